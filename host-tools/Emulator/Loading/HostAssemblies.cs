namespace SecureBoot.Emulator.Loading;

/// <summary>Assemblies of the host whose types are the device's own: firmware compiles against them, the emulator replaces them.</summary>
internal static class HostAssemblies
{
    public static bool Contains(string name)
    {
        return name is "SecureBoot.Board" or "nanoFramework.TestFramework.Host" or "mscorlib" or "netstandard";
    }
}
