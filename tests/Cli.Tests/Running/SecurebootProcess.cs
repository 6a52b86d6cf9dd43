using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Runtime.InteropServices;
using System.Threading.Tasks;
using SecureBoot.TestSupport;
using Xunit;

namespace SecureBoot.Cli.Tests;

/// <summary>Runs the built command as a separate process, with the exit codes, signals, pipes and permissions of the
/// system.</summary>
public sealed class SecurebootProcess : IDisposable
{
    private const string Configuration =
#if DEBUG
        "debug";
#else
        "release";
#endif

    private readonly Process _process;
    private string _said = "";

    private SecurebootProcess(Process process)
    {
        _process = process;
    }

    /// <summary>The path of the executable from the build, or the value of SECUREBOOT_COMMAND, from the
    /// root on.</summary>
    public static string Executable => Environment.GetEnvironmentVariable("SECUREBOOT_COMMAND") is { Length: > 0 } named
        ? Path.GetFullPath(named, Repository.Root)
        : Path.Combine(Repository.Root, "artifacts", "bin", "Cli", Configuration, OperatingSystem.IsWindows()
            ? "SecureBoot.Cli.exe"
            : "SecureBoot.Cli");

    /// <summary>The reason for a skip on systems other than POSIX.</summary>
    public const string NeedsPosix = "needs POSIX signals and modes: run the tests on Linux or macOS";

    /// <summary>Skips the test if this process ignores SIGINT, as in a background job of a shell: .NET then ignores the
    /// signal in the command too.</summary>
    public static void NeedSigInt()
    {
        const string Field = "SigIgn:";
        const ulong SigIntBit = 1 << 1;
        Assert.SkipWhen(OperatingSystem.IsWindows(), NeedsPosix);
        string? line = File.Exists("/proc/self/status")
            ? Array.Find(
                File.ReadAllLines("/proc/self/status"), text => text.StartsWith(Field, StringComparison.Ordinal))
            : null;
        Assert.SkipWhen(
            line is not null && (Convert.ToUInt64(line[Field.Length..].Trim(), 16) & SigIntBit) != 0,
            "needs SIGINT, which this process ignores: run the tests in the foreground");
    }

    /// <summary>Starts the command.</summary>
    public static SecurebootProcess Start(params string[] arguments)
    {
        return Start(Executable, arguments, environment: null);
    }

    /// <summary>Starts a program with its streams redirected.</summary>
    public static SecurebootProcess Start(
        string program, IReadOnlyList<string> arguments, IReadOnlyDictionary<string, string>? environment)
    {
        ProcessStartInfo info = new(program)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
        };
        foreach (string argument in arguments)
        {
            info.ArgumentList.Add(argument);
        }

        foreach ((string name, string value) in environment ?? new Dictionary<string, string>())
        {
            info.Environment[name] = value;
        }

        WorkingFolder.Enter();
        Process process = Process.Start(info) ?? throw new InvalidOperationException("the command did not start");
        process.StandardInput.Close();
        return new SecurebootProcess(process);
    }

    /// <summary>Whether the process still runs.</summary>
    public bool IsRunning => !_process.HasExited;

    /// <summary>Sends a signal to the process. A signal after the end of the process has no effect.</summary>
    public void Signal(int number)
    {
        _ = Kill(_process.Id, number);
    }

    /// <summary>Waits for a line of the output. Returns false if the process ends without the line.</summary>
    public async Task<bool> Says(string expected)
    {
        string? line;
        do
        {
            line = await _process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken);
            _said += line is null ? "" : line + "\n";
        }
        while (line is not null && line != expected);

        return line is not null;
    }

    /// <summary>Waits for the end of the process.</summary>
    public async Task<CommandResult> Finish()
    {
        Task<string> talk = _process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        string output = await _process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await _process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return new CommandResult(_process.ExitCode, [], _said + output, await talk);
    }

    public void Dispose()
    {
        _process.Dispose();
    }

    /// <summary>Runs the command as a user without root's access to all files.</summary>
    public static async Task<CommandResult> RunUnprivileged(params string[] arguments)
    {
        if (Environment.UserName != "root")
        {
            return await Run(Executable, arguments);
        }

        Assert.SkipUnless(
            File.Exists("/usr/bin/setpriv"), "needs a user other than root: use one, or apt-get install util-linux");
        string[] nobody = ["--reuid=65534", "--regid=65534", "--clear-groups", Executable];
        CommandResult probe = await Run("/usr/bin/setpriv", [.. nobody, "--version"]);
        Assert.SkipUnless(
            probe.ExitCode == 0, "needs a build that other users can run: run the tests as a user other than root");
        return await Run("/usr/bin/setpriv", [.. nobody, .. arguments]);
    }

    private static async Task<CommandResult> Run(string program, string[] arguments)
    {
        using SecurebootProcess process = Start(program, arguments, environment: null);
        return await process.Finish();
    }

    [DllImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Kill(int process, int signal);
}
