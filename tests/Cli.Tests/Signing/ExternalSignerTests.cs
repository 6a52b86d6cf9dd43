using System;
using System.Security.Cryptography;
using Xunit;

namespace SecureBoot.Cli.Tests;

/// <summary>Signs in one step with an external command that holds the key. Scripts stand in for the command.</summary>
public sealed class ExternalSignerTests : IDisposable
{
    private readonly SigningFolder _folder = new();

    public ExternalSignerTests()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "needs a POSIX shell: run the tests on Linux or macOS");
    }

    public void Dispose()
    {
        _folder.Dispose();
    }

    [Theory]
    [InlineData(DSASignatureFormat.Rfc3279DerSequence)]
    [InlineData(DSASignatureFormat.IeeeP1363FixedFieldConcatenation)]
    public void Signer_GoodSignature_ImageVerifies(DSASignatureFormat format)
    {
        string signature = _folder.WriteSignature(format);
        string script = _folder.Write(
            "a 'signer'.sh", "test \"$(wc -c < \"$1\")\" -eq 32 && cmp \"$1\" \"$4\" && cp \"$3\" \"$2\"\n");

        Sign($"sh \"{script}\" {{digest}} {{signature}} '{signature}' {_folder.File("app.digest")}").AssertDone();
        Assert.Equal("Ok", SigningFolder.Verify(_folder.Image, 1, "ecdsa-p256-a"));
    }

    [Fact]
    public void Signer_ChatterOnBothStreams_DoesNotReachTheAnswer()
    {
        string signature = _folder.WriteSignature();
        CommandResult result = Sign(
            $"sh -c 'echo noise; echo noise >&2; cp \"$1\" \"$2\"' signer {signature} {{signature}} {{digest}}")
            .AssertDone();
        Assert.DoesNotContain("noise", result.Output + result.Talk, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", 2, "the signer's command is empty", "nothing")]
    [InlineData("  ", 2, "the signer's command is empty", "only spaces")]
    [InlineData("'' {digest} {signature}", 2, "the signer's command is empty", "an empty word as program")]
    [InlineData("sign {signature}", 2, "the signer's command has no {digest}", "no place for the digest")]
    [InlineData("sign {digest}", 2, "the signer's command has no {signature}", "no place for the signature")]
    [InlineData("{digest} {signature}", 2, "the signer's command has no {digest}", "the digest is no program")]
    [InlineData("sign '{digest} {signature}", 2, "has a ' that is not closed", "an open quote")]
    [InlineData("sign \"{digest} {signature}", 2, "has a \" that is not closed", "an open quote of the other kind")]
    [InlineData(
        "no-such-program-here {digest} {signature}",
        2,
        "the signer no-such-program-here cannot be started",
        "no program")]
    [InlineData("/ {digest} {signature}", 2, "the signer / cannot be started", "a folder as program")]
    [InlineData("sh -c 'exit 3' {digest} {signature}", 2, "the signer sh ended with exit code 3", "it failed")]
    [InlineData("sh -c true {digest} {signature}", 2, "ended well but wrote no signature", "it did nothing")]
    [InlineData("sh -c ': > $1' {digest} {signature}", 2, "ended well but wrote an empty signature", "an empty file")]
    [InlineData(
        "sh -c 'mkdir $1' {digest} {signature}", 2, "ended well but wrote a signature that cannot be read", "a folder")]
    [InlineData(
        "sh -c 'head -c 5000 /dev/zero > $1' {digest} {signature}",
        2,
        "wrote more than 4096 bytes as signature",
        "too much")]
    [InlineData(
        "cp {digest} {signature}",
        1,
        "found 32 bytes that are no signature of the digest",
        "the digest is no signature")]
    [InlineData(
        "sh -c 'head -c 64 /dev/zero > $1' {digest} {signature}",
        1,
        "found 64 bytes that are no signature of the digest",
        "zeros")]
    public void Signer_BadCommand_IsNamedAndNothingIsWritten(string command, int exitCode, string fragment, string why)
    {
        Sign(command).AssertError(exitCode, fragment);
        Assert.True(_folder.IsNothingWritten, why);
    }

    [Fact]
    public void Signer_SignatureByAnotherKey_IsRefused()
    {
        string signature = _folder.Write("b.sig", SigningFolder.Sign("ecdsa-p256-b.pem", _folder.Digest));
        Sign($"sh -c 'cp $2 $1' {{digest}} {{signature}} {signature}")
            .AssertError(exitCode: 1, "that are no signature of the digest");
        Assert.True(_folder.IsNothingWritten);
    }

    [Fact]
    public void Signer_ThatFails_HasItsLastWordsShown()
    {
        CommandResult result = Sign("sh -c 'echo first >&2; echo token is locked. >&2; exit 1' {digest} {signature}");
        Assert.Contains(
            "secureboot: hint: its last words: token is locked\n",
            result.AssertError(exitCode: 2, "exit code 1").Talk,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Signer_ThatDoesNotEnd_IsStopped()
    {
        Sign("sh -c 'sleep 600' {digest} {signature}", "--signer-timeout", "1")
            .AssertError(exitCode: 2, "did not end in 1 seconds and was stopped");
        Assert.True(_folder.IsNothingWritten);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("3601")]
    [InlineData("soon")]
    public void SignerTimeout_OutOfRange_IsMisuse(string seconds)
    {
        Sign("x {digest} {signature}", "--signer-timeout", seconds)
            .AssertError(exitCode: 2, $"--signer-timeout: found '{seconds}', expected a number from 1 to 3600");
    }

    [Fact]
    public void Signer_WithOptionsThatContradict_IsMisuse()
    {
        Sign("x {digest} {signature}", "--key", Vectors.Key("ecdsa-p256-b.pub.pem"))
            .AssertError(exitCode: 2, "found 2 keys with --signer, expected one");
        Sign("x {digest} {signature}", "--deterministic")
            .AssertError(exitCode: 2, "found --deterministic with --signer");
        _folder.RunSign("--key", Vectors.SigningKey, "--signer-timeout", "5")
            .AssertError(exitCode: 2, "found --signer-timeout without --signer");
        Assert.True(_folder.IsNothingWritten);
    }

    private CommandResult Sign(string command, params string[] options)
    {
        return _folder.RunSign(["--key", Vectors.VerifyingKey, "--signer", command, .. options]);
    }
}
