using System;
using System.IO;
using System.Threading.Tasks;
using Xunit;

namespace SecureBoot.Cli.Tests;

/// <summary>Keys in a PKCS#11 token, used by the command itself.</summary>
public sealed class TokenTests : IAsyncLifetime, IDisposable
{
    private readonly TempFolder _folder = new();
    private SoftHsm? _hsm;

    private SoftHsm Hsm => _hsm ?? throw new InvalidOperationException("there is no token");

    public async ValueTask InitializeAsync()
    {
        _hsm = await SoftHsm.Create();
        _hsm.Environment["PKCS11_MODULE"] = _hsm.Module;
        _folder.Write("pin", "648219\n");
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

    [Theory]
    [InlineData("ecdsa-p256")]
    [InlineData("ecdsa-p384")]
    [InlineData("ed25519")]
    [InlineData("rsa-2048")]
    [InlineData("rsa-3072")]
    public async Task EveryCommand_KeyOfAType_UsesTheToken(string type)
    {
        string first = $"pkcs11:token=release;object=first-{type}";
        string second = $"pkcs11:token=release;object=second-{type};id=%0A%ff";
        string pin = _folder.File("pin");
        (await Run("keygen", "--type", type, "--out", first, "--pin-file", pin)).AssertDone();
        (await Run("keygen", "--type", type, "--out", second, "--pin-file", pin)).AssertDone();
        (await Run("keygen", "--type", type, "--out", first, "--pin-file", pin)).AssertError(exitCode: 2, "found a key of that name in the token");
        (await Run("pubkey", "--key", first, "--out", _folder.File("first.pub.pem"))).AssertDone();
        (await Run("sign", "--key", first, "--pin-file", pin, "--version", "1.2.3", "--security-counter", "7", "--out", _folder.File("app.img"), Vectors.Pe("Blink"))).AssertDone();
        Secureboot.Run("verify", "--key", _folder.File("first.pub.pem"), _folder.File("app.img")).AssertDone();
        Assert.Equal("UnknownKey", (await Run("verify", "--key", second, _folder.File("app.img"))).Field("status"));

        // The PIN in the file that the URI names; a file's key for the old one.
        (await Run("rotate", "--old-key", _folder.File("first.pub.pem"), "--key", $"{second}?pin-source=file:{pin}", "--out", _folder.File("both.img"), _folder.File("app.img"))).AssertDone();
        (await Run("verify", "--threshold", "2", "--key", first, "--key", second, _folder.File("both.img"))).AssertDone();

        string objects = await Hsm.RunTool("--login", "--pin", "env:HSM_PIN", "--list-objects", "--type", "privkey");
        Assert.DoesNotContain("Access:     extractable", objects, StringComparison.Ordinal);
        Assert.Contains("never extractable", objects, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Attach_SignatureOfThePkcs11Tool_WithTheTokensKey()
    {
        string key = "pkcs11:token=release;object=release";
        (await Run("sign", "--key", key, "--digest-out", _folder.File("digest"), "--version", "1.2.3", "--security-counter", "7", "--out", _folder.File("app.unsigned"), Vectors.Pe("Blink"))).AssertDone();
        await Hsm.RunTool("--login", "--pin", "env:HSM_PIN", "--sign", "--mechanism", "ECDSA", "--id", "01", "--input-file", _folder.File("digest"), "--output-file", _folder.File("signature"));
        (await Run("attach", "--signature", _folder.File("signature"), "--key", key, "--out", _folder.File("app.img"), _folder.File("app.unsigned"))).AssertDone();
        Secureboot.Run("verify", "--key", Hsm.PublicKey, _folder.File("app.img")).AssertDone();
    }

    [Fact]
    public async Task Sign_WrongPinTokenOrKey_IsRefusedAndWritesNothing()
    {
        string bad = _folder.Write("bad", "111111\n");
        await Refuse("the token refuses the PIN", "pkcs11:token=release;object=release", "--pin-file", bad);
        await Refuse("found no PIN for the token release, and no terminal to ask", "pkcs11:token=release;object=release");
        await Refuse("found pin-value, expected none", "pkcs11:token=release;object=release?pin-value=648219");
        await Refuse("found no such token, expected one", "pkcs11:token=other;object=release", "--pin-file", _folder.File("pin"));
        await Refuse("found no private key of that name", "pkcs11:token=release;object=other", "--pin-file", _folder.File("pin"));
        await Refuse("the PKCS#11 library cannot be used", "pkcs11:token=release;object=release?module-path=/no.so", "--pin-file", _folder.File("pin"));
        await Refuse("found --deterministic with a key in a token", "pkcs11:token=release;object=release", "--deterministic");
        Hsm.Environment["PKCS11_MODULE"] = "";
        await Refuse("found no PKCS#11 library, expected its path", "pkcs11:token=release;object=release", "--pin-file", _folder.File("pin"));
    }

    private async Task Refuse(string reason, string key, params string[] options)
    {
        CommandResult result = await Run(["sign", "--key", key, .. options, "--version", "1.2.3", "--security-counter", "7", "--out", _folder.File("x.img"), Vectors.Pe("Blink")]);
        result.AssertError(exitCode: 2, reason);
        Assert.False(File.Exists(_folder.File("x.img")));
    }

    private Task<CommandResult> Run(params string[] arguments)
    {
        return Hsm.RunSecureboot(arguments);
    }
}
