using System;
using System.Collections.Generic;
using System.IO;
using SecureBoot.MetadataProcessor.Input;
using SecureBoot.MetadataProcessor.Problems;
using Xunit;

namespace SecureBoot.MetadataProcessor.Tests;

/// <summary>Inputs that are not assemblies for the device, and missing or wrong references.</summary>
public sealed class BadInputTests
{
    private static readonly byte[] s_program = File.ReadAllBytes(ProcessorVectors.Program("HelloExe.dll"));

    [Fact]
    public void An_empty_file_is_named()
    {
        Assert.Equal(
            "the file is empty: expected a .dll compiled for the device", Only([], ProcessorVectors.References()).Text);
    }

    [Fact]
    public void Each_prefix_is_refused_without_an_exception()
    {
        for (int length = 1; length < s_program.Length; length += length < 600 ? 31 : 97)
        {
            ProcessedAssembly processed = Processor.Process(s_program[..length], null, ProcessorVectors.References());
            Assert.True(processed.IsRefused || processed.Pe.Length > 0, $"{length} bytes");
        }
    }

    [Fact]
    public void A_changed_byte_is_refused_or_processed()
    {
        for (int at = 0; at < s_program.Length; at += 7)
        {
            byte[] bad = [.. s_program];
            bad[at] ^= 0xFF;
            ProcessedAssembly processed = Processor.Process(bad, null, ProcessorVectors.References());
            Assert.True(processed.IsRefused == (processed.Pe.Length == 0), $"byte {at}");
        }
    }

    [Fact]
    public void An_assembly_for_dot_net_is_refused_with_how_to_build_it()
    {
        ProcessorProblem problem = Only(
            File.ReadAllBytes(typeof(BadInputTests).Assembly.Location), ProcessorVectors.References());

        Assert.Equal(ProblemCode.CompiledForDotNet, problem.Code);
        Assert.Contains(
            "MetadataProcessor.Tests is compiled for .NET: it refers to System.Runtime 10.0.0.0",
            problem.Text,
            StringComparison.Ordinal);
        Assert.Contains("<TargetFramework>netnano1.0</TargetFramework>", problem.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_reference_is_named_with_its_user()
    {
        Assert.Equal(
            "HelloExe refers to mscorlib 1.17.11.0 (for System.Object), which is not among the references: name its "
                + ".dll or its folder by --reference",
            Only(s_program, new FileReferences([])).Text);
    }

    [Fact]
    public void Another_minor_version_of_a_reference_is_refused()
    {
        ProcessorProblem problem = Only(s_program, new Versions(new Version(1, 18, 0, 0)));

        Assert.Equal(
            "HelloExe refers to mscorlib 1.17.11.0, and lib0/mscorlib.dll has the version 1.18.0.0: nanoCLR loads the "
                + "same major and minor version only; build against this one",
            problem.Text);
        Assert.False(Processor.Process(s_program, null, new Versions(new Version(1, 17, 99, 1))).IsRefused);
    }

    [Fact]
    public void Two_assemblies_of_one_name_are_named()
    {
        ProcessorProblem problem = Only(s_program, new Versions(new Version(1, 17, 11, 0), new Version(1, 17, 10, 0)));

        Assert.Equal(
            "two assemblies have the name mscorlib: lib0/mscorlib.dll (1.17.11.0) and lib1/mscorlib.dll (1.17.10.0); "
                + "name one of them",
            problem.Text);
    }

    private static ProcessorProblem Only(byte[] dll, IReferenceSource references)
    {
        ProcessedAssembly processed = Processor.Process(dll, null, references);
        Assert.Empty(processed.Pe);
        Assert.Empty(processed.Pdbx);
        return Assert.Single(processed.Problems);
    }

    /// <summary>mscorlib in several versions.</summary>
    private sealed class Versions(params Version[] versions) : IReferenceSource
    {
        public IReadOnlyList<ReferencedAssembly> Find(string name)
        {
            List<ReferencedAssembly> found = [];
            for (int i = 0; i < versions.Length; i++)
            {
                found.Add(
                    new ReferencedAssembly(
                        $"lib{i}/{name}.dll",
                        versions[i],
                        () => throw new InvalidOperationException("nobody needs it")));
            }

            return found;
        }
    }
}
