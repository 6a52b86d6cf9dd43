using System;
using System.Diagnostics;
using System.IO;
using SecureBoot.MetadataProcessor.Order;
using Xunit;

namespace SecureBoot.MetadataProcessor.Tests;

/// <summary>The order of names is the same on every machine.</summary>
public sealed class NameOrderTests
{
    [Theory]
    [InlineData("A_B", "AB")]
    [InlineData("A.B", "A1")]
    [InlineData("a", "A")]
    [InlineData("A", "b")]
    [InlineData("Ab", "aC")]
    [InlineData("A1", "Aa")]
    [InlineData("A", "A.B")]
    [InlineData("N.Outer", "N.Outer/Inner")]
    [InlineData("Outer/Inner", "Outer`1")]
    [InlineData("e", "é")]
    [InlineData("É", "F")]
    [InlineData("ss", "ß")]
    [InlineData("z", "я")]
    public void The_first_comes_before_the_second(string first, string second)
    {
        Assert.True(NameOrder.Instance.Compare(first, second) < 0);
        Assert.True(NameOrder.Instance.Compare(second, first) > 0);
        Assert.Equal(0, NameOrder.Instance.Compare(first, first));
    }

    [Theory]
    [InlineData("lt_LT.UTF-8", "0")]
    [InlineData("cs_CZ.UTF-8", "0")]
    [InlineData("sk_SK.UTF-8", "0")]
    [InlineData("en_US.UTF-8", "0")]
    [InlineData("C", "1")]
    public void The_files_are_the_same_under_any_culture(string language, string isInvariant)
    {
        using TemporaryFolder folder = new();
        foreach (string name in new[] { "SortCase", "SortPunct", "SortUnicode", "AttributesArgs" })
        {
            string path = Run(ProcessorVectors.Program(name + ".dll"), folder, language, isInvariant);
            Assert.Equal(File.ReadAllBytes(ProcessorVectors.Program(name + ".pe")), File.ReadAllBytes(path));
        }

        string core = Run(ProcessorVectors.CoreLibrary("mscorlib.dll"), folder, language, isInvariant);
        Assert.Equal(File.ReadAllBytes(ProcessorVectors.CoreLibrary("mscorlib.pe")), File.ReadAllBytes(core));
        Assert.Equal(
            File.ReadAllBytes(ProcessorVectors.CoreLibrary("mscorlib.pdbx")),
            File.ReadAllBytes(Path.ChangeExtension(core, ".pdbx")));
    }

    private static string Run(string assembly, TemporaryFolder folder, string language, string isInvariant)
    {
        string output = Path.Combine(folder.Path, Path.GetFileNameWithoutExtension(assembly) + ".pe");
        string program = Path.ChangeExtension(typeof(Processor).Assembly.Location, ".dll");
        ProcessStartInfo start = new(
            "dotnet",
            [program, assembly, "--out", output, "--reference", ProcessorVectors.CoreLibrary("mscorlib.dll")])
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        };
        start.Environment["LANG"] = language;
        start.Environment["LC_ALL"] = language;
        start.Environment["DOTNET_SYSTEM_GLOBALIZATION_INVARIANT"] = isInvariant;
        using Process process = Process.Start(start)!;
        string error = process.StandardError.ReadToEnd();
        process.WaitForExit();
        if (error.Contains("valid ICU package", StringComparison.Ordinal))
        {
            Assert.Skip($"needs ICU for the culture {language}: install libicu");
        }

        Assert.True(process.ExitCode == 0, error);
        return output;
    }
}
