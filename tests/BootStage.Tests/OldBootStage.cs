using System;
using System.IO;
using SecureBoot.TestSupport;

namespace SecureBoot.BootStage.Tests;

/// <summary>A boot stage from the time before the native hash, in its build of that time, in a folder with the current
/// libraries.</summary>
internal sealed class OldBootStage : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("secureboot-test-").FullName;

    internal OldBootStage()
    {
        Copy(System.IO.Path.Combine(AppContext.BaseDirectory, "firmware"));
        Copy(System.IO.Path.Combine(Repository.Root, "tests", "vectors", "boot", "before-native-hash"));
    }

    internal string Path => System.IO.Path.Combine(_folder, "BootStage.pe");

    public void Dispose()
    {
        Directory.Delete(_folder, recursive: true);
    }

    private void Copy(string from)
    {
        foreach (string file in Directory.GetFiles(from, "*.pe"))
        {
            File.Copy(file, System.IO.Path.Combine(_folder, System.IO.Path.GetFileName(file)), overwrite: true);
        }
    }
}
