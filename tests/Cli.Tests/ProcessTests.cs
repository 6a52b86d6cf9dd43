using System;
using System.Collections.Generic;
using System.IO;
using System.Threading.Tasks;
using SecureBoot.DeviceSupport;
using Xunit;

namespace SecureBoot.Cli.Tests;

/// <summary>The built command as a process: exit codes, pipes, signals and permissions.</summary>
public sealed class ProcessTests : IDisposable
{
    private const int SigInt = 2;
    private const int SigKill = 9;
    private const int SigTerm = 15;

    private static readonly UnixFileMode s_readOnly =
        UnixFileMode.UserRead | UnixFileMode.UserExecute | UnixFileMode.GroupRead | UnixFileMode.GroupExecute
            | UnixFileMode.OtherRead | UnixFileMode.OtherExecute;

    private readonly TempFolder _folder = new();

    public void Dispose()
    {
        SetMode(_folder.Path, s_readOnly | UnixFileMode.UserWrite);
        _folder.Dispose();
    }

    [Theory]
    [InlineData("secureboot sig", "sign ")]
    [InlineData("secureboot sign --sec", "--security-counter ")]
    [InlineData("secureboot frobnicate --", "")]
    [InlineData("secureboot keygen --type ''", "ecdsa-p256 ecdsa-p384 ed25519 rsa-2048 rsa-3072")]
    [InlineData("secureboot keygen --type = rsa-3", "rsa-3072")]
    [InlineData("secureboot keygen --type =", "ecdsa-p256 ecdsa-p384 ed25519 rsa-2048 rsa-3072")]
    [InlineData("secureboot pubkey --key k.pem --format ''", "pem der hash csharp")]
    [InlineData("secureboot sign --sha 2", "256")]
    [InlineData("secureboot flash --only ''", "firmware boot app")]
    [InlineData("secureboot flash --from b", "boot")]
    [InlineData("secureboot keygen --out ''", "")]
    [InlineData("secureboot keygen --out -", "")]
    [InlineData("secureboot keygen ''", "--out --type --password-file --pin-file --quiet --verbose --color --help")]
    [InlineData("secureboot inspect ''", "")]
    [InlineData("secureboot inspect --js", "--json")]
    [InlineData("secureboot completion ''", "bash zsh fish powershell")]
    [InlineData("secureboot help mon", "monitor")]
    [InlineData("secureboot hel", "help")]
    [InlineData("secureboot simulate upd", "update")]
    [InlineData("secureboot --quiet ver", "verify version")]
    [InlineData("secureboot --color always ver", "verify version")]
    [InlineData("secureboot --color = always mon", "monitor")]
    [InlineData("secureboot --col", "--color")]
    [InlineData("secureboot --color ''", "auto always never")]
    [InlineData("secureboot verify --color n", "never")]
    public async Task Completion_InBash_CompletesTheWord(string line, string expected)
    {
        Assert.SkipUnless(File.Exists("/bin/bash"), "needs /bin/bash: apt-get install bash");
        string script = $"eval \"$(\"$0\" completion bash)\"; COMP_WORDS=({line}); COMP_CWORD=$((${{#COMP_WORDS[@]}} - "
            + "1)); _secureboot; printf '%s ' \"${COMPREPLY[@]}\"";
        CommandResult result = await Run("/bin/bash", ["-c", script, SecurebootProcess.Executable], []);
        Assert.Equal(expected.Trim(), result.Output.Trim());
    }

    [Fact]
    public async Task Version_AsProcess_IsOneLine()
    {
        CommandResult result = await Run("--version");
        Assert.Matches(@"\Asecureboot \d+\.\d+\.\d+\n\z", result.Output);
        Assert.Equal((0, ""), (result.ExitCode, result.Talk));
    }

    [Fact]
    public async Task ExitCodes_AsProcess_Are0Done1Refused2Misuse()
    {
        string image = TestSupport.Repository.Vectors("imgtool", "images", "ecdsa-p256.bin");

        Assert.Equal(0, (await Run("verify", "--allow-no-counter", "--key", Vectors.VerifyingKey, image)).ExitCode);
        Assert.Equal(
            1,
            (await Run("verify", "--allow-no-counter", "--key", Vectors.Key("ecdsa-p256-b.pub.pem"), image)).ExitCode);
        (await Run("verify", "--allow-no-counter", "--key", Vectors.VerifyingKey, _folder.File("missing")))
            .AssertError(exitCode: 2, "no such file");
    }

