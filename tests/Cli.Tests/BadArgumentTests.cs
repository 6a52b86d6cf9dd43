using System;
using System.Globalization;
using System.IO;
using Xunit;

namespace SecureBoot.Cli.Tests;

/// <summary>Arguments out of range, misspelt or missing: one line, exit code 2, no output file. imgtool answers many of
/// them with a traceback.</summary>
public sealed class BadArgumentTests : System.IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose()
    {
        _folder.Dispose();
    }

    [Theory]
    [InlineData("256.0.0", "major is 8 bits")]
    [InlineData("1.256.0", "minor is 8 bits")]
    [InlineData("1.0.65536", "revision is 16 bits")]
    [InlineData("1.0.0+4294967296", "build is 32 bits")]
    [InlineData("99999999999999999999", "more than any integer type holds")]
    [InlineData("v1", "no letters")]
    [InlineData("v1.2.3", "no letters")]
    [InlineData("01.2", "no leading zeros")]
    [InlineData("01.2.3", "no leading zeros")]
    [InlineData("1.2.3.4", "three parts and a build")]
    [InlineData("1.2.3-rc1", "no pre-release")]
    [InlineData("1.2+3", "a build only after a revision")]
    [InlineData("", "nothing at all")]
    [InlineData(" 1.2.3", "a space")]
    [InlineData("1.2.3\n", "a line end")]
    [InlineData("-1.0.0", "a sign")]
    [InlineData("\u0661.2.3", "an Arabic digit")]
    public void Sign_BadVersion_IsMisuse(string version, string why)
    {
        Sign("--version", version).AssertError(exitCode: 2, "--version: found '");
        AssertNothingWritten(why);
    }

    [Theory]
    [InlineData("-1", "below 0")]
    [InlineData("2147483648", "above the ceiling")]
    [InlineData("4294967296", "2^32")]
    [InlineData("0x100000000", "2^32 in hexadecimal")]
    [InlineData("abc", "no number")]
    [InlineData("", "nothing")]
    [InlineData("1.5", "no integer")]
    [InlineData("+7", "a sign")]
    [InlineData("AUTO", "auto is in lower case")]
    public void Sign_BadSecurityCounter_IsMisuse(string counter, string why)
    {
        Sign("--version", "1.2.3", "--security-counter", counter)
            .AssertError(
                exitCode: 2,
                $"--security-counter: found '{counter}', expected a number from 0 to 2147483647, or auto");
        AssertNothingWritten(why);
    }

    [Theory]
    [InlineData("31", "below the fields")]
    [InlineData("0", "nothing")]
    [InlineData("65536", "16 bits")]
    [InlineData("abc", "no number")]
    [InlineData("-32", "below 0")]
    public void Sign_BadHeaderSize_IsMisuse(string size, string why)
    {
        Sign("--version", "1.2.3", "--header-size", size)
            .AssertError(exitCode: 2, $"--header-size: found '{size}', expected a number from 32 to 65535");
        AssertNothingWritten(why);
    }

    [Fact]
    public void Sign_ImageLargerThanTheSlot_IsMisuseWithBothSizes()
    {
        int size = (int)new FileInfo(SignInto("fits.img", "--slot-size", "4096")).Length;

        // The DER encoding of a signature is 70 to 72 bytes, rarely less, so 16 bytes less than the image are too few
        // for any signature.
        string slot = (size - 16).ToString(CultureInfo.InvariantCulture);
        CommandResult result = Sign("--version", "1.2.3", "--security-counter", "1", "--slot-size", slot);
        result.AssertError(exitCode: 2, $"expected at most {slot}");
        Assert.False(File.Exists(_folder.File("out.img")));
    }

    [Theory]
    [InlineData("0", "no slot")]
    [InlineData("-1", "below 0")]
    [InlineData("4294967296", "2^32")]
    public void Sign_BadSlotSize_IsMisuse(string size, string why)
    {
        Sign("--version", "1.2.3", "--slot-size", size).AssertError(exitCode: 2, "--slot-size: found '");
        AssertNothingWritten(why);
    }

    [Theory]
    [InlineData("rsa-4096")]
    [InlineData("ecdsa-p224")]
    [InlineData("x25519")]
    [InlineData("")]
    public void Keygen_UnknownType_IsMisuse(string type)
    {
        Secureboot.Run("keygen", "--type", type, "--out", _folder.File("k.pem"))
            .AssertError(exitCode: 2, "expected ecdsa-p256, ecdsa-p384, ed25519, rsa-2048 or rsa-3072");
        AssertNothingWritten(type);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("2")]
    [InlineData("-1")]
    [InlineData("x")]
    public void Verify_BadThreshold_IsMisuse(string threshold)
    {
        Secureboot.Run("verify", "--allow-no-counter", "--key", Vectors.VerifyingKey, "--threshold", threshold,
            Vectors.Pe("Blink"))
            .AssertError(exitCode: 2, $"--threshold: found '{threshold}', expected a number from 1 to 1");
    }

    [Theory]
    [InlineData("-1")]
    [InlineData("4294967296")]
    [InlineData("auto")]
    public void Verify_BadSecurityCounter_IsMisuse(string counter)
    {
        Secureboot.Run("verify", "--key", Vectors.VerifyingKey, "--security-counter", counter, Vectors.Pe("Blink"))
            .AssertError(exitCode: 2, "--security-counter: found '");
    }

    [Theory]
    [InlineData("Der")]
    [InlineData("raw")]
    [InlineData("lang-c")]
    public void Pubkey_UnknownFormat_IsMisuse(string format)
    {
        Secureboot.Run("pubkey", "--key", Vectors.SigningKey, "--format", format)
            .AssertError(exitCode: 2, "expected pem, der, hash or csharp");
    }

    [Theory]
    [InlineData("keygen --out --type", "--out: found --type, an option of keygen, expected a value")]
    [InlineData("keygen --out=--type", "--out: found --type, an option of keygen, expected a value")]
    [InlineData("keygen --out --quiet", "--out: found --quiet, an option of keygen, expected a value")]
    [InlineData("verify --key --json x.img", "--key: found --json, an option of verify, expected a value")]
    [InlineData("sign --key --out x.img a.pe", "--key: found --out, an option of sign, expected a value")]
    public void Option_WithAnotherOptionAsItsValue_IsMisuse(string line, string error)
    {
        Secureboot.Run(line.Split(' ')).AssertError(exitCode: 2, error);
        Assert.False(File.Exists("--type"));
        Assert.False(File.Exists("--quiet"));
    }

    [Fact]
    public void NoArguments_ShowTheHelpAsMisuse()
    {
        CommandResult result = Secureboot.Run();
        Assert.Equal((2, Secureboot.Run("--help").Output, ""), (result.ExitCode, result.Output, result.Talk));
    }

    [Theory]
    [InlineData("help", "--help")]
    [InlineData("help sign", "sign --help")]
    [InlineData("version", "--version")]
    [InlineData("-V", "--version")]
    [InlineData("help help", "--help")]
    [InlineData("--quiet version", "--version")]
    [InlineData("--color never help sign", "sign --help")]
    public void HelpAndVersion_AreAlsoWords(string words, string options)
    {
        Assert.Equal(
            Secureboot.Run(options.Split(' ')).AssertDone().Output,
            Secureboot.Run(words.Split(' ')).AssertDone().Output);
    }

    [Theory]
    [InlineData("did you mean sign?", "sing")]
    [InlineData("did you mean verify?", "verfiy", "x")]
    [InlineData("did you mean --version?", "sign", "--verison", "1")]
    [InlineData("did you mean fish?", "completion", "fishh")]
    [InlineData("did you mean sign?", "help", "sing")]
    [InlineData("did you mean --man?", "help", "--mann")]
    [InlineData("did you mean --quiet?", "--qiet")]
    public void MistypedWord_IsAskedFor(string question, params string[] arguments)
    {
        CommandResult result = Secureboot.Run(arguments);
        Assert.Equal(2, result.ExitCode);
        Assert.Contains($"hint: {question} ", result.Talk, StringComparison.Ordinal);
        Assert.DoesNotContain("did you mean", Secureboot.Run("frobnicate").Talk, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("help nosuch", "help: found 'nosuch', expected keygen, pubkey, ")]
    [InlineData("help sign verify", "found 'verify' after help sign, expected nothing there")]
    [InlineData("version extra", "found 'extra' after version, expected nothing there")]
    [InlineData("--color", "found --color without a value, expected auto, always or never")]
    [InlineData("--color sometimes", "--color: found 'sometimes', expected auto, always or never")]
    [InlineData("--color always", "found options without a command, expected keygen, pubkey, ")]
    [InlineData("--quiet", "found options without a command, expected keygen, pubkey, ")]
    public void WordsWithoutACommand_AreMisuse(string line, string error)
    {
        Secureboot.Run(line.Split(' ')).AssertError(exitCode: 2, error);
    }

    [Fact]
    public void MissingOptions_AreAllNamed()
    {
        Secureboot.Run("sign", "b.pe")
            .AssertError(
                exitCode: 2, "option '--key' is required; option '--version' is required; option '--out' is required");
    }

    [Fact]
    public void HelpMan_IsAPageWithEveryCommand()
    {
        string page = Secureboot.Run("help", "--man").AssertDone().Output;
        Assert.StartsWith(".TH SECUREBOOT 1\n.SH NAME\n", page, StringComparison.Ordinal);
        Assert.Contains(".SS secureboot keygen\n", page, StringComparison.Ordinal);
        Assert.Contains("\\-\\-security\\-counter", page, StringComparison.Ordinal);
        Assert.DoesNotContain("\n.nf\n.", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("bash", "complete -o default -F _secureboot secureboot")]
    [InlineData("zsh", "#compdef secureboot")]
    [InlineData("fish", "complete -c secureboot -n '__fish_seen_subcommand_from sign' -l security-counter")]
    [InlineData("powershell", "Register-ArgumentCompleter -Native -CommandName secureboot")]
    public void Completion_Script_KnowsCommandsAndOptions(string shell, string part)
    {
        string script = Secureboot.Run("completion", shell).AssertDone().Output;
        Assert.Contains(part, script, StringComparison.Ordinal);
        Assert.Contains("provision", script, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("found 'sing', expected keygen, pubkey, sign", "sing")]
    [InlineData("found 'frobnicate', expected keygen", "frobnicate")]
    [InlineData("found '--frobnicate', expected keygen", "--frobnicate")]
    [InlineData("option '--out' is required", "keygen")]
    [InlineData("option '--key' is required", "pubkey")]
    [InlineData("option '--key' is required", "verify", "x")]
    [InlineData("required argument 'IMAGE' missing for command: 'inspect'", "inspect")]
    [InlineData("unrecognized command or argument 'b'", "inspect", "a", "b")]
    [InlineData("found '--frobnicate', expected an option of inspect", "inspect", "--frobnicate", "b")]
    [InlineData("found '--verison', expected an option of sign", "sign", "--key", "k", "--verison", "1.2.3", "--out",
        "o", "body")]
    [InlineData("found '-x', expected an option of verify", "verify", "-x")]
    [InlineData("required argument missing for option: '--out'", "keygen", "--out")]
    [InlineData("option '--out' expects a single argument but 2 were provided", "keygen", "--out", "a", "--out", "b")]
    [InlineData("--out: found an empty text", "keygen", "--out", "")]
    [InlineData("no such file", "inspect", "@response-files-are-not-read")]
    public void AnyCommand_BadCommandLine_IsMisuse(string fragment, params string[] arguments)
    {
        CommandResult result = Secureboot.Run(arguments).AssertError(exitCode: 2, fragment);
        Assert.Equal("", result.Output);
    }

    [Fact]
    public void Sign_SameKeyTwice_IsMisuse()
    {
        Sign("--version", "1.2.3", "--key", Vectors.SigningKey)
            .AssertError(exitCode: 2, "twice, expected different keys");
        AssertNothingWritten("a key signs once");
    }

    [Fact]
    public void Verify_SameKeyTwice_IsMisuse()
    {
        Secureboot.Run("verify", "--allow-no-counter", "--key", Vectors.VerifyingKey, "--key", Vectors.SigningKey,
            Vectors.Pe("Blink")).AssertError(exitCode: 2, "twice, expected different keys");
    }

    private CommandResult Sign(params string[] options)
    {
        return Secureboot.Run(
            ["sign", "--key", Vectors.SigningKey, .. options, "--out", _folder.File("out.img"), Vectors.Pe("Blink")]);
    }

    private string SignInto(string name, params string[] options)
    {
        Secureboot.Run([
            "sign", "--key", Vectors.SigningKey, "--version", "1.2.3", "--security-counter", "1", .. options, "--out",
            _folder.File(name), Vectors.Pe("Blink"),
        ]).AssertDone();
        return _folder.File(name);
    }

    private void AssertNothingWritten(string why)
    {
        Assert.True(_folder.Names().Length == 0, why);
    }
}
