using System;
using System.Collections.Generic;
using System.IO;
using SecureBoot.MetadataProcessor.Input;
using SecureBoot.MetadataProcessor.Problems;
using SecureBoot.PeFormat;
using SecureBoot.PeFormat.Checks;
using SecureBoot.PeFormat.Linking;
using SecureBoot.TestSupport;
using Xunit;

namespace SecureBoot.MetadataProcessor.Tests;

/// <summary>The output files equal those of the official processor byte for byte.</summary>
public sealed class ProcessorVectorTests
{
    public static TheoryData<string> Names => ProcessorVectors.Names();

    public static TheoryData<string> DevicePrograms
    {
        get
        {
            string folder = Repository.Vectors("device-programs");
            return Directory.Exists(folder) ? [.. ProcessorVectors.In(folder, "*.pe")] : [""];
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_program_gives_the_official_files(string name)
    {
        ProcessedAssembly processed = ProcessorVectors.Process(
            ProcessorVectors.Program(name + ".dll"), ProcessorVectors.References());

        Assert.DoesNotContain(processed.Problems, static problem => problem.IsError);
        Assert.Equal(File.ReadAllBytes(ProcessorVectors.Program(name + ".pe")), processed.Pe);
        Assert.Equal(File.ReadAllBytes(ProcessorVectors.Program(name + ".pdbx")), processed.Pdbx);
    }

    [Theory]
    [MemberData(nameof(DevicePrograms))]
    public void A_program_that_ran_on_a_device_gives_the_official_file(string name)
    {
        if (name.Length == 0)
        {
            Assert.Skip("needs tests/vectors/device-programs: check out the whole repository");
        }

        ProcessedAssembly processed = ProcessorVectors.Process(
            Repository.Vectors("device-programs", name + ".dll"), new AnyReference());

        // A default method of an interface throws on the device, so the processor refuses the program.
        if (name == "dim_interfaces")
        {
            Assert.All(
                processed.Problems, static problem => Assert.Equal(ProblemCode.DefaultInterfaceMethod, problem.Code));
            return;
        }

        Assert.Equal(File.ReadAllBytes(Repository.Vectors("device-programs", name + ".pe")), processed.Pe);
    }

    [Fact]
    public void Mscorlib_gives_the_files_of_the_package()
    {
        ProcessedAssembly processed = ProcessorVectors.Process(
            ProcessorVectors.CoreLibrary("mscorlib.dll"), new FileReferences([]));

        Assert.Equal(File.ReadAllBytes(ProcessorVectors.CoreLibrary("mscorlib.pe")), processed.Pe);
        Assert.Equal(File.ReadAllBytes(ProcessorVectors.CoreLibrary("mscorlib.pdbx")), processed.Pdbx);
    }

    [Fact]
    public void An_array_of_a_type_that_nothing_else_names_is_translated()
    {
        ProcessedAssembly processed = ProcessorVectors.Process(
            ProcessorVectors.Program("XTypeOfExtArray.dll"), ProcessorVectors.References());
        PeFile file = CheckedPe.Read(processed.Pe);
        PeLinker linker = PeLinker.Link(
            [CheckedPe.Read(File.ReadAllBytes(ProcessorVectors.CoreLibrary("mscorlib.pe"))), file]);

        Assert.Equal([], linker.Problems);
        PeElement element = new PeSignatureReader(file.Signatures, file.TypeSpecs[0]).ReadElement();
        Assert.Equal((1, "System.DateTime"), (element.Levels, PeNames.TypeRef(file, element.Token.Index)));
    }

    [Fact]
    public void Tables_say_how_full_they_are()
    {
        ProcessedAssembly processed = ProcessorVectors.Process(
            ProcessorVectors.Program("TryCatch.dll"), ProcessorVectors.References());
        PeFile file = CheckedPe.Read(processed.Pe);

        Assert.Contains(new TableUse(PeTable.MethodDef, file.MethodDefs.Length, 0x8000), processed.Tables);
        Assert.Contains(new TableUse(PeTable.Strings, file.Strings.Length, 0xFCA2), processed.Tables);
    }

    /// <summary>Gives an assembly of the requested version for any name, because the files name references by name and
    /// version only.</summary>
    private sealed class AnyReference : IReferenceSource
    {
        private static readonly Dictionary<string, Version> s_versions = new()
        {
            ["mscorlib"] = new(1, 17, 11, 0),
            ["nanoFramework.System.Collections"] = new(1, 5, 75, 0),
            ["nanoFramework.System.Text"] = new(1, 3, 42, 0),
            ["System.Math"] = new(1, 5, 116, 0),
            ["System.IO.Streams"] = new(1, 1, 96, 0),
        };

        public IReadOnlyList<ReferencedAssembly> Find(string name)
        {
            return s_versions.TryGetValue(name, out Version? version)
                ? [
                    new ReferencedAssembly(
                        name, version, () => File.ReadAllBytes(ProcessorVectors.CoreLibrary("mscorlib.dll"))),
                ]
                : [];
        }
    }
}
