using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Xunit;

namespace SecureBoot.Cli.Tests;

/// <summary>Keys in a PKCS#11 token that the command itself uses.</summary>
public sealed class TokenTests : IAsyncLifetime, IDisposable
{
    private static readonly string[] s_spies =
    [
        "/usr/lib/x86_64-linux-gnu/pkcs11-spy.so",
        "/usr/lib/aarch64-linux-gnu/pkcs11-spy.so",
        "/usr/lib64/pkcs11-spy.so",
        "/usr/lib/pkcs11-spy.so",
    ];

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
        (await Run("keygen", "--type", type, "--out", first, "--pin-file", pin))
            .AssertError(exitCode: 2, "found a key of that name in the token");
        (await Run("pubkey", "--key", first, "--out", _folder.File("first.pub.pem"))).AssertDone();
        (await Run("sign", "--key", first, "--pin-file", pin, "--version", "1.2.3", "--security-counter", "7", "--out",
            _folder.File("app.img"), Vectors.Pe("Blink"))).AssertDone();
        Secureboot.Run("verify", "--key", _folder.File("first.pub.pem"), _folder.File("app.img")).AssertDone();
        Assert.Equal("UnknownKey", (await Run("verify", "--key", second, _folder.File("app.img"))).Field("status"));

        // The URI names the file with the PIN, and the old key is in a file.
        (await Run("rotate", "--old-key", _folder.File("first.pub.pem"), "--key", $"{second}?pin-source=file:{pin}",
            "--out", _folder.File("both.img"), _folder.File("app.img"))).AssertDone();
        (await Run("verify", "--threshold", "2", "--key", first, "--key", second, _folder.File("both.img")))
            .AssertDone();

