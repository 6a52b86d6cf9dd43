using System;
using System.Collections.Generic;
using System.IO;
using SecureBoot.MetadataProcessor.Input;
using SecureBoot.TestSupport;
using Xunit;

namespace SecureBoot.MetadataProcessor.Tests;

/// <summary>Programs, and the official processor's output for them.</summary>
internal static class ProcessorVectors
{
    /// <summary>The path of a file in the package nanoFramework.CoreLibrary.</summary>
    public static string CoreLibrary(string name) => Path.Combine(AppContext.BaseDirectory, "corelibrary", name);

    /// <summary>The path of a program.</summary>
    public static string Program(string name) => Repository.Vectors("processor", name);

    /// <summary>mscorlib and the programs that other programs refer to.</summary>
    public static FileReferences References() => new([CoreLibrary("mscorlib.dll"), Repository.Vectors("processor")]);

    /// <summary>The names of the programs with a recorded .pe.</summary>
    public static TheoryData<string> Names() => [.. In(Repository.Vectors("processor"), "*.pe")];

    /// <summary>The names of files without their extension, sorted.</summary>
    public static List<string> In(string folder, string pattern)
    {
        List<string> names = [];
        foreach (string path in Directory.GetFiles(folder, pattern))
        {
            names.Add(Path.GetFileNameWithoutExtension(path));
        }

        names.Sort(StringComparer.Ordinal);
        return names;
    }

    /// <summary>Processes a program as the build does.</summary>
    public static ProcessedAssembly Process(string path, IReferenceSource references, ProcessorOptions? options = null)
    {
        string pdb = Path.ChangeExtension(path, ".pdb");
        return Processor.Process(
            File.ReadAllBytes(path), File.Exists(pdb) ? File.ReadAllBytes(pdb) : null, references, options);
    }
}
