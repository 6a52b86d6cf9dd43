using System;
using System.IO;
using System.Linq;
using SecureBoot.Emulator;
using SecureBoot.Emulator.Loader;

namespace SecureBoot.DeviceSupport;

/// <summary>The folder beside the tests with the assemblies that the build made for the device.</summary>
public static class DeviceFolder
{
    /// <summary>The full path of the folder.</summary>
    public static string FullName { get; } = Path.Combine(AppContext.BaseDirectory, "firmware");

    /// <summary>nanoFramework's libraries as .dll files for the compiler.</summary>
    public static string[] Libraries { get; } = [.. Directory.GetFiles(FullName, "*.dll").Where(IsLibrary)];

    /// <summary>The path of a file in the folder.</summary>
    public static string File(string name) => Path.Combine(FullName, name);

    /// <summary>Loads a program and the assemblies in the folder that the program refers to.</summary>
    public static void LoadProgram(this Machine machine, byte[] pe, AssemblySymbols? symbols)
    {
        ArgumentNullException.ThrowIfNull(machine);
        machine.Load(new AssemblyBytes("the program", pe, symbols), new FolderSource(FullName));
    }

    private static bool IsLibrary(string path)
    {
        string name = Path.GetFileNameWithoutExtension(path);
        return name.StartsWith("System.", StringComparison.Ordinal)
            || name.StartsWith("nanoFramework.", StringComparison.Ordinal);
    }
}