        string objects = await Hsm.RunTool("--login", "--pin", "env:HSM_PIN", "--list-objects", "--type", "privkey");
        Assert.DoesNotContain("Access:     extractable", objects, StringComparison.Ordinal);
        Assert.Contains("never extractable", objects, StringComparison.Ordinal);
    }

    // The publisher's key is in a token, which the command uses directly and through a signer.
    [Fact]
    public async Task Publish_KeyInAToken_SignsAManifestThatABoardTakes()
    {
        string key = "pkcs11:token=release;object=release";
        string pin = _folder.File("pin");
        string site = _folder.File("site");
        string image = _folder.File("app.img");
        (await Run("sign", "--key", Vectors.SigningKey, "--version", "1.2.3", "--security-counter", "7", "--product",
            "example.com/thermostat", "--no-config", "--out", image, Vectors.Pe("Blink"))).AssertDone();

        (await Run("publish", "--key", key, "--pin-file", pin, "--site", site, "--rollout", "5%", image)).AssertDone();
        (await Run("publish", "--key", key, "--pin-file", pin, "--site", site, "--rollout", "50%")).AssertDone();
        Secureboot.Run("publish", "--key", Hsm.PublicKey, "--product", "example.com/thermostat", "--check", site)
            .AssertDone();
        CommandResult halted =
            (await Run("publish", "--key", Hsm.PublicKey, "--signer", Hsm.Signer(), "--site", site, "--halt"))
                .AssertDone();
        Assert.Equal("halted, at 50 %", halted.Field("rollout"));
        Assert.Equal(
            "boards would not begin: halted",
            (await Run("publish", "--key", key, "--product", "example.com/thermostat", "--check", site))
                .Field("check"));
    }

    [Fact]
    public async Task Attach_SignatureOfThePkcs11Tool_WithTheTokensKey()
    {
        string key = "pkcs11:token=release;object=release";
        (await Run("sign", "--key", key, "--digest-out", _folder.File("digest"), "--version", "1.2.3",
            "--security-counter", "7", "--out", _folder.File("app.unsigned"), Vectors.Pe("Blink"))).AssertDone();
        await Hsm.RunTool("--login", "--pin", "env:HSM_PIN", "--sign", "--mechanism", "ECDSA", "--id", "01",
            "--input-file", _folder.File("digest"), "--output-file", _folder.File("signature"));
        (await Run("attach", "--signature", _folder.File("signature"), "--key", key, "--out", _folder.File("app.img"),
            _folder.File("app.unsigned"))).AssertDone();
        Secureboot.Run("verify", "--key", Hsm.PublicKey, _folder.File("app.img")).AssertDone();
    }

    [Fact]
    public async Task Sign_TwoKeysOfOneToken_LogsInOnceAndSignsByBoth()
    {
        string[] keys = ["pkcs11:token=release;object=release", "pkcs11:token=release;object=second"];
        (await Run("keygen", "--out", keys[1], "--pin-file", _folder.File("pin"))).AssertDone();
        Spy();
        (await Run("sign", "--key", keys[0], "--key", keys[1], "--pin-file", _folder.File("pin"), "--version", "1.2.3",
            "--security-counter", "7", "--out", _folder.File("app.img"), Vectors.Pe("Blink"))).AssertDone();
        Assert.Equal(1, Logins());
        (await Run("verify", "--threshold", "2", "--key", keys[0], "--key", keys[1], _folder.File("app.img")))
            .AssertDone();
    }

    [Fact]
    public async Task Sign_WrongPin_IsTriedOnceAlsoForTwoKeys()
    {
        Spy();
        string bad = _folder.Write("bad", "111111\n");
        await Refuse("the token refuses the PIN", "pkcs11:token=release;object=release", "--key",
            "pkcs11:token=release;object=other", "--pin-file", bad);
        Assert.Equal(1, Logins());
    }

    [Theory]
    [InlineData("648219", null)]
    [InlineData("648\u007f8219", null)]
    [InlineData("111111", "the token refuses the PIN")]
    [InlineData("", "found an empty PIN")]
    public async Task Sign_PinTypedAtATerminal_IsTriedOnce(string typed, string? refusal)
    {
        using PseudoTerminal terminal = new();
        Spy();
        string[] sign =
        [
            "sign", "--key", "pkcs11:token=release;object=release", "--version", "1.2.3", "--security-counter", "7",
            "--out", _folder.File("app.img"), Vectors.Pe("Blink"),
        ];
        using SecurebootProcess process = SecurebootProcess.Start(
            "/bin/sh",
            ["-c", $"exec \"$0\" \"$@\" < {terminal.Name}", SecurebootProcess.Executable, .. sign],
            Hsm.Environment);
        Task<CommandResult> end = process.Finish();

        // The terminal holds the typed text until the command asks for it.
        terminal.Write(System.Text.Encoding.ASCII.GetBytes(typed + "\n"));
        CommandResult result = await end;

        Assert.Contains(
            "secureboot: working: type the PIN of the token release, which is not shown\n",
            result.Talk,
            StringComparison.Ordinal);
        Assert.Equal(refusal is null ? 0 : 2, result.ExitCode);
        Assert.Contains(refusal ?? "", result.Talk, StringComparison.Ordinal);
        Assert.Equal(refusal is null, File.Exists(_folder.File("app.img")));
        Assert.Equal(typed.Length == 0 ? 0 : 1, Logins());
        Assert.DoesNotContain("648219", result.Output + result.Talk, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Publish_ByATokensKey_IsTakenByABoard()
    {
        string key = "pkcs11:token=release;object=release";
        Secureboot.Run("sign", "--no-config", "--key", Vectors.SigningKey, "--version", "1.1.0", "--security-counter",
            "1", "--product", "example.com/lamp", "--out", _folder.File("app.img"), Vectors.Pe("Blink")).AssertDone();
        (await Run("publish", "--key", key, "--pin-file", _folder.File("pin"), "--site", _folder.File("site"),
            "--channel", "stable", "--rollout", "100%", "--expires", "30d", _folder.File("app.img"))).AssertDone();
        (await Run("publish", "--key", key, "--channel", "stable", "--product", "example.com/lamp", "--check",
            _folder.File("site"))).AssertDone();
        CommandResult foreign = Secureboot.Run("publish", "--key", Vectors.Key("ecdsa-p256-b.pub.pem"), "--channel",
            "stable", "--product", "example.com/lamp", "--check", _folder.File("site"));
        Assert.Equal(1, foreign.ExitCode);
    }

    [Fact]
    public async Task Sign_WrongPinTokenOrKey_IsRefusedAndWritesNothing()
    {
        string bad = _folder.Write("bad", "111111\n");
        await Refuse("the token refuses the PIN", "pkcs11:token=release;object=release", "--pin-file", bad);
        await Refuse(
            "found no PIN for the token release, and no terminal to ask", "pkcs11:token=release;object=release");
        await Refuse("found pin-value, expected none", "pkcs11:token=release;object=release?pin-value=648219");
        await Refuse(
            "found no such token, expected one",
            "pkcs11:token=other;object=release",
            "--pin-file",
            _folder.File("pin"));
        await Refuse(
            "found no private key of that name",
            "pkcs11:token=release;object=other",
            "--pin-file",
            _folder.File("pin"));
        await Refuse(
            "the PKCS#11 library cannot be used",
            "pkcs11:token=release;object=release?module-path=/no.so",
            "--pin-file",
            _folder.File("pin"));
        await Refuse(
            "found --deterministic with a key in a token", "pkcs11:token=release;object=release", "--deterministic");
        Hsm.Environment["PKCS11_MODULE"] = "";
        await Refuse(
            "found no PKCS#11 library, expected its path",
            "pkcs11:token=release;object=release",
            "--pin-file",
            _folder.File("pin"));
    }

    // Puts OpenSC's pkcs11-spy between the command and the token, which records each call.
    private void Spy()
    {
        string? spy = Array.Find(s_spies, File.Exists);
        Assert.SkipWhen(spy is null, "needs pkcs11-spy: apt-get install opensc-pkcs11");
        Hsm.Environment["PKCS11_MODULE"] = spy!;
        Hsm.Environment["PKCS11SPY"] = Hsm.Module;
        Hsm.Environment["PKCS11SPY_OUTPUT"] = _folder.File("calls");
    }

    private int Logins() => File.ReadAllLines(_folder.File("calls"))
        .Count(line => line.EndsWith(": C_Login", StringComparison.Ordinal));

    private async Task Refuse(string reason, string key, params string[] options)
    {
        CommandResult result =
            await Run([
                "sign", "--key", key, .. options, "--version", "1.2.3", "--security-counter", "7", "--out",
                _folder.File("x.img"), Vectors.Pe("Blink"),
            ]);
        result.AssertError(exitCode: 2, reason);
        Assert.False(File.Exists(_folder.File("x.img")));
    }

    private Task<CommandResult> Run(params string[] arguments)
    {
        return Hsm.RunSecureboot(arguments);
    }
}
