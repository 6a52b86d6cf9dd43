using System.Collections.Generic;

namespace SecureBoot.TestSupport;

/// <summary>The environment of a build that a test starts.</summary>
public static class BuildEnvironment
{
    /// <summary>The variables by their names.</summary>
    public static IReadOnlyDictionary<string, string> Variables { get; } = new Dictionary<string, string>
    {
        // No process outlives the test.
        ["MSBUILDDISABLENODEREUSE"] = "1",
        // A build ends before a second compilation of the build's own code saves time.
        ["DOTNET_TieredCompilation"] = "0",
        // The tests do not look for advisories.
        ["NuGetAudit"] = "false",
    };
}
