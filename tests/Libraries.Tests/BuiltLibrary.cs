using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Mono.Cecil;
using SecureBoot.PeFormat;
using SecureBoot.PeFormat.Checks;
using SecureBoot.TestSupport;

namespace SecureBoot.Libraries.Tests;

/// <summary>A library from the build, with the lists of the real library's members.</summary>
internal sealed class BuiltLibrary : IDisposable
{
    private BuiltLibrary(string name, ModuleDefinition module, PeFile pe)
    {
        Name = name;
        Module = module;
        Pe = pe;
    }

    public string Name { get; }

    public ModuleDefinition Module { get; }

    /// <summary>The library's .pe, as the metadata processor wrote it.</summary>
    public PeFile Pe { get; }

    public static BuiltLibrary Open(string name)
    {
        string configuration = Path.GetFileName(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory));
        string path = Path.Combine(Repository.Root, "artifacts", "bin", name, configuration, name);
        ReaderParameters parameters = new() { InMemory = true };
        return new BuiltLibrary(
            name,
            ModuleDefinition.ReadModule(path + ".dll", parameters),
            CheckedPe.Read(File.ReadAllBytes(path + ".pe")));
    }

    // Classes that the lists lack. The list of native methods and nanoFramework's sources have Rtc. The firmware's
    // table of native methods, and its checksum, leave room for CryptographicException: three methods between
    // SocketException and X509Certificate2.
    private static readonly string[] s_unlisted =
    [
        "T:nanoFramework.Runtime.Native.Rtc",
        "M:nanoFramework.Runtime.Native.Rtc.SetSystemTime(System.DateTime)",
        "T:System.Security.Cryptography.CryptographicException",
        "M:System.Security.Cryptography.CryptographicException.#ctor",
        "M:System.Security.Cryptography.CryptographicException.#ctor(System.Int32)",
        "M:System.Security.Cryptography.CryptographicException.get_ErrorCode",
        "P:System.Security.Cryptography.CryptographicException.ErrorCode",
    ];

    /// <summary>The lines of NAME.txt without the value fields of enumerations, which only some lists have.</summary>
    public IEnumerable<string> PublicMembers()
    {
        string[] lines = File.ReadAllLines(Repository.Vectors("nanoframework-api", Name + ".txt"));
        string unlisted = Name == "System.Net" ? ":System.Security." : ":" + Name + ".";
        return lines.Where(line => !line.EndsWith(".value__", StringComparison.Ordinal))
            .Concat(s_unlisted.Where(line => line.Contains(unlisted, StringComparison.Ordinal)));
    }

    /// <summary>The lines of NAME.missing.txt: members of the real library that this project's library leaves out
    /// (docs/emulator.md).</summary>
    public string[] Missing()
    {
        return Lines(".missing.txt");
    }

    /// <summary>Whether a line of NAME.values.txt is about a member of <see cref="Missing"/>.</summary>
    public bool IsMissing(string value)
    {
        return Missing().Contains(value.Split(' ')[0]);
    }

    /// <summary>The lines of NAME.natives.txt after the first; empty when the library has no native methods.</summary>
    public string[] Natives()
    {
        return [.. Lines(".natives.txt").Skip(1)];
    }

    /// <summary>The lines of NAME.indexes.txt; empty when the library has no native methods.</summary>
    public string[] NativeIndexes()
    {
        return Lines(".indexes.txt");
    }

    /// <summary>The lines of NAME.values.txt; empty when the library has no public constants and no defaults.</summary>
    public string[] PublicValues()
    {
        return Lines(".values.txt");
    }

    /// <summary>The checksum in the first line of NAME.natives.txt; 0 when the library has no native methods.</summary>
    public uint Checksum()
    {
        string[] lines = Lines(".natives.txt");
        return lines.Length == 0 ? 0 : Convert.ToUInt32(lines[0].Split("checksum ")[1], 16);
    }

    public void Dispose()
    {
        Module.Dispose();
    }

    private string[] Lines(string extension)
    {
        string path = Repository.Vectors("nanoframework-api", Name + extension);
        return File.Exists(path) ? File.ReadAllLines(path) : [];
    }
}
