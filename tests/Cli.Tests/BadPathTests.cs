using System;
using System.IO;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using SecureBoot.Cli.Shell;
using SecureBoot.TestSupport;
using Xunit;

namespace SecureBoot.Cli.Tests;

/// <summary>Paths that do not exist or lead to the wrong kind of file, for each argument that takes a path.</summary>
public sealed class BadPathTests : IDisposable
{
    private const int Huge = 100 * 1024 * 1024;

    private readonly TempFolder _folder = new();

    public void Dispose()
    {
        _folder.Dispose();
    }

    public static TheoryData<string> Inputs =>
        [
            "sign-key", "sign-body", "sign-password", "verify-key", "verify-image", "inspect-image", "pubkey-key",
            "keygen-password",
        ];

    [Theory]
    [MemberData(nameof(Inputs))]
    public void Input_Missing_IsNamed(string input)
    {
        Run(input, _folder.File("missing")).AssertError(exitCode: 2, $"{_folder.File("missing")}: no such file");
    }

    [Theory]
    [MemberData(nameof(Inputs))]
    public void Input_NameWithControlCharacters_IsShownEscaped(string input)
    {
        CommandResult result = Run(input, _folder.File("red\u001b[31m\nsecureboot: error: x"))
            .AssertError(exitCode: 2, "red\\u001B[31m\\u000Asecureboot: error: x: no such file");
        Assert.DoesNotContain('\u001b', result.Talk);
    }

    [Theory]
    [MemberData(nameof(Inputs))]
    public void Input_InAMissingFolder_IsNamed(string input)
    {
        Run(input, _folder.File("missing/file")).AssertError(exitCode: 2, "no such file");
    }

