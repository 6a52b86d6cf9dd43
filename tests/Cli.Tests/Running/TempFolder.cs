using System;
using System.IO;

namespace SecureBoot.Cli.Tests;

/// <summary>A temporary folder for one test.</summary>
public sealed class TempFolder : IDisposable
{
    /// <summary>The path of the folder.</summary>
    public string Path { get; } = Directory.CreateTempSubdirectory("secureboot-test-").FullName;

    /// <summary>The path of a file in the folder.</summary>
    public string File(string name)
    {
        return System.IO.Path.Combine(Path, name);
    }

    /// <summary>Writes a file and returns its path.</summary>
    public string Write(string name, byte[] content)
    {
        System.IO.File.WriteAllBytes(File(name), content);
        return File(name);
    }

    /// <summary>Writes a text file and returns its path.</summary>
    public string Write(string name, string content)
    {
        System.IO.File.WriteAllText(File(name), content);
        return File(name);
    }

    /// <summary>Writes a program for POSIX systems and returns its path.</summary>
    public string WriteProgram(string name, string text)
    {
        string path = Write(name, text);
        if (!OperatingSystem.IsWindows())
        {
            System.IO.File.SetUnixFileMode(
                path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        return path;
    }

    /// <summary>The sorted names of the folder's files, with hidden files.</summary>
    public string[] Names()
    {
        string[] names = Array.ConvertAll(
            Directory.GetFileSystemEntries(Path), entry => System.IO.Path.GetFileName(entry));
        Array.Sort(names, StringComparer.Ordinal);
        return names;
    }

    public void Dispose()
    {
        Directory.Delete(Path, recursive: true);
    }
}
