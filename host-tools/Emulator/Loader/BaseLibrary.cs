using System;
using System.IO;
using System.Reflection;
using SecureBoot.PeFormat;
using SecureBoot.PeFormat.Checks;

namespace SecureBoot.Emulator.Loader;

/// <summary>The emulator's own base library: mscorlib of nanoFramework.CoreLibrary, as published.</summary>
public static class BaseLibrary
{
    private static readonly Lazy<PeFile> s_file = new(static () => CheckedPe.Read(Resource("mscorlib.pe")));

    /// <summary>The assembly that a device runs.</summary>
    public static byte[] Pe => Resource("mscorlib.pe");

    /// <summary>The assembly that compilers build against.</summary>
    public static byte[] Dll => Resource("mscorlib.dll");

    internal static PeFile File => s_file.Value;

    private static byte[] Resource(string name)
    {
        using Stream stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(name)
            ?? throw new InvalidOperationException("the resource " + name + " is missing");
        byte[] bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}
