using System;
using System.IO;
using System.Linq;
using SecureBoot.Provisioning;
using SecureBoot.Signer;

namespace SecureBoot.Cli;

/// <summary>The virtual board's own libraries, which carry the names of nanoFramework's.</summary>
internal static class BoardLibraries
{
    /// <summary>Those of a deployment that are byte for byte what this command emulates with.</summary>
    internal static string[] Among(Deployment deployment)
    {
#if NANOFRAMEWORK_PACKAGES
        return [];
#else
        byte[] bytes = deployment.ToArray();
        return [.. deployment.Assemblies.Where(assembly => IsLibrary(assembly.Name) && IsOwn(assembly, bytes)).Select(assembly => assembly.Name)];
#endif
    }

    private static bool IsLibrary(string name)
    {
        return name.StartsWith("System.", StringComparison.Ordinal) || name.StartsWith("nanoFramework.", StringComparison.Ordinal);
    }

    private static bool IsOwn(BodyAssembly assembly, byte[] bytes)
    {
        string path = Path.Combine(AppContext.BaseDirectory, "firmware", assembly.Name + ".pe");
        return File.Exists(path) && bytes.AsSpan(assembly.Offset, assembly.Size).SequenceEqual(File.ReadAllBytes(path));
    }
}
