using System;
using System.IO;
using SecureBoot.PeFormat.Checks;
using SecureBoot.TestSupport;
using Xunit;

namespace SecureBoot.Libraries.Tests;

/// <summary>The build of a device project: host-tools/MetadataProcessor/Build.</summary>
public static class DeviceBuildTests
{
    private const string Program = """
        using System.Device.Gpio;

        namespace Thermometer.Tests;

        public static class Program
        {
            public static void Main() => new GpioController().OpenPin(2, PinMode.Output).Write(PinValue.High);
        }
        """;

    [Fact]
    [Trait("Set", "slow")]
    public static void Build_OneImport_LeavesWhatTheDeviceLoadsAndNothingIsMadeTwice()
    {
        using DeviceProject project = new("""<NanoLibrary Include="System.Device.Gpio" />""");
        project.Write("Program.cs", Program);

        Succeeds(project.Run("build"));

        Assert.Equal("App", CheckedPe.Read(File.ReadAllBytes(project.Output("App.pe").FullName)).Name);
        foreach (string name in new[]
        {
            "App.dll",
            "App.pdbx",
            "System.Device.Gpio.pe",
            "nanoFramework.Runtime.Events.pe",
            "mscorlib.pe",
            "mscorlib.pdbx",
        })
        {
            Assert.True(project.Output(name).Exists, name + " is missing");
        }

        Assert.False(project.Output("mscorlib.dll").Exists);
        DateTime made = project.Output("App.pe").LastWriteTimeUtc;
        Succeeds(project.Run("build"));
        Assert.Equal(made, project.Output("App.pe").LastWriteTimeUtc);

        Succeeds(project.Run("clean"));
        Assert.False(project.Output("App.pe").Exists);
        Assert.False(project.Output("mscorlib.pe").Exists);
    }

    [Fact]
    [Trait("Set", "slow")]
    public static void Build_WhatTheDeviceLacks_IsAnErrorWithFileAndLine()
    {
        using DeviceProject project = new("");
        project.Write("Program.cs", """
            public static class Program
            {
                public static void Main()
                {
                    int[,] two = new int[2, 2];
                    two[0, 1] = 1;
                }
            }
            """);

        ToolRun ruled = project.Run("build");

        Assert.NotEqual(0, ruled.ExitCode);
        Assert.Matches(
            @"Program\.cs\(\d+,\d+\): error SB3009: The device has no arrays of more than one dimension", ruled.Output);

        // Without the rules, the metadata processor refuses the program.
        ToolRun run = project.Run("build", "-p:SecureBootAnalyzers=false");

        Assert.NotEqual(0, run.ExitCode);
        Assert.Matches(@"Program\.cs\(\d+,\d+\): error SBP\d+: ", run.Output);
        Assert.Contains("error SBD010: App.dll could not be made into App.pe", run.Output, StringComparison.Ordinal);
        Assert.False(project.Output("App.pe").Exists);
    }

    [Fact]
    [Trait("Set", "slow")]
    public static void Build_UnknownLibrary_IsNamed()
    {
        using DeviceProject project = new("""<NanoLibrary Include="System.Device.Gpoi" />""");
        project.Write("Program.cs", "public static class Program { public static void Main() { } }");

        ToolRun run = project.Run("build");

        Assert.NotEqual(0, run.ExitCode);
        Assert.Contains(
            "error SBD011: NanoLibrary 'System.Device.Gpoi' is unknown", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public static void Run_OfAProgram_IsOnTheVirtualBoard()
    {
        using DeviceProject project = new("");

        Assert.EndsWith(
            "dotnet", Path.GetFileNameWithoutExtension(project.Property("RunCommand")), StringComparison.Ordinal);
        Assert.Matches(
            "^run --project \".*[/\\\\]host-tools[/\\\\]Cli[/\\\\]Cli\\.csproj\" -- emulate \".*App\\.pe\"$",
            project.Property("RunArguments"));
    }

    private static void Succeeds(ToolRun run)
    {
        Assert.True(run.ExitCode == 0, run.Output + run.Errors);
    }
}
