using System;
using System.IO;
using SecureBoot.TestSupport;
using Xunit;

namespace SecureBoot.MetadataProcessor.Tests;

/// <summary>The command that the build runs.</summary>
public sealed class ProcessorCommandTests
{
    [Fact]
    public void Both_files_are_written_over_older_ones()
    {
        using TemporaryFolder folder = new();
        File.WriteAllText(folder["HelloExe.pe"], "older");

        (
            int code,
            string output,
            string error) = Run(ProcessorVectors.Program("HelloExe.dll"), "--out", folder["HelloExe.pe"], "--reference",
                ProcessorVectors.CoreLibrary(""));

        Assert.Equal((0, "", ""), (code, output, error));
        Assert.Equal(
            File.ReadAllBytes(ProcessorVectors.Program("HelloExe.pe")), File.ReadAllBytes(folder["HelloExe.pe"]));
        Assert.Equal(
            File.ReadAllBytes(ProcessorVectors.Program("HelloExe.pdbx")), File.ReadAllBytes(folder["HelloExe.pdbx"]));
        Assert.Equal(2, Directory.GetFiles(folder.Path).Length);
    }

    [Fact]
    public void A_refused_assembly_leaves_no_file_and_problems_that_an_editor_reads()
    {
        using TemporaryFolder folder = new();

        (
            int code,
            string output,
            _) = Run(Repository.Vectors("refused", "DefaultMethod.dll"), "--out", folder["x.pe"], "--reference",
                ProcessorVectors.CoreLibrary("mscorlib.dll"));

        Assert.Equal(1, code);
        Assert.StartsWith(
            "/src/DefaultMethod.cs(6,5): error SBP014: IThing.Twice: a default method",
            output,
            StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(folder.Path));
    }

    [Fact]
    public void Arguments_can_stand_in_a_file()
    {
        using TemporaryFolder folder = new();
        File.WriteAllLines(
            folder["list.rsp"],
            ["--reference", ProcessorVectors.CoreLibrary("mscorlib.dll"), "--out", folder["HelloExe.pe"]]);

        Assert.Equal(0, Run(ProcessorVectors.Program("HelloExe.dll"), "@" + folder["list.rsp"]).Code);
        Assert.True(File.Exists(folder["HelloExe.pe"]));
    }

    [Fact]
    public void Excluded_types_are_left_out()
    {
        using TemporaryFolder folder = new();
        string[] common =
        [
            ProcessorVectors.Program("Classes.dll"),
            "--reference",
            ProcessorVectors.CoreLibrary("mscorlib.dll"),
            "--out",
        ];

        Assert.Equal(0, Run([.. common, folder["all.pe"]]).Code);
        PeFormat.PeFile all = PeFormat.Checks.CheckedPe.Read(File.ReadAllBytes(folder["all.pe"]));
        Assert.Equal(0, Run([.. common, folder["fewer.pe"], "--exclude", all.FullName(all.TypeDefs.Length - 1)]).Code);

        Assert.True(new FileInfo(folder["fewer.pe"]).Length <= new FileInfo(folder["all.pe"]).Length);
    }

    [Theory]
    [InlineData("the assembly is missing", "--out", "x.pe")]
    [InlineData("--out is missing", "a.dll")]
    [InlineData("--out has no value", "a.dll", "--out")]
    [InlineData("found --what, an unknown option", "a.dll", "--what")]
    [InlineData("found b.dll, a second assembly", "a.dll", "b.dll")]
    [InlineData("Could not find file", "/none/a.dll", "--out", "x.pe")]
    [InlineData("the reference /none/lib does not exist", "/none/a.dll", "--out", "x.pe", "--reference", "/none/lib")]
    public void Misuse_is_named(string expected, params string[] arguments)
    {
        (int code, string output, string error) = Run([.. arguments]);

        Assert.Equal((2, ""), (code, output));
        Assert.Contains(
            expected.StartsWith("Could", StringComparison.Ordinal) ? "Could not find" : expected,
            error,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_read_only_output_is_named_and_left()
    {
        using TemporaryFolder folder = new();
        File.WriteAllText(folder["HelloExe.pdbx"], "old");
        new FileInfo(folder["HelloExe.pdbx"]).IsReadOnly = true;

        (
            int code,
            _,
            string error) = Run(ProcessorVectors.Program("HelloExe.dll"), "--out", folder["HelloExe.pe"], "--reference",
                ProcessorVectors.CoreLibrary("mscorlib.dll"));

        Assert.Equal(2, code);
        Assert.Contains("HelloExe.pdbx is read-only", error, StringComparison.Ordinal);
        Assert.Equal([folder["HelloExe.pdbx"]], Directory.GetFiles(folder.Path));
        new FileInfo(folder["HelloExe.pdbx"]).IsReadOnly = false;
    }

    private static (int Code, string Output, string Error) Run(params string[] arguments)
    {
        using StringWriter output = new();
        using StringWriter error = new();
        int code = ProcessorCommand.Run(arguments, output, error);
        return (code, output.ToString(), error.ToString());
    }
}
