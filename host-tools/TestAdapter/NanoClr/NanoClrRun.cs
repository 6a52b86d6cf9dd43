using System;
using System.Collections.Generic;
using System.ComponentModel;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading;
using SecureBoot.Emulator.Loader;
using SecureBoot.PeFormat;
using SecureBoot.TestAdapter.Discovery;
using SecureBoot.TestAdapter.Running;

namespace SecureBoot.TestAdapter.NanoClr;

/// <summary>Runs all tests of an assembly on nanoFramework's own emulator, in one process, and reads its
/// output.</summary>
internal sealed class NanoClrRun(DeviceProgram program, TestSettings settings, CancellationToken cancellation)
{
    private readonly DeviceProgram _program = program;
    private readonly TestSettings _settings = settings;
    private readonly CancellationToken _cancellation = cancellation;

    /// <summary>Runs them; a test that printed no line has failed.</summary>
    /// <exception cref="FormatException">The emulator did not start.</exception>
    public void Run(IReadOnlyList<DeviceTestClass> classes, Action<DeviceTest, TestVerdict> record)
    {
        (string output, string end) = Execute();
        Dictionary<string, TestVerdict> verdicts = LauncherLines.Parse(output);
        foreach (DeviceTestClass tests in _cancellation.IsCancellationRequested ? [] : classes)
        {
            (string Name, TestVerdict Verdict)? setup = Worst(tests.Setups, "Setup", verdicts);
            (string Name, TestVerdict Verdict)? cleanup = Worst(tests.Cleanups, "Cleanup", verdicts);
            foreach (DeviceTest test in tests.Tests)
            {
                TestVerdict? of = setup?.Verdict ?? verdicts.GetValueOrDefault(test.LauncherName);
                of ??= new TestVerdict(VerdictKind.Failed, "the test printed no line: " + end);
                record(
                    test,
                    test == tests.Tests[^1] && of.Kind == VerdictKind.Passed && cleanup is { } failed
                        ? failed.Verdict
                        : of);
            }
        }
    }

    /// <summary>The errors before the tests of a class or after them.</summary>
    private static (string Name, TestVerdict Verdict)? Worst(
        IEnumerable<DeviceMethod> methods, string kind, Dictionary<string, TestVerdict> verdicts)
    {
        foreach (DeviceMethod method in methods)
        {
            string start = $"{method.Declaring}.{method.Name}.";
            (string name, TestVerdict verdict) = verdicts.FirstOrDefault(pair =>
                pair.Key.StartsWith(start, StringComparison.Ordinal) && pair.Value.Kind != VerdictKind.Passed);
            if (name is not null)
            {
                return (name, verdict with { Message = $"{kind} {method.Name}: {verdict.Message}" });
            }
        }

        return null;
    }

    private (string Output, string End) Execute()
    {
        string folder = Directory.CreateTempSubdirectory("secureboot-nanoclr-").FullName;
        try
        {
            string launcher = Path.Combine(folder, "SecureBoot.TestRunner.pe");
            string corlib = Path.Combine(folder, "mscorlib.pe");
            File.WriteAllBytes(launcher, LauncherImage.For(_program.Name, File.ReadAllBytes(DeviceProgram.RunnerPath)));
            File.WriteAllBytes(corlib, BaseLibrary.Pe);
            string[] files = [corlib, .. _program
                .InLoadOrder()
                .Select(assembly => Copy(assembly.File, assembly.Bytes.Pe, folder)), launcher];

            // The tool wants a verb; the runner that nf-interpreter builds for POSIX takes the files alone.
            bool isTool = Path
                .GetFileNameWithoutExtension(_settings.NanoClr!)
                .Equals("nanoclr", StringComparison.OrdinalIgnoreCase);
            return Execute(new ProcessStartInfo(_settings.NanoClr!, isTool ? ["run", "--assemblies", .. files] : files)
            {
                WorkingDirectory = folder,
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                StandardOutputEncoding = Encoding.UTF8,
            });
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static string Copy(PeFile file, byte[] pe, string folder)
    {
        string path = Path.Combine(folder, file.Name + ".pe");
        File.WriteAllBytes(path, LauncherImage.WithoutEntryPoint(file, pe));
        return path;
    }

    private (string Output, string End) Execute(ProcessStartInfo start)
    {
        using Process process = Start(start);
        process.StandardInput.Close();
        StringBuilder output = new();
        process.OutputDataReceived += (_, line) => output.AppendLine(line.Data);
        process.BeginOutputReadLine();
        using CancellationTokenSource limit = CancellationTokenSource.CreateLinkedTokenSource(_cancellation);
        limit.CancelAfter(TimeSpan.FromSeconds(_settings.NanoClrSeconds));
        bool isStopped = false;
        using (limit.Token.Register(() => isStopped = Kill(process)))
        {
            process.WaitForExit();
        }

        return (output.ToString(), isStopped
            ? $"the emulator was stopped after {_settings.NanoClrSeconds} s"
            : $"the emulator ended with exit code {process.ExitCode}");
    }

    private static bool Kill(Process process)
    {
        try
        {
            process.Kill(entireProcessTree: true);
            return true;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }

    private static Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start) ?? throw new FormatException(start.FileName + " did not start");
        }
        catch (Win32Exception e)
        {
            throw new FormatException(
                $"SecureBoot.NanoClr: '{start.FileName}' did not start, expected nanoclr or nf-interpreter's runner "
                    + $"for POSIX: {e.Message}",
                e);
        }
    }
}