    [Fact]
    public async Task Output_ThatCannotBeWritten_IsAnError()
    {
        Assert.SkipUnless(File.Exists("/dev/full"), "needs /dev/full: run the tests on Linux");
        (await Shell(
            "\"$0\" inspect \"$1\" > /dev/full", TestSupport.Repository.Vectors("imgtool", "images", "ecdsa-p256.bin")))
            .AssertError(exitCode: 2, "the standard output cannot be written");
    }

    [Theory]
    [InlineData("keygen --out \"$1/o\"")]
    [InlineData("sign --key {key} --version 1 --security-counter 1 --out \"$1/o\" {pe}")]
    public async Task Output_ThatCannotBeWritten_HidesNoFileThatWas(string command)
    {
        Assert.SkipUnless(File.Exists("/dev/full"), "needs /dev/full: run the tests on Linux");
        string line = command.Replace("{key}", Vectors.SigningKey, StringComparison.Ordinal)
            .Replace("{pe}", Vectors.Pe("Blink"), StringComparison.Ordinal);
        CommandResult result = (await Shell($"\"$0\" {line} > /dev/full", _folder.Path))
            .AssertError(exitCode: 2, "the standard output cannot be written");
        Assert.Contains(
            $"hint: nothing but the answer is lost: {_folder.File("o")} was written\n",
            result.Talk,
            StringComparison.Ordinal);
        Assert.Equal(["o"], _folder.Names());
    }

