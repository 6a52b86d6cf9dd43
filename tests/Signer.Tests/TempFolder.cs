using System;
using System.IO;
using System.Linq;

namespace SecureBoot.Signer.Tests;

/// <summary>A temporary folder for one test.</summary>
internal sealed class TempFolder : IDisposable
{
    private readonly string _path = Directory.CreateTempSubdirectory("secureboot-test-").FullName;

    internal string File(string name)
    {
        return Path.Combine(_path, name);
    }

    internal string Write(string name, byte[] content)
    {
        System.IO.File.WriteAllBytes(File(name), content);
        return File(name);
    }

    internal string[] Names()
    {
        return [.. Directory.GetFileSystemEntries(_path).Select(entry => Path.GetFileName(entry))
            .Order(StringComparer.Ordinal)];
    }

    public void Dispose()
    {
        Directory.Delete(_path, recursive: true);
    }
}