    [Theory]
    [MemberData(nameof(Inputs))]
    public void Input_Empty_IsRefused(string input)
    {
        CommandResult run = Run(input, _folder.Write("empty", "")).AssertError(exitCode: 2, "found nothing in it");
        Assert.Contains("hint: a file gets its content first; ", run.Talk, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Inputs))]
    public void Input_Folder_IsRefused(string input)
    {
        Run(input, _folder.Path).AssertError(exitCode: 2, "found a folder, expected a file");
    }

    [Theory]
    [MemberData(nameof(Inputs))]
    public void Input_Of100Megabytes_IsRefusedUnread(string input)
    {
        string path = _folder.File("huge");
        using (FileStream stream = File.Create(path))
        {
            stream.SetLength(Huge);
        }

        long before = GC.GetAllocatedBytesForCurrentThread();
        Run(input, path).AssertError(exitCode: 2, $"found {Huge} bytes, expected at most");
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, Huge / 10);
    }

    [Theory]
    [MemberData(nameof(Inputs))]
    public void Input_PipeThatNobodyWritesTo_DoesNotWait(string input)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), SecurebootProcess.NeedsPosix);
        Assert.Equal(0, MakeFifo(_folder.File("pipe"), mode: 0x1A4));
        Run(input, _folder.File("pipe")).AssertError(exitCode: 2, "found nothing in it");
    }

    [Theory]
    [MemberData(nameof(Inputs))]
    public void Input_LinkToAPipeThatNobodyWritesTo_DoesNotWait(string input)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), SecurebootProcess.NeedsPosix);
        Assert.Equal(0, MakeFifo(_folder.File("pipe"), mode: 0x1A4));
        File.CreateSymbolicLink(_folder.File("near"), "pipe");
        File.CreateSymbolicLink(_folder.File("far"), _folder.File("near"));
        Run(input, _folder.File("far")).AssertError(exitCode: 2, "found nothing in it");
    }

    [Theory]
    [MemberData(nameof(Inputs))]
    public void Input_EndlessDevice_IsRefused(string input)
    {
        Assert.SkipUnless(File.Exists("/dev/zero"), "needs /dev/zero: run the tests on Linux or macOS");
        Run(input, "/dev/zero").AssertError(exitCode: 2, "found nothing in it");
    }

    public static TheoryData<string> Outputs => ["keygen", "pubkey", "sign"];

    [Theory]
    [MemberData(nameof(Outputs))]
    public void Output_ThatExists_IsKept(string output)
    {
        string path = _folder.Write("out", "precious");
        RunInto(output, path).AssertError(exitCode: 2, "a file of that name exists");
        Assert.Equal("precious", File.ReadAllText(path));
    }

    [Theory]
    [MemberData(nameof(Outputs))]
    public void Output_InAMissingFolder_IsRefused(string output)
    {
        RunInto(output, _folder.File("missing/out")).AssertError(exitCode: 2, "its folder does not exist");
    }

    [Theory]
    [MemberData(nameof(Outputs))]
    public void Output_Folder_IsRefused(string output)
    {
        RunInto(output, _folder.Path).AssertError(exitCode: 2, "found a folder");
    }

    [Theory]
    [MemberData(nameof(Outputs))]
    public void Output_BelowAFile_IsRefused(string output)
    {
        _folder.Write("file", "x");
        RunInto(output, _folder.File("file/out")).AssertError(exitCode: 2, "its folder does not exist");
    }

    [Theory]
    [MemberData(nameof(Outputs))]
    public void Output_Device_IsNotReplaced(string output)
    {
        Assert.SkipUnless(File.Exists("/dev/null"), "needs /dev/null: run the tests on Linux or macOS");
        string[] force = output == "keygen" ? [] : ["--force"];
        CommandResult result = RunInto(output, "/dev/null", force);
        Assert.Equal(2, result.ExitCode);
        result.AssertStyle();
    }

    [Theory]
    [MemberData(nameof(Outputs))]
    public void Output_NameTooLong_IsRefused(string output)
    {
        RunInto(output, _folder.File(new string('x', 300))).AssertError(exitCode: 2, "cannot be written");
        Assert.Empty(_folder.Names());
    }

    [Theory]
    [MemberData(nameof(Outputs))]
    public void Output_WhereTheSystemCreatesNothing_IsRefused(string output)
    {
        // Even root cannot create a file in /proc.
        Assert.SkipUnless(Directory.Exists("/proc/self"), "needs /proc: run the tests on Linux");
        CommandResult result = RunInto(output, "/proc/self/secureboot-test");
        Assert.Equal(2, result.ExitCode);
        result.AssertStyle();
    }

    [Fact]
    public void PathThatDotNetRefuses_IsNamedInTheWordsOfTheCommand()
    {
        string missing = _folder.File("missing");
        (Action Use, string Text)[] cases =
        [
            (() => Directory.GetFiles(missing), $"{missing}: no such file or folder"),
            (() => File.ReadAllText(missing), $"{missing}: no such file"),
            (() => File.WriteAllText(_folder.Path, ""), $"{_folder.Path}: no permission to read or write it"),
            (() => throw new IOException("No space left on device : '/a'"),
                "/a: cannot be read or written: no space left on device"),
            (() => throw new IOException(""), "a file: cannot be read or written: unknown reason"),
        ];
        foreach ((Action use, string text) in cases)
        {
            Assert.Equal(text, FileError.Of(Assert.ThrowsAny<Exception>(use)));
        }
    }

    [Fact]
    public void Sign_Force_ReplacesTheFileAndLeavesNoOther()
    {
        string path = _folder.Write("out", "old");
        RunInto("sign", path, "--force").AssertDone();
        Secureboot.Run("verify", "--allow-no-counter", "--key", Vectors.VerifyingKey, path).AssertDone();
        Assert.Equal(["out"], _folder.Names());
    }

    [Theory]
    [InlineData("pubkey")]
    [InlineData("sign")]
    public void Output_PrivateKey_IsNotReplacedEvenWithForce(string output)
    {
        string key = _folder.Write("key.pem", File.ReadAllText(Vectors.SigningKey));
        RunInto(output, key, "--force").AssertError(exitCode: 2, "found a private key, which is never replaced");
        Assert.Equal(File.ReadAllText(Vectors.SigningKey), File.ReadAllText(key));
    }

    [Theory]
    [InlineData("pkcs8")]
    [InlineData("sec1")]
    [InlineData("pkcs1")]
    [InlineData("encrypted")]
    public void Output_PrivateKeyInDer_IsNotReplacedEvenWithForce(string form)
    {
        using ECDsa ecdsa = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using RSA rsa = RSA.Create(2048);
        byte[] der = form switch
        {
            "pkcs8" => ecdsa.ExportPkcs8PrivateKey(),
            "sec1" => ecdsa.ExportECPrivateKey(),
            "pkcs1" => rsa.ExportRSAPrivateKey(),
            _ =>
                ecdsa.ExportEncryptedPkcs8PrivateKey(
                    "x", new PbeParameters(PbeEncryptionAlgorithm.Aes256Cbc, HashAlgorithmName.SHA256, 1)),
        };
        RunInto("sign", _folder.Write("key.der", der), "--force")
            .AssertError(exitCode: 2, "found a private key, which is never replaced");
        RunInto("sign", _folder.Write("public.der", ecdsa.ExportSubjectPublicKeyInfo()), "--force").AssertDone();
    }

    [Fact]
    public void Output_Pipe_IsNotReplacedEvenWithForce()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), SecurebootProcess.NeedsPosix);
        Assert.Equal(0, MakeFifo(_folder.File("pipe"), mode: 0x1A4));
        RunInto("sign", _folder.File("pipe"), "--force").AssertError(exitCode: 2, "found a pipe or a device");
        RunInto("sign", _folder.Write("empty", ""), "--force").AssertDone();
    }

    [Theory]
    [InlineData(242)]
    [InlineData(255)]
    public void Sign_LongestNames_AreWritten(int length)
    {
        RunInto("sign", _folder.File(new string('n', length))).AssertDone();
        Assert.Single(_folder.Names());
    }

    [Fact]
    public void Keygen_StandardOutput_IsRefused()
    {
        RunInto("keygen", "-").AssertError(exitCode: 2, "found the standard output, expected the name of a file");
    }

    [Fact]
    public void Keygen_DanglingLinkAsOutput_IsNotFollowed()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), SecurebootProcess.NeedsPosix);
        File.CreateSymbolicLink(_folder.File("link"), _folder.File("target"));
        CommandResult result = RunInto("keygen", _folder.File("link"));
        Assert.Equal(2, result.ExitCode);
        Assert.False(File.Exists(_folder.File("target")));
    }

    private static CommandResult Run(string input, string path)
    {
        return input switch
        {
            "verify-key" => Secureboot.Run("verify", "--allow-no-counter", "--key", path, Vectors.Pe("Blink")),
            "verify-image" => Secureboot.Run("verify", "--allow-no-counter", "--key", Vectors.VerifyingKey, path),
            "inspect-image" => Secureboot.Run("inspect", path),
            "pubkey-key" => Secureboot.Run("pubkey", "--key", path),
            _ => RunWithFolder(input, path),
        };
    }

    private static CommandResult RunWithFolder(string input, string path)
    {
        using TempFolder folder = new();
        CommandResult result = input switch
        {
            "sign-key" =>
                Secureboot.Run("sign", "--key", path, "--allow-no-counter", "--version", "1.0.0", "--out",
                    folder.File("out"), Vectors.Pe("Blink")),
            "sign-body" =>
                Secureboot.Run("sign", "--key", Vectors.SigningKey, "--allow-no-counter", "--version", "1.0.0", "--out",
                    folder.File("out"), path),
            "sign-password" =>
                Secureboot.Run("sign", "--key", Vectors.SigningKey, "--password-file", path, "--allow-no-counter",
                    "--version", "1.0.0", "--out", folder.File("out"), Vectors.Pe("Blink")),
            "keygen-password" => Secureboot.Run("keygen", "--out", folder.File("out"), "--password-file", path),
            _ => throw new ArgumentOutOfRangeException(nameof(input)),
        };
        Assert.Empty(folder.Names());
        return result;
    }

    private static CommandResult RunInto(string command, string path, params string[] options)
    {
        return command switch
        {
            "keygen" => Secureboot.Run(["keygen", "--out", path, .. options]),
            "pubkey" => Secureboot.Run(["pubkey", "--key", Vectors.SigningKey, "--out", path, .. options]),
            _ =>
                Secureboot.Run([
                    "sign", "--key", Vectors.SigningKey, "--version", "1.0.0", "--security-counter", "1", "--out", path,
                    .. options, Repository.Vectors("pe", "Blink.pe"),
                ]),
        };
    }

    [DllImport("libc", EntryPoint = "mkfifo", CharSet = CharSet.Ansi, BestFitMapping = false)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int MakeFifo([MarshalAs(UnmanagedType.LPUTF8Str)] string path, uint mode);
}
