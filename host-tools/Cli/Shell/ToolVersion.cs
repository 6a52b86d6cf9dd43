using System.Reflection;

namespace SecureBoot.Cli.Shell;

/// <summary>The version of this command.</summary>
internal static class ToolVersion
{
    /// <summary>The version without the commit, such as 1.0.0.</summary>
    internal static string Text { get; } =
        (typeof(ToolVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion
            ?? "").Split('+')[0];
}
