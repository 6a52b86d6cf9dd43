using System;
using System.IO;
using System.Linq;
using SecureBoot.Cli.Shell;
using SecureBoot.Provisioning.Flashing;
using SecureBoot.Signer.ImageBodies;

namespace SecureBoot.Cli.Running;

/// <summary>The virtual board's own libraries, which carry the names of nanoFramework's.</summary>
internal static class BoardLibraries
{
#if NANOFRAMEWORK_PACKAGES
    private const bool AreOwn = false;
#else
    private const bool AreOwn = true;
#endif

    /// <summary>The arguments for <c>dotnet build</c> that select the libraries this command was built with.</summary>
    internal static string[] BuildOptions => AreOwn ? [] : ["-p:NanoFrameworkPackages=true"];

    /// <summary>Warns of those in a deployment that are byte for byte what this command emulates with.</summary>
    internal static void Warn(Terminal terminal, Deployment deployment)
    {
        byte[] bytes = deployment.ToArray();
        string[] own = [.. deployment.Assemblies
            .Where(assembly => AreOwn && IsLibrary(assembly.Name) && IsOwn(assembly, bytes))
            .Select(assembly => assembly.Name)];
        if (own.Length > 0)
        {
            terminal.Warning(
                $"found the virtual board's own {string.Join(", ", own)}, which nobody has seen on an ESP32");
            terminal.Hint("dotnet build firmware/BootStage -c Release -p:NanoFrameworkPackages=true takes "
                + "nanoFramework's packages");
        }
    }

    private static bool IsLibrary(string name)
    {
        return name.StartsWith("System.", StringComparison.Ordinal)
            || name.StartsWith("nanoFramework.", StringComparison.Ordinal);
    }

    private static bool IsOwn(BodyAssembly assembly, byte[] bytes)
    {
        string path = Path.Combine(AppContext.BaseDirectory, "firmware", assembly.Name + ".pe");
        return File.Exists(path) && bytes.AsSpan(assembly.Offset, assembly.Size).SequenceEqual(File.ReadAllBytes(path));
    }
}
