using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using Microsoft.VisualStudio.TestPlatform.ObjectModel;
using SecureBoot.Emulator;
using SecureBoot.Emulator.Execution;
using SecureBoot.PeFormat;
using SecureBoot.PeFormat.Checks;
using Xunit;
using TestResult = Microsoft.VisualStudio.TestPlatform.ObjectModel.TestResult;

namespace SecureBoot.TestAdapter.Tests;

/// <summary>Runs on a stand-in for nanoFramework's own emulator: a script that prints a launcher's output and keeps the
/// received launcher.</summary>
public sealed class NanoClrTests : IDisposable
{
    private const string Output = """
        Ready.
        Test passed,DeviceTrials.Derived.Own.0,20000
        Test failed,DeviceTrials.Base.Inherited.0,a message, with a comma
        Test skipped,DeviceTrials.Derived.Overloaded.0,not here
        Done.
        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("secureboot-test-").FullName;

    private string Launcher => Path.Combine(_folder, "launcher.pe");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Run_OnTheOtherEmulator_ReadsWhatItPrints()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "needs a POSIX shell: run the tests on Linux or macOS");
        Adapter run = Adapter.Run("Derived", "NanoClr=" + Script(Output, "exit 3"));

        Assert.Empty(run.Errors);
        TestResult passed = run.Result("Derived.Own");
        Assert.Equal((TestOutcome.Passed, TimeSpan.FromMilliseconds(2)), (passed.Outcome, passed.Duration));
        Assert.Equal("a message, with a comma", run.Result("Derived.Inherited").ErrorMessage);
        Assert.Equal(
            "the test printed no line: the emulator ended with exit code 3",
            run.Result("Derived+Nested.StaticInside").ErrorMessage);
        Assert.Equal(5, run.Results.Count);
    }

    [Fact]
    public void Run_OtherEmulatorThatNeverEnds_IsStopped()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "needs a POSIX shell: run the tests on Linux or macOS");
        Adapter run = Adapter.Run("Derived.Own", $"NanoClrSeconds=1 NanoClr={Script("", "sleep 60")}");

        Assert.Equal(
            "the test printed no line: the emulator was stopped after 1 s", Assert.Single(run.Results).ErrorMessage);
    }

    [Fact]
    public void Run_OtherEmulatorThatIsNotThere_SaysSo()
    {
        Adapter run = Adapter.Run("Derived.Own", "NanoClr=/nowhere/nanoclr");

        Assert.Empty(run.Results);
        Assert.StartsWith(
            "SecureBoot.NanoClr: '/nowhere/nanoclr' did not start",
            Assert.Single(run.Errors),
            StringComparison.Ordinal);
    }

    [Fact]
    public void Run_OtherEmulator_GetsNoProgramButTheLauncher()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "needs a POSIX shell: run the tests on Linux or macOS");
        Assert.True(HasEntryPoint(Path.ChangeExtension(Adapter.Source, ".pe")));

        Adapter.Run(
            "Derived.Own",
            "NanoClr=" + Script("", $"for file; do case \"$file\" in *.pe) cp \"$file\" '{_folder}/';; esac; done"));

        string[] files = Directory.GetFiles(_folder, "*.pe");
        Assert.Contains(Path.Combine(_folder, "DeviceTrials.pe"), files);
        Assert.Equal(
            ["SecureBoot.TestRunner.pe", "launcher.pe"],
            files.Where(HasEntryPoint).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Launcher_WithTheAssemblysName_RunsItsTests()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "needs a POSIX shell: run the tests on Linux or macOS");
        Adapter.Run("Derived.Own", "NanoClr=" + Script("", "exit 0"));
        StringBuilder output = new();
        Machine machine = new(new MachineOptions
        {
            Output = text => output.Append(text),
            Limits = new Limits { Instructions = 3_000_000 },
        });
        machine.Load(Path.ChangeExtension(Adapter.Source, ".pe"));
        machine.Load(File.ReadAllBytes(Launcher));

        machine.Run();

        string[] lines = output.ToString().Split("\r\n");
        List<string> expected =
        [
            "Test passed,DeviceTrials.CoveredTests.Calls.0,",
            "Test passed,DeviceTrials.Base.Inherited.0,",
            "Test passed,DeviceTrials.Derived.Own.0,",
        ];
        expected.AddRange([
            "Test failed,DeviceTrials.CleanupFails.CleanUp.0,Assert.IsTrue failed.",
            "Test skipped,DeviceTrials.Outcomes.Skips.0,not here",
        ]);
        Assert.All(expected, start => Assert.Contains(lines, line => line.StartsWith(start, StringComparison.Ordinal)));
    }

    private static bool HasEntryPoint(string path) => CheckedPe.Read(File.ReadAllBytes(path)).MethodDefs
        .Any(row => (row.Flags & MethodDefFlags.EntryPoint) != 0);

    private string Script(string output, string end)
    {
        string path = Path.Combine(_folder, "nanoclr");
        File.WriteAllText(Path.Combine(_folder, "output.txt"), output);
        File.WriteAllText(
            path, $"#!/bin/sh\nfor last; do :; done\ncp \"$last\" '{Launcher}'\ncat '{_folder}/output.txt'\n{end}\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        return path;
    }
}
