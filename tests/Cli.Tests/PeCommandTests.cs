using System;
using System.Collections.Generic;
using System.IO;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Text.Json;
using SecureBoot.TestSupport;
using Xunit;

namespace SecureBoot.Cli.Tests;

/// <summary>secureboot pe.</summary>
public sealed class PeCommandTests
{
    private static readonly string s_core = Path.Combine(AppContext.BaseDirectory, "corelibrary", "mscorlib.dll");

    [Fact]
    public void Pe_Program_WritesBothOfficialFilesAndSaysHowFullTablesAre()
    {
        using TempFolder folder = new();

        string output = Secureboot.Run("pe", "--reference", s_core, "--out", folder.File("HelloExe.pe"),
            Vector("HelloExe.dll")).AssertDone().Output;

        Assert.Equal(File.ReadAllBytes(Vector("HelloExe.pe")), File.ReadAllBytes(folder.File("HelloExe.pe")));
        Assert.Equal(File.ReadAllBytes(Vector("HelloExe.pdbx")), File.ReadAllBytes(folder.File("HelloExe.pdbx")));
        Assert.Contains("assembly: HelloExe 0.0.0.0\n", output, StringComparison.Ordinal);
        Assert.Contains(" of 64674 bytes\n", output, StringComparison.Ordinal);
        Assert.Contains(" of 32768 rows\n", output, StringComparison.Ordinal);
    }

    [Fact]
    public void Pe_ExistingOutput_IsReplacedOnlyWithForce()
    {
        using TempFolder folder = new();
        string output = folder.Write("HelloExe.pdbx", [1]);
        string[] arguments = ["pe", "--reference", s_core, "--out", folder.File("HelloExe.pe"), Vector("HelloExe.dll")];

        Secureboot.Run(arguments).AssertError(2, "HelloExe.pdbx");
        Assert.False(File.Exists(folder.File("HelloExe.pe")));
        Secureboot.Run([.. arguments, "--force"]).AssertDone();
        Assert.Equal(File.ReadAllBytes(Vector("HelloExe.pdbx")), File.ReadAllBytes(output));
    }

    [Fact]
    public void Pe_Compare_SaysTheFirstTableAndRow()
    {
        Assert.Contains(
            "comparison: the same\n",
            Secureboot.Run("pe", "--reference", s_core, "--compare", Vector("TryCatch.pe"), Vector("TryCatch.dll"))
                .AssertDone().Output,
            StringComparison.Ordinal);

        using TempFolder folder = new();
        string[] arguments =
        [
            "pe", "--reference", s_core, "--out", folder.File("x.pe"), "--compare", Vector("ArithI4.pe"),
            Vector("ArithI8.dll"),
        ];
        Secureboot.Run(arguments).AssertError(1, "ArithI8.dll: differs in the table ");
        Assert.False(File.Exists(folder.File("x.pe")));
    }

    [Fact]
    public void Pe_Refused_NamesThePlaceAndLeavesNothing()
    {
        using TempFolder folder = new();

        CommandResult run = Secureboot.Run("pe", "--reference", s_core, "--out", folder.File("x.pe"),
            Repository.Vectors("refused", "Many.dll")).AssertError(1, "Many.dll: refused for 4 reasons");

        Assert.Contains(
            "secureboot: hint: /src/Many.cs(9,5): SBP011: Many.Second: the pointer System.Int32*",
            run.Talk,
            StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(folder.Path));
    }

    [Fact]
    public void Pe_Warning_IsAnErrorWithStrict()
    {
        string[] arguments = ["pe", "--reference", s_core, Vector("AttrShift.dll")];

        Assert.Contains(
            "warning: " + Vector("AttrShift.dll") + ": SBP031: Thermo.First",
            Secureboot.Run(arguments).Talk,
            StringComparison.Ordinal);
        Assert.Equal(1, Secureboot.Run([.. arguments, "--strict"]).ExitCode);
    }

