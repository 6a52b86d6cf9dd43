using System;
using System.IO;
using SecureBoot.TestSupport;
using Xunit;

namespace SecureBoot.Analyzers.Tests;

/// <summary>A compiler that is older than the rules would drop them: the package's targets stop the build.</summary>
public sealed class CompilerCheckTests : IDisposable
{
    private static readonly string s_targets = Path.Combine(
        Repository.Root, "host-tools", "Analyzers", "Analyzers.targets");

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory();

    public void Dispose()
    {
        _folder.Delete(recursive: true);
    }

    [Theory]
    [InlineData("roslyn4.8", false)]
    [InlineData("roslyn3.11", false)]
    [InlineData("roslyn4.14", true)]
    [InlineData("roslyn5.3", true)]
    public void Build_OfThatCompiler_GoesOnlyWhereTheRulesWork(string version, bool goes)
    {
        ToolRun run = Build("-t:CoreCompile", "-p:CompilerApiVersion=" + version);
        Assert.True(goes == (run.ExitCode == 0), run.Output);
        if (!goes)
        {
            Assert.Contains(
                "error SBD014: This C# compiler would drop all SecureBoot.Analyzers: found version "
                    + version["roslyn".Length..],
                run.Output,
                StringComparison.Ordinal);
        }
    }

    // The project's own WarningsAsErrors does not replace the package's.
    [Fact]
    public void Project_WithItsOwnWarningsAsErrors_KeepsTheseOfThePackage()
    {
        string errors = Build("-getProperty:WarningsAsErrors").Output;
        Assert.Contains("CS1591;CS8032;CS8034;CS9057;AD0001", errors, StringComparison.Ordinal);
        Assert.DoesNotContain("SB1101", errors, StringComparison.Ordinal);
        Assert.Contains(
            "SB1101",
            Build("-getProperty:WarningsAsErrors", "-p:SecureBootStrict=true").Output,
            StringComparison.Ordinal);
    }

    private ToolRun Build(params string[] arguments)
    {
        string project = Path.Combine(_folder.FullName, "Old.proj");
        File.WriteAllText(
            project,
            "<Project><PropertyGroup><WarningsAsErrors>CS1591</WarningsAsErrors><RunAnalyzers>true</RunAnalyzers>"
                + $"</PropertyGroup><Import Project=\"{s_targets}\" /><Target Name=\"CoreCompile\" /></Project>");
        return ToolRun.Of(
            "dotnet",
            ["msbuild", project, "-nologo", "-nodeReuse:false", .. arguments],
            _folder.FullName,
            TimeSpan.FromMinutes(5));
    }
}
