using System.Collections.Generic;

namespace SecureBoot.MetadataProcessor;

/// <summary>The options for the processing of an assembly.</summary>
public sealed record ProcessorOptions
{
    /// <summary>Full names of types to leave out, as in ExcludeClassByName of the official build.</summary>
    public IReadOnlyCollection<string> ExcludedTypes { get; init; } = [];

    /// <summary>Whether warnings are errors.</summary>
    public bool IsStrict { get; init; }
}
