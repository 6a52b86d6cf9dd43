using System.Collections.Generic;

namespace SecureBoot.MetadataProcessor;

/// <summary>The options for the processing of an assembly.</summary>
public sealed record ProcessorOptions
{
    /// <summary>Full names of types to leave out, as the official build.s ExcludeClassByName.</summary>
    public IReadOnlyCollection<string> ExcludedTypes { get; init; } = [];

    /// <summary>Whether warnings are errors.</summary>
    public bool IsStrict { get; init; }
}