    [Fact]
    public void Pe_Json_HasProblemsAndTables()
    {
        using JsonDocument refused = JsonDocument.Parse(
            Secureboot.Run("pe", "--json", "--reference", s_core, Repository.Vectors("refused", "DefaultMethod.dll"))
                .Output);
        using JsonDocument done = JsonDocument.Parse(
            Secureboot.Run("pe", "--json", "--reference", s_core, "--compare", Vector("HelloExe.pe"),
                Vector("HelloExe.dll")).Output);

        Assert.True(refused.RootElement.GetProperty("refused").GetBoolean());
        Assert.Equal(6, refused.RootElement.GetProperty("problems")[0].GetProperty("line").GetInt32());
        Assert.Equal(JsonValueKind.Null, done.RootElement.GetProperty("difference").ValueKind);
        Assert.Equal("AssemblyRef", done.RootElement.GetProperty("tables")[0].GetProperty("name").GetString());
    }

    [Theory]
    [InlineData(1, "is compiled for .NET: it refers to System.Runtime", "--reference", "CORE", "SELF")]
    [InlineData(
        1, "HelloExe refers to mscorlib 1.17.11.0 (for System.Object), which is not among the references", "HELLO")]
    [InlineData(2, "the reference /none does not exist", "--reference", "/none", "HELLO")]
    [InlineData(2, "/none.dll", "/none.dll")]
    [InlineData(2, "--compare: found no valid .pe", "--reference", "CORE", "--compare", "SELF", "HELLO")]
    [InlineData(1, "found no .NET assembly", "--reference", "CORE", "README")]
    public void Pe_BadInput_IsNamed(int exitCode, string expected, params string[] arguments)
    {
        string[] given = Array.ConvertAll(arguments, argument => argument switch
        {
            "CORE" => s_core,
            "SELF" => typeof(PeCommandTests).Assembly.Location,
            "HELLO" => Vector("HelloExe.dll"),
            "README" => Vector("README.md"),
            _ => argument,
        });

        Secureboot.Run(["pe", .. given]).AssertError(exitCode, expected);
    }

    [Fact]
    public void Pe_MethodWithoutAnyCode_IsRefused()
    {
        using TempFolder folder = new();
        byte[] assembly = File.ReadAllBytes(Vector("TryCatch.dll"));
        int refused = 0;
        foreach (int offset in TinyBodies(assembly))
        {
            byte[] damaged = [.. assembly];
            damaged[offset] = EmptyTinyBody;
            CommandResult run = Secureboot.Run("pe", "--reference", s_core, folder.Write("x.dll", damaged));
            if (run.ExitCode != 0)
            {
                run.AssertError(1, "the assembly makes no .pe that the device would load: ");
                refused++;
            }
        }

        // The compiler's own attributes, which the .pe leaves out, have bodies too.
        Assert.InRange(refused, 2, int.MaxValue);
    }

    // ECMA-335, II.25.4.2: the two low bits are the format, the others the number of bytes.
    private const byte EmptyTinyBody = 0x02;

    private static List<int> TinyBodies(byte[] assembly)
    {
        using PEReader reader = new([.. assembly]);
        MetadataReader metadata = reader.GetMetadataReader();
        List<int> offsets = [];
        foreach (MethodDefinitionHandle handle in metadata.MethodDefinitions)
        {
            int rva = metadata.GetMethodDefinition(handle).RelativeVirtualAddress;
            int section = reader.PEHeaders.GetContainingSectionIndex(rva);
            SectionHeader header = section < 0 ? default : reader.PEHeaders.SectionHeaders[section];
            int offset = rva - header.VirtualAddress + header.PointerToRawData;
            if (section >= 0 && (assembly[offset] & 3) == EmptyTinyBody)
            {
                offsets.Add(offset);
            }
        }

        Assert.NotEmpty(offsets);
        return offsets;
    }

    private static string Vector(string name) => Repository.Vectors("processor", name);
}
