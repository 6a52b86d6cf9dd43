using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using SecureBoot.MetadataProcessor.Problems;
using SecureBoot.TestSupport;
using Xunit;

namespace SecureBoot.MetadataProcessor.Tests;

/// <summary>Programs that the official processor silently breaks are refused. The message has file and line if there is
/// debug information.</summary>
public sealed class RefusedTests
{
    public static TheoryData<string, string> Refused
    {
        get
        {
            TheoryData<string, string> rows = [];
            foreach (string line in File.ReadLines(ProcessorVectors.Program("refused.tsv")).Skip(1))
            {
                string[] row = line.Split('\t');
                rows.Add(Path.GetFileNameWithoutExtension(row[0]), row[1]);
            }

            return rows;
        }
    }

    [Theory]
    [MemberData(nameof(Refused))]
    public void A_program_that_the_official_processor_breaks_is_refused(string name, string why)
    {
        ProcessedAssembly processed = ProcessorVectors.Process(
            ProcessorVectors.Program(name + ".dll"), ProcessorVectors.References());

        bool isTranslated = why.StartsWith("NOT refused", StringComparison.Ordinal);
        Assert.Equal(!isTranslated, processed.IsRefused);
        Assert.Equal(isTranslated, processed.Pe.Length > 0);
        Assert.All(processed.Problems, problem => Assert.Matches("^([AU]|S[0-9]*)[.:]", problem.Text));
    }

    [Fact]
    public void Each_program_is_refused_with_all_reasons_and_lines()
    {
        List<string> found = [];
        foreach (string name in ProcessorVectors.In(Repository.Vectors("refused"), "*.dll"))
        {
            ProcessedAssembly processed = ProcessorVectors.Process(
                Repository.Vectors("refused", name + ".dll"), ProcessorVectors.References());
            Assert.Empty(processed.Pe);
            found.AddRange(processed.Problems.Select(problem => problem.ToString(name + ".dll")));
        }

        Assert.Equal(File.ReadAllLines(Repository.Vectors("refused", "expected.txt")), found);
    }

    [Theory]
    [InlineData(
        "AttrShift",
        "Thermo.First: the device finds [Thermo.TagAttribute] at Thermo.Second",
        "set <Features>noRefSafetyRulesAttribute</Features>")]
    [InlineData("AttributesExclude", "Z.BKept: the device finds [Z.TagAttribute] at", "left out of the file")]
    public void A_displaced_attribute_is_a_warning_and_an_error_if_strict(string name, string place, string step)
    {
        string path = ProcessorVectors.Program(name + ".dll");
        ProcessorProblem warning = Assert.Single(
            ProcessorVectors.Process(path, ProcessorVectors.References()).Problems);
        ProcessedAssembly strict = ProcessorVectors.Process(
            path, ProcessorVectors.References(), new ProcessorOptions { IsStrict = true });

        Assert.Equal((ProblemCode.AttributeShift, false), (warning.Code, warning.IsError));
        Assert.StartsWith(place, warning.Text, StringComparison.Ordinal);
        Assert.Contains(step, warning.Text, StringComparison.Ordinal);
        Assert.True(strict.IsRefused);
        Assert.Empty(strict.Pe);
    }

    [Fact]
    public void Harmless_attributes_of_the_compiler_are_no_problem()
    {
        ProcessedAssembly strict = ProcessorVectors.Process(
            ProcessorVectors.Program("TryCatch.dll"),
            ProcessorVectors.References(),
            new ProcessorOptions { IsStrict = true });

        Assert.Empty(strict.Problems);
    }
}
