using System;
using System.IO;
using Xunit;

namespace SecureBoot.Cli.Tests;

public sealed class KeygenTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose()
    {
        _folder.Dispose();
    }

    [Theory]
    [InlineData("keygen --out pkCS11:token=x")]
    [InlineData("verify --key pkCS11:token=x x.img")]
    [InlineData("sign --key pkCS11:token=x --version 1 --security-counter 1 --out x.img x.pe")]
    public void Command_TokenUriInCapitals_IsATokenUri(string line)
    {
        Secureboot.Run(line.Split(' ')).AssertError(
            exitCode: 2, "found neither object nor id, expected the key's name");
        Assert.False(File.Exists("pkCS11:token=x"));
    }

    [Theory]
    [InlineData("ecdsa-p256")]
    [InlineData("rsa-3072")]
    public void Keygen_EachType_SignsAnImageThatItsPublicKeyVerifies(string type)
    {
        CommandResult made = Secureboot.Run("keygen", "--type", type, "--out", _folder.File("k.pem")).AssertDone();
        Secureboot.Run("pubkey", "--key", _folder.File("k.pem"), "--out", _folder.File("k.pub.pem")).AssertDone();
        Secureboot.Run("sign", "--key", _folder.File("k.pem"), "--version", "1.2.3", "--security-counter", "1", "--out",
            _folder.File("i.img"), Vectors.Pe("Blink")).AssertDone();

        CommandResult verified = Secureboot.Run("verify", "--allow-no-counter", "--key", _folder.File("k.pub.pem"),
            "--loadable", _folder.File("i.img")).AssertDone();
        Assert.Contains(made.Field("key hash"), verified.Field("signed by"), StringComparison.Ordinal);
    }

    [Fact]
    public void Keygen_WithoutType_IsP256AndNotEncrypted()
    {
        CommandResult result = Secureboot.Run("keygen", "--out", _folder.File("k.pem")).AssertDone();

        Assert.Equal($"{_folder.File("k.pem")} (ecdsa-p256, not encrypted)", result.Field("wrote"));
        Assert.StartsWith(
            "-----BEGIN PRIVATE KEY-----\n", File.ReadAllText(_folder.File("k.pem")), StringComparison.Ordinal);
        Assert.EndsWith(
            "-----END PRIVATE KEY-----\n", File.ReadAllText(_folder.File("k.pem")), StringComparison.Ordinal);
    }

    [Fact]
    public void Keygen_KeyFile_IsReadableByItsOwnerOnly()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), SecurebootProcess.NeedsPosix);
        Secureboot.Run("keygen", "--out", _folder.File("k.pem")).AssertDone();

        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(_folder.File("k.pem")));
        }
    }

    [Fact]
    public void Keygen_Password_IsNeededToUseTheKey()
    {
        string password = _folder.Write("password.txt", "pa\u00DFword 1\n");
        Secureboot.Run("keygen", "--out", _folder.File("k.pem"), "--password-file", password).AssertDone();

        Assert.StartsWith(
            "-----BEGIN ENCRYPTED PRIVATE KEY-----\n",
            File.ReadAllText(_folder.File("k.pem")),
            StringComparison.Ordinal);
        Secureboot.Run("pubkey", "--key", _folder.File("k.pem")).AssertError(exitCode: 2, "no password was given");
        Secureboot.Run("pubkey", "--key", _folder.File("k.pem"), "--password-file",
            _folder.Write("wrong.txt", "pa\u00DFword 2\n")).AssertError(exitCode: 2, "does not open");
        Secureboot.Run("pubkey", "--key", _folder.File("k.pem"), "--password-file", password).AssertDone();
    }

    [Fact]
    public void Keygen_SecondRun_KeepsTheFirstKey()
    {
        Secureboot.Run("keygen", "--out", _folder.File("k.pem")).AssertDone();
        string first = File.ReadAllText(_folder.File("k.pem"));

        Secureboot.Run("keygen", "--out", _folder.File("k.pem")).AssertError(exitCode: 2, "a file of that name exists");
        Assert.Equal(first, File.ReadAllText(_folder.File("k.pem")));
        Assert.Equal(["k.pem"], _folder.Names());
    }

    [Fact]
    public void Keygen_OnATerminal_SaysThatItWorks()
    {
        CommandResult result = Secureboot.Run(
            ["keygen", "--out", _folder.File("k.pem")], isTerminal: true, hasColour: false).AssertDone();
        Assert.Equal("secureboot: working: making a key of the type ecdsa-p256\n", result.Talk);
    }
}