    [Fact]
    public async Task Output_ThatIsClosed_IsAnError()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), SecurebootProcess.NeedsPosix);
        (await Shell(
            "\"$0\" inspect \"$1\" >&-", TestSupport.Repository.Vectors("imgtool", "images", "ecdsa-p256.bin")))
            .AssertError(exitCode: 2, "found the standard output closed, expected it open; nothing was done");
    }

    [Fact]
    public async Task Sign_WithAClosedOutput_WritesNothing()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), SecurebootProcess.NeedsPosix);
        string sign = $"\"$0\" sign --key \"$1\" --version 1 --security-counter 1 --out {_folder.File("o.img")} "
            + $"{Vectors.Pe("Blink")} >&-";
        (await Shell(sign, Vectors.SigningKey)).AssertError(exitCode: 2, "found the standard output closed");
        Assert.Empty(_folder.Names());
    }

    [Theory]
    [InlineData("cat \"$1\" | \"$0\" inspect -")]
    [InlineData("cat \"$1\" | \"$0\" inspect /dev/stdin")]
    [InlineData("\"$0\" inspect /dev/stdin < \"$1\"")]
    [InlineData("cat \"$1\" | { exec 3<&0; \"$0\" inspect /dev/fd/3; }")]
    public async Task Input_OfAPipe_IsRead(string script)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), SecurebootProcess.NeedsPosix);
        string image = TestSupport.Repository.Vectors("imgtool", "images", "ecdsa-p256.bin");
        CommandResult expected = await Run("inspect", image);
        Assert.Equal(expected.Output, (await Shell(script, image)).AssertDone().Output);
    }

    [Theory]
    [InlineData("\"$0\" inspect - < /dev/null", "-: found nothing in it")]
    [InlineData("\"$0\" verify --key - - < \"$1\"", "found the standard input a second time")]
    [InlineData("head -c 17000000 /dev/zero 2>/dev/null | \"$0\" inspect -", "found more than 16777216 bytes")]
    public async Task Input_OfAPipe_IsBounded(string script, string reason)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), SecurebootProcess.NeedsPosix);
        (await Shell(script, Vectors.VerifyingKey)).AssertError(exitCode: 2, reason);
    }

    [Theory]
    [InlineData("-")]
    [InlineData("/dev/stdout")]
    [InlineData("/proc/self/fd/1")]
    public async Task Sign_ToAPipe_WritesTheImageThereAndTheAnswerElsewhere(string output)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), SecurebootProcess.NeedsPosix);
        string script = $"\"$0\" sign --key \"$1\" --version 1 --security-counter 1 --out {output} "
            + $"{Vectors.Pe("Blink")} | \"$0\" verify --key \"$1\" -";
        CommandResult result = await Shell(script, Vectors.SigningKey);
        Assert.StartsWith("status: Ok\n", result.Output, StringComparison.Ordinal);
        Assert.Contains("signed by: ", result.Talk, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Signer_Interrupted_IsEndedAndItsFolderRemoved()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), SecurebootProcess.NeedsPosix);
        string started = _folder.File("started");
        string signer = _folder.Write(
            "signer.sh",
            $"echo $1 > {started}.tmp; mv {started}.tmp {started}; sleep 60 & wait; touch {_folder.File("went-on")}\n");
        using SecurebootProcess process = SecurebootProcess.Start(
            "sign", "--key", Vectors.SigningKey, "--signer", $"/bin/sh {signer} {{digest}} {{signature}}", "--version",
            "1", "--security-counter", "1", "--out", _folder.File("out.img"), Vectors.Pe("Blink"));
        while (process.IsRunning && !File.Exists(started))
        {
            await Task.Delay(10, TestContext.Current.CancellationToken);
        }

        string digest = (await File.ReadAllTextAsync(started, TestContext.Current.CancellationToken)).Trim();
        Assert.True(File.Exists(digest));
        process.Signal(SigTerm);
        CommandResult result = await process.Finish();
        Assert.Equal(
            (143, "secureboot: error: interrupted; no unfinished file is left\n"), (result.ExitCode, result.Talk));
        Assert.False(Directory.Exists(Path.GetDirectoryName(digest)));
        Assert.Equal(["signer.sh", "started"], _folder.Names());
    }

    [Fact]
    public async Task Output_WhoseReaderHasGone_IsNoTrace()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), SecurebootProcess.NeedsPosix);
        CommandResult result = await Shell(
            "\"$0\" inspect --json \"$1\" | true",
            TestSupport.Repository.Vectors("imgtool", "images", "ecdsa-p256-allprot.bin"));
        result.AssertStyle();
    }

    [Fact]
    public async Task Emulate_EndlessProgramWhoseReaderGoes_EndsAsByTheSignal()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), SecurebootProcess.NeedsPosix);
        CommandResult result = await Shell("{ \"$0\" emulate \"$1\"; echo $? >&2; } | head -1", WriteLoop());
        Assert.Equal(("line\r\n", "141\n"), (result.Output, result.Talk));
    }

    [Fact]
    public async Task Run_ReaderOfTheOutputGoes_EndsAndTheDriveKeepsItsState()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), SecurebootProcess.NeedsPosix);
        string image = _folder.File("i.img");
        Secureboot.Run("sign", "--key", Vectors.SigningKey, "--version", "1.0.0", "--security-counter", "1", "--out",
            image, WriteLoop()).AssertDone();
        string board = _folder.File("board");
        CommandResult result = await Shell(
            $"{{ \"$0\" run --board \"$1\" --key '{Vectors.SigningKey}' '{image}'; echo $? >&2; }} "
                + "| grep -m1 line",
            board);
        Assert.EndsWith("141\n", result.Talk, StringComparison.Ordinal);
        CommandResult again = Secureboot.Run(
            "run", "--board", board, "--key", Vectors.SigningKey, "--milliseconds", "4000");
        Assert.Contains("\nboot: Trial slot A: NothingToRevertTo\n", again.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2>&-")]
    [InlineData("2>/dev/full")]
    public async Task Errors_ThatCannotBeWritten_ChangeNoExitCode(string redirection)
    {
        Assert.SkipUnless(File.Exists("/dev/full"), "needs /dev/full: run the tests on Linux");
        CommandResult result = await Shell($"\"$0\" inspect \"$1\" {redirection}; echo $?", _folder.File("missing"));
        Assert.Equal("2\n", result.Output);
    }

    [Theory]
    [InlineData("keygen --out k.pem")]
    [InlineData("sbom --tool --out b.json")]
    public async Task Output_InADeletedWorkingFolder_IsNamed(string command)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), SecurebootProcess.NeedsPosix);
        (await Shell($"mkdir \"$1\" && cd \"$1\" && rmdir \"$1\" && exec \"$0\" {command}", _folder.File("gone")))
            .AssertError(exitCode: 2, "the working folder was deleted");
    }

    [Fact]
    public async Task Signer_NoTemporaryFolder_IsNamed()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), SecurebootProcess.NeedsPosix);
        string[] arguments =
        [
            "sign", "--key", Vectors.VerifyingKey, "--signer", "cp {digest} {signature}", "--allow-no-counter",
            "--version", "1.0.0", "--out", _folder.File("app.img"), Vectors.Pe("Blink"),
        ];
        (await Run(SecurebootProcess.Executable, arguments, new() { ["TMPDIR"] = _folder.File("missing") }))
            .AssertError(exitCode: 2, "found no way to write there the digest for the signer");
    }

    [Fact]
    public async Task Output_NameThatIsNotUtf8_IsRefusedNotChanged()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), SecurebootProcess.NeedsPosix);
        (await Shell("cd \"$1\" && exec \"$0\" keygen --out \"$(printf 'a\\377')\"", _folder.Path))
            .AssertError(exitCode: 2, "expected a file's name in UTF-8");
        Assert.Empty(Directory.GetFiles(_folder.Path));
    }

    // The changed signature makes Concat's return type the generic parameter 536 870 911 of a method without generic
    // parameters. The reader makes all parameters with a lower number too.
    [Fact]
    [Trait("Set", "slow")]
    public async Task Emulate_AssemblyThatClaimsPartsWithoutEnd_EndsWithinTheMemoryOfTheCommand()
    {
        (byte[] assembly, _) = DeviceCompiler.CompileDll(
            "program.cs",
            "public class P { static string s = \"a\"; public static void Main() { s = string.Concat(s, s, s, s); } }",
            optimise: true);
        int signature = assembly.AsSpan().IndexOf<byte>([0x07, 0x00, 0x04, 0x0E, 0x0E, 0x0E, 0x0E, 0x0E]);
        byte[] claim = [0x1E, 0xDF, 0xFF, 0xFF, 0xFF];
        claim.CopyTo(assembly, signature + 3);

        string path = _folder.Write("program.dll", assembly);
        (await Run("emulate", path)).AssertError(exitCode: 2, "program.dll: found more parts than the memory holds");
        (await Run("pe", "--reference", Path.Combine(AppContext.BaseDirectory, "corelibrary", "mscorlib.dll"), path))
            .AssertError(exitCode: 2, "found more parts than the memory holds");
    }

    [Fact]
    public async Task Keygen_WideOpenUmask_KeyIsStillPrivate()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), SecurebootProcess.NeedsPosix);
        CommandResult result = await Shell(
            "umask 0; \"$0\" keygen --out \"$1\" && stat -c %a \"$1\"", _folder.File("k.pem"));
        Assert.EndsWith("\n600\n", result.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("xterm", "", true)]
    [InlineData("xterm", "1", false)]
    [InlineData("dumb", "", false)]
    public async Task Colour_OnATerminal_RespectsTheEnvironment(string term, string noColour, bool isColoured)
    {
        Assert.SkipUnless(File.Exists("/usr/bin/script"), "needs /usr/bin/script: apt-get install bsdutils");
        string image = TestSupport.Repository.Vectors("imgtool", "images", "ecdsa-p256.bin");
        string command =
            $"'{SecurebootProcess.Executable}' verify --allow-no-counter --key '{Vectors.VerifyingKey}' '{image}'";

        CommandResult result = await Run(
            "/usr/bin/script", ["-qec", command, "/dev/null"], new() { ["TERM"] = term, ["NO_COLOR"] = noColour });
        Assert.Equal(0, result.ExitCode);
        Assert.Equal(isColoured, result.Output.Contains("status: \u001b[32mOk\u001b[0m", StringComparison.Ordinal));
        Assert.Equal(!isColoured, result.Output.Contains("status: Ok", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(SigInt, 130)]
    [InlineData(SigTerm, 143)]
    public async Task Sign_InterruptedWhileWriting_LeavesNothing(int signal, int exitCode)
    {
        CommandResult result = await Interrupt(signal);

        result.AssertError(exitCode, "interrupted; no unfinished file is left");
        Assert.Equal(["big.pe"], _folder.Names());
    }

    [Fact]
    public async Task Sign_KilledWhileWriting_LeavesNoImageUnderTheFinalName()
    {
        await Interrupt(SigKill);
        Assert.DoesNotContain("out.img", _folder.Names());
    }

    [Fact]
    public async Task Input_Unreadable_IsNamed()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), SecurebootProcess.NeedsPosix);
        string secret = _folder.Write("secret.pem", File.ReadAllText(Vectors.SigningKey));
        SetMode(secret, UnixFileMode.None);
        SetMode(_folder.Path, s_readOnly);
        (await SecurebootProcess.RunUnprivileged("pubkey", "--key", secret))
            .AssertError(exitCode: 2, $"{secret}: no permission to read it");
        (await SecurebootProcess.RunUnprivileged("inspect", secret))
            .AssertError(exitCode: 2, $"{secret}: no permission to read it");
    }

    [Fact]
    public async Task Input_InAFolderThatMayNotBeEntered_IsNamed()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), SecurebootProcess.NeedsPosix);
        string image = _folder.Write("i.img", "x");
        SetMode(_folder.Path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        (await SecurebootProcess.RunUnprivileged("inspect", image))
            .AssertError(exitCode: 2, $"{image}: no permission to read it");
    }

    [Theory]
    [InlineData("keygen")]
    [InlineData("pubkey", "--key", "KEY")]
    [InlineData("sign", "--key", "KEY", "--version", "1", "--security-counter", "1", "BODY")]
    public async Task Output_InAReadOnlyFolder_IsRefused(params string[] arguments)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), SecurebootProcess.NeedsPosix);
        string key = _folder.Write("k.pem", File.ReadAllText(Vectors.SigningKey));
        string body = _folder.Write("b.pe", Vectors.PeBytes("Blink"));
        string path = _folder.File("out");
        string[] given = Array.ConvertAll(
            arguments, argument => argument switch { "KEY" => key, "BODY" => body, _ => argument });
        SetMode(_folder.Path, s_readOnly);

        (await SecurebootProcess.RunUnprivileged([.. given, "--out", path]))
            .AssertError(exitCode: 2, $"{path}: no permission to write there");
        Assert.Equal(["b.pe", "k.pem"], _folder.Names());
    }

    // Prints a line a second of the device's time, without end.
    private string WriteLoop()
    {
        const string Source = "using System; using System.Threading; public class P { public static void Main() { "
            + "for (; ; Thread.Sleep(1000)) { Console.WriteLine(\"line\"); } } }";
        return _folder.Write("loop.pe", DeviceCompiler.Compile("loop.cs", Source, optimise: true).Pe);
    }

    private static void SetMode(string path, UnixFileMode mode)
    {
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, mode);
        }
    }

    // The body is so large that write, read-back and verification take a while. The test sends the signal once the
    // temporary file exists.
    private async Task<CommandResult> Interrupt(int signal)
    {
        SecurebootProcess.NeedSigInt();
        string body = _folder.Write("big.pe", DevicePe.Fill(Vectors.PeBytes("Blink"), 15 * 1024 * 1024));

        for (int attempt = 0; attempt < 20; attempt++)
        {
            using SecurebootProcess process = SecurebootProcess.Start("sign", "--key", Vectors.SigningKey,
                "--allow-no-counter", "--version", "1", "--out", _folder.File("out.img"), body);
            while (process.IsRunning && Directory.GetFiles(_folder.Path, ".out.img.*.tmp").Length == 0)
            {
                await Task.Yield();
            }

            process.Signal(signal);
            CommandResult result = await process.Finish();
            if (!File.Exists(_folder.File("out.img")))
            {
                return result;
            }

            // The command finished before the signal, so its image must be complete.
            Secureboot.Run("verify", "--allow-no-counter", "--key", Vectors.VerifyingKey, _folder.File("out.img"))
                .AssertDone();
            File.Delete(_folder.File("out.img"));
        }

        Assert.Skip("needs a signal before the end of the command: run the test again on an idle machine");
        throw new InvalidOperationException();
    }

    private static async Task<CommandResult> Run(params string[] arguments)
    {
        return await Run(SecurebootProcess.Executable, arguments, []);
    }

    private static async Task<CommandResult> Shell(string script, string argument)
    {
        return await Run("/bin/sh", ["-c", script, SecurebootProcess.Executable, argument], []);
    }

    private static async Task<CommandResult> Run(
        string program, string[] arguments, Dictionary<string, string> environment)
    {
        using SecurebootProcess process = SecurebootProcess.Start(program, arguments, environment);
        return await process.Finish();
    }
}
