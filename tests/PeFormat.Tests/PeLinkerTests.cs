using System;
using System.Collections.Generic;
using System.Text;
using SecureBoot.PeFormat.Checks;
using SecureBoot.PeFormat.Linking;
using Xunit;

namespace SecureBoot.PeFormat.Tests;

/// <summary>The linker finds references as nanoCLR does, and names each missing part.</summary>
public sealed class PeLinkerTests
{
    public static TheoryData<string> Names => PeVectors.Names();

    [Theory]
    [MemberData(nameof(Names))]
    public void All_references_of_a_program_are_found(string name)
    {
        List<PeFile> files =
        [
            CheckedPe.Read(PeVectors.CoreLibrary), CheckedPe.Read(PeVectors.Program(name), checkBodies: false),
        ];
        if (name == "LibB")
        {
            files.Insert(1, CheckedPe.Read(PeVectors.Program("LibA")));
        }

        PeLinker linker = PeLinker.Link(files);

        Assert.Equal([], linker.Problems);
        PeLinkedAssembly program = linker.Assemblies[^1];
        Assert.All(program.MethodRefs, method => Assert.NotNull(method));
        Assert.Equal(program.File.TypeRefs.Length, program.TypeRefs.Length);
    }

    [Fact]
    public void A_method_is_found_in_a_base_of_its_type()
    {
        PeLinker linker =
            PeLinker.Link([
                CheckedPe.Read(PeVectors.CoreLibrary),
                CheckedPe.Read(PeVectors.Program("LibA")),
                CheckedPe.Read(PeVectors.Program("LibB")),
            ]);
        PeLinkedAssembly program = linker.Assemblies[2];

        List<string> found = [];
        foreach (PeTarget? method in program.MethodRefs)
        {
            found.Add(
                method!.Value.Assembly.File.Name + " "
                    + method.Value.Assembly.File.Text(method.Value.Assembly.File.MethodDefs[method.Value.Row].Name));
        }

        Assert.Contains("mscorlib .ctor", found);
        Assert.Contains(found, static name => name.StartsWith("LibA ", StringComparison.Ordinal));
    }

    [Fact]
    public void A_missing_assembly_is_named()
    {
        Assert.Equal(
            ["HelloExe refers to mscorlib 1.17.11.0, which is not there"],
            PeLinker.Link([CheckedPe.Read(PeVectors.Program("HelloExe"))]).Problems);
    }

    [Fact]
    public void Another_minor_version_is_refused_and_another_build_is_not()
    {
        PeFile program = CheckedPe.Read(PeVectors.Program("HelloExe"));

        Assert.Equal(
            [
                "HelloExe refers to mscorlib 1.17.11.0, and 1.18.11.0 is there: the runtime takes the same major and "
                    + "minor version only",
            ],
            PeLinker.Link([Changed(PeVectors.CoreLibrary, PeHeader.VersionOffset + 2, 18), program]).Problems);
        Assert.Empty(PeLinker.Link([Changed(PeVectors.CoreLibrary, PeHeader.VersionOffset + 4, 99), program]).Problems);
    }

    [Theory]
    [InlineData("ExA", "LibB uses the type LibA.ExA, which LibA 0.0.0.0 does not have")]
    [InlineData("Nested", "LibB uses the type LibA.Base/Nested, which LibA 0.0.0.0 does not have")]
    [InlineData("S", "LibB uses the field LibA.Base.S, which LibA 0.0.0.0 does not have with this signature")]
    [InlineData("V", "LibB uses the method LibA.Base.V(), which LibA 0.0.0.0 does not have with this signature")]
    [InlineData("Do", "LibB uses the method LibA.IThing.Do(I4), which LibA 0.0.0.0 does not have with this signature")]
    public void What_is_missing_is_named(string name, string expected)
    {
        Assert.Contains(expected, LinkWithRenamed(name));
    }

    [Fact]
    public void Two_assemblies_of_one_name_are_named()
    {
        PeFile core = CheckedPe.Read(PeVectors.CoreLibrary);

        Assert.Contains(
            "there are two assemblies of the name mscorlib: the runtime takes the first",
            PeLinker.Link([core, core]).Problems);
    }

    private static IReadOnlyList<string> LinkWithRenamed(string name)
    {
        byte[] library = PeVectors.Program("LibA");
        int at = library.AsSpan().IndexOf(Encoding.UTF8.GetBytes("\0" + name + "\0"));
        Assert.True(at > 0, name + " is not in LibA");
        return PeLinker.Link([
            CheckedPe.Read(PeVectors.CoreLibrary),
            Changed(library, at + 1, (byte)'#'),
            CheckedPe.Read(PeVectors.Program("LibB")),
        ]).Problems;
    }

    private static PeFile Changed(byte[] bytes, int offset, byte value)
    {
        bytes[offset] = value;
        PeVectors.FixCrcs(bytes);
        return CheckedPe.Read(bytes);
    }
}
