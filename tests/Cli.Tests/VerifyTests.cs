using System;
using System.IO;
using Xunit;

namespace SecureBoot.Cli.Tests;

public sealed class VerifyTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly string _image;

    public VerifyTests()
    {
        _image = _folder.File("i.img");
        Secureboot.Run("sign", "--key", Vectors.SigningKey, "--version", "1.2.3+4", "--security-counter", "7", "--out",
            _image, Vectors.Pe("Blink")).AssertDone();
    }

    public void Dispose()
    {
        _folder.Dispose();
    }

    [Theory]
    [InlineData("0", "Ok")]
    [InlineData("7", "Ok")]
    [InlineData("8", "OldSecurityCounter")]
    [InlineData("0xffffffff", "OldSecurityCounter")]
    public void Verify_StoredCounter_RefusesOlderImages(string stored, string expected)
    {
        CommandResult result = Verify("--security-counter", stored);
        Assert.Equal((expected, expected == "Ok" ? 0 : 1), (result.Field("status"), result.ExitCode));
    }

    [Fact]
    public void Verify_GoodImage_SaysWhatItIs()
    {
        CommandResult result = Verify().AssertDone();
        Assert.Equal(
            $"""
            status: Ok
            why: every check passed
            version: 1.2.3+4
            security counter: 7
            signed by: {Vectors.VerifyingKey} (ec3ca8d5c5b113b00ec2b82cf3fed398f728e0d5b25f7c4937e60a04c846c216)
            body: loadable
            not judged: size, product and lowest counter of a board: there is no nf.config to judge by
            not judged: whether the board has mscorlib: no deployment is known; --boot names it

            """,
            result.Output);
        Assert.Equal("", result.Talk);
    }

    [Fact]
    public void Verify_OtherKey_IsRefusedAndSaysNothingOfTheBody()
    {
        CommandResult result = Secureboot.Run(
            "verify", "--allow-no-counter", "--key", Vectors.Key("ecdsa-p256-b.pub.pem"), _image);
        string other = Secureboot.Run("pubkey", "--format", "hash", "--key", Vectors.Key("ecdsa-p256-b.pub.pem"))
            .Output.Trim();
        Assert.Equal(
            $"""
            status: UnknownKey
            why: no signature is by a trusted key
            found: signatures in the name of ec3ca8d5c5b113b00ec2b82cf3fed398f728e0d5b25f7c4937e60a04c846c216
            expected: signatures of 1 of these keys: {Vectors.Key("ecdsa-p256-b.pub.pem")} ({other})
            body: not checked, the image is refused
            not judged: size, product and lowest counter of a board: there is no nf.config to judge by

            """,
            result.Output);
        Assert.Equal(1, result.ExitCode);
        Assert.StartsWith("secureboot: hint: give the key that signed", result.Talk, StringComparison.Ordinal);
        result.AssertStyle();
    }

    [Theory]
    [InlineData("--security-counter=8", "OldSecurityCounter", "security counter 7",
        "security counter 8 or higher, as the device stores it")]
    [InlineData("--threshold=2 --key={b}", "ThresholdNotMet", "signatures in the name of ec3ca8d5",
        "signatures of 2 of these keys: ")]
    [InlineData("--config={wanted}", "WrongProduct", "no product", "product 9f3c2f5e-1b1a-5c3d-8e2f-6a7b8c9d0e1f")]
    public void Verify_RefusedImage_SaysWhatWasFoundAndExpected(
        string options, string status, string found, string expected)
    {
        string text = File.ReadAllText(Path.Combine(TestSupport.Repository.Root, "nf.config"));
        const string Product = "product=\"9f3c2f5e-1b1a-5c3d-8e2f-6a7b8c9d0e1f\" maxImageSize";
        string wanted = _folder.Write(
            "wanted.config", text.Replace("maxImageSize", Product, StringComparison.Ordinal));
        CommandResult result = Verify(options
            .Replace("{b}", Vectors.Key("ecdsa-p256-b.pub.pem"), StringComparison.Ordinal)
            .Replace("{wanted}", wanted, StringComparison.Ordinal)
            .Split(' '));

        Assert.Equal((status, 1), (result.Field("status"), result.ExitCode));
        Assert.StartsWith(found, result.Field("found"), StringComparison.Ordinal);
        Assert.StartsWith(expected, result.Field("expected"), StringComparison.Ordinal);
        Assert.StartsWith("secureboot: hint: ", result.Talk, StringComparison.Ordinal);
    }

    [Fact]
    public void Verify_ImageOfAnotherForm_NamesTheKeysByItsDigest()
    {
        string key = _folder.File("p384.pem");
        string image = _folder.File("p384.img");
        Secureboot.Run("keygen", "--type", "ecdsa-p384", "--out", key).AssertDone();
        Secureboot.Run(
            "sign", "--key", key, "--version", "1", "--security-counter", "1", "--out", image, Vectors.Pe("Blink"))
            .AssertDone();
        byte[] bytes = File.ReadAllBytes(image);
        bytes[^4] ^= 1;
        CommandResult result = Secureboot.Run("verify", "--key", key, _folder.Write("bad.img", bytes));
        Assert.Equal("BadSignature", result.Field("status"));
        string named = result.Field("found").Split(' ')[^1];
        Assert.Equal(96, named.Length);
        Assert.EndsWith($"p384.pem ({named})", result.Field("expected"), StringComparison.Ordinal);
    }

    [Fact]
    public void Verify_ImageLargerThanTheBoardTakes_NamesBothSizes()
    {
        byte[] bytes = File.ReadAllBytes(_image);
        Array.Resize(ref bytes, 98305);
        CommandResult result = Secureboot.Run(
            "verify", "--config", Path.Combine(TestSupport.Repository.Root, "nf.config"), "--key",
            Vectors.VerifyingKey, _folder.Write("large.img", bytes));
        Assert.Equal("TooLarge", result.Field("status"));
        Assert.Equal("a file of 98305 bytes, in the header a body of 492", result.Field("found"));
        Assert.StartsWith("at most 98304 bytes", result.Field("expected"), StringComparison.Ordinal);
    }

    [Fact]
    public void Verify_ChangedImage_NamesBothDigests()
    {
        byte[] bytes = File.ReadAllBytes(_image);
        bytes[40] ^= 1;
        CommandResult result = Secureboot.Run(
            "verify", "--json", "--key", Vectors.VerifyingKey, _folder.Write("changed.img", bytes));
        Assert.Contains("\"found\":[\"SHA256 ", result.Output, StringComparison.Ordinal);
        Assert.Contains(", which the image has\"]", result.Output, StringComparison.Ordinal);
        Assert.Contains("{\"kind\":\"hint\"", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Verify_BodyThatIsNoAssembly_DecidesOnlyWithLoadable()
    {
        string image = TestSupport.Repository.Vectors("imgtool", "images", "ecdsa-p256.bin");

        CommandResult result = Secureboot.Run("verify", "--allow-no-counter", "--key", Vectors.VerifyingKey, image)
            .AssertDone();
        Assert.Equal("not loadable: it does not start with NFMRK1, the marker of an assembly", result.Field("body"));
        CommandResult refused = Secureboot.Run(
            "verify", "--allow-no-counter", "--key", Vectors.VerifyingKey, "--loadable", image);
        Assert.Equal(1, refused.ExitCode);
        Assert.StartsWith(
            "secureboot: hint: sign an image with every assembly", refused.Talk, StringComparison.Ordinal);
    }

    [Fact]
    public void Verify_EveryByteOfAnImageChanged_IsRefused()
    {
        byte[] image = File.ReadAllBytes(_image);
        for (int i = 0; i < image.Length; i++)
        {
            byte[] changed = [.. image];
            changed[i] ^= 0x10;
            CommandResult result = Secureboot.Run(
                "verify", "--allow-no-counter", "--key", Vectors.VerifyingKey, _folder.Write("changed.img", changed));
            Assert.True(result.ExitCode == 1, $"byte {i}: {result.Output}");
            result.AssertStyle();
        }
    }

    [Fact]
    public void Verify_EveryPrefixOfAnImage_IsRefused()
    {
        byte[] image = File.ReadAllBytes(_image);
        for (int length = 1; length < image.Length; length++)
        {
            CommandResult result = Secureboot.Run("verify", "--allow-no-counter", "--key", Vectors.VerifyingKey,
                _folder.Write("cut.img", image[..length]));
            Assert.True(result.ExitCode == 1, $"{length} bytes: {result.Output}");
            result.AssertStyle();
        }
    }

    [Fact]
    public void Verify_PrivateKey_IsTakenForItsPublicHalf()
    {
        Secureboot.Run("verify", "--allow-no-counter", "--key", Vectors.SigningKey, _image).AssertDone();
    }

    [Theory]
    [InlineData(true, "status: \u001b[32mOk\u001b[0m\n")]
    [InlineData(false, "status: Ok\n")]
    public void Verify_Colour_OnlyWhereItIsWanted(bool hasColour, string expected)
    {
        Assert.StartsWith(
            expected,
            Secureboot.Run(["verify", "--key", Vectors.VerifyingKey, _image], isTerminal: true, hasColour).Output,
            StringComparison.Ordinal);
    }

    private CommandResult Verify(params string[] options)
    {
        return Secureboot.Run(["verify", "--key", Vectors.VerifyingKey, .. options, _image]);
    }
}
