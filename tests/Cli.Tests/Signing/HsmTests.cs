using System;
using System.IO;
using System.Threading.Tasks;
using Xunit;

namespace SecureBoot.Cli.Tests;

/// <summary>A key that never leaves its token: the token signs, the command verifies, and the board boots.</summary>
public sealed class HsmTests : IAsyncLifetime, IDisposable
{
    private readonly TempFolder _folder = new();
    private SoftHsm? _hsm;

    private SoftHsm Hsm => _hsm ?? throw new InvalidOperationException("there is no token");

    private string Image => _folder.File("app.img");

    public async ValueTask InitializeAsync()
    {
        _hsm = await SoftHsm.Create();
    }

    public ValueTask DisposeAsync()
    {
        Dispose();
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    public void Dispose()
    {
        _hsm?.Dispose();
        _hsm = null;
        if (Directory.Exists(_folder.Path))
        {
            _folder.Dispose();
        }
    }

    [Fact]
    public async Task Key_InTheToken_CannotBeExported()
    {
        string objects = await Hsm.RunTool("--login", "--pin", "env:HSM_PIN", "--list-objects", "--type", "privkey");
        Assert.Contains(
            "Access:     sensitive, always sensitive, never extractable, local", objects, StringComparison.Ordinal);

        await Hsm.RunTool("--login", "--pin", "env:HSM_PIN", "--read-object", "--type", "privkey", "--id", "01",
            "--output-file", _folder.File("stolen"));
        Assert.Empty(_folder.Names());
    }

    [Fact]
    public async Task Sign_InOneStep_ImageVerifiesAndBootsOnTheBoard()
    {
        (await Sign(Hsm.Signer())).AssertDone();

        Assert.Equal(
            "Ok",
            Secureboot.Run("verify", "--key", Hsm.PublicKey, "--security-counter", "7", "--loadable", Image)
                .Field("status"));
        string console = new SignedBoard(1, Hsm.PublicKey).Boot(Image, "boot: verified");
        Assert.Contains("boot: verified version 1.2.3+0, security counter 7", console, StringComparison.Ordinal);
        Assert.Contains(
            "boot: refused: UnknownKey",
            new SignedBoard(1, Vectors.VerifyingKey).Boot(Image, "boot: refused"),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sign_InTwoSteps_ByTwoPeople_BootsWithThreshold2()
    {
        string unsigned = _folder.File("app.unsigned");
        Secureboot.Run([
            "sign", "--key", Hsm.PublicKey, "--digest-out", _folder.File("app.digest"), .. Inputs, "--out", unsigned,
            .. SignedBoard.CopyApplication(_folder.Path),
        ]).AssertDone();
        await Hsm.RunTool("--login", "--pin", "env:HSM_PIN", "--sign", "--mechanism", "ECDSA", "--id", "01",
            "--input-file", _folder.File("app.digest"), "--output-file", _folder.File("app.sig"));
        Secureboot.Run("attach", "--signature", _folder.File("app.sig"), "--key", Hsm.PublicKey, "--out",
            _folder.File("one.img"), unsigned).AssertDone();
        SignedBoard board = new(2, Hsm.PublicKey, Vectors.VerifyingKey);
        Assert.Contains(
            "boot: refused: ThresholdNotMet",
            board.Boot(_folder.File("one.img"), "boot: refused"),
            StringComparison.Ordinal);

        Secureboot.Run("rotate", "--old-key", Hsm.PublicKey, "--key", Vectors.SigningKey, "--out", Image,
            _folder.File("one.img")).AssertDone();
        Assert.Contains(
            "boot: verified version 1.2.3+0",
            new SignedBoard(2, Hsm.PublicKey, Vectors.VerifyingKey).Boot(Image, "boot: verified"),
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("RSA-PKCS", "01", 2, "ended with exit code 1", "a mechanism that the key is not for")]
    [InlineData("ECDSA", "02", 2, "ended with exit code 1", "no such key")]
    public async Task Sign_WrongUseOfTheToken_IsExplained(
        string mechanism, string id, int exitCode, string fragment, string why)
    {
        CommandResult result = await Sign(Hsm.Signer(mechanism, id));
        Assert.Equal(exitCode, result.ExitCode);
        Assert.Contains(fragment, result.Talk, StringComparison.Ordinal);
        Assert.False(File.Exists(Image), why);
    }

    [Fact]
    public async Task Sign_WrongPin_IsExplained()
    {
        Hsm.Environment["HSM_PIN"] = "000000";
        (await Sign(Hsm.Signer())).AssertError(exitCode: 2, "the signer pkcs11-tool ended with exit code 1");
        Assert.False(File.Exists(Image));
    }

    [Fact]
    public async Task Sign_InTheNameOfAnotherKey_IsRefused()
    {
        CommandResult result =
            await Hsm.RunSecureboot([
                "sign", "--key", Vectors.VerifyingKey, "--signer", Hsm.Signer(), .. Inputs, "--out", Image,
                Vectors.Pe("Blink"),
            ]);
        result.AssertError(exitCode: 1, "that are no signature of the digest");
        Assert.False(File.Exists(Image));
    }

    private static string[] Inputs => ["--version", "1.2.3", "--security-counter", "7"];

    private async Task<CommandResult> Sign(string signer)
    {
        return await Hsm.RunSecureboot([
            "sign", "--key", Hsm.PublicKey, "--signer", signer, .. Inputs, "--out", Image,
            .. SignedBoard.CopyApplication(_folder.Path),
        ]);
    }
}
