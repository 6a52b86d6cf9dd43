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
        Assert.Equal(
            """
            status: UnknownKey
            why: no signature is by a trusted key
            body: not checked, the image is refused
            not judged: size, product and lowest counter of a board: there is no nf.config to judge by

            """,
            result.Output);
        Assert.Equal((1, ""), (result.ExitCode, result.Talk));
    }

    [Fact]
    public void Verify_BodyThatIsNoAssembly_DecidesOnlyWithLoadable()
    {
        string image = TestSupport.Repository.Vectors("imgtool", "images", "ecdsa-p256.bin");

        CommandResult result = Secureboot.Run("verify", "--allow-no-counter", "--key", Vectors.VerifyingKey, image)
            .AssertDone();
        Assert.Equal("not loadable: it does not start with NFMRK1, the marker of an assembly", result.Field("body"));
        Assert.Equal(
            1,
            Secureboot.Run("verify", "--allow-no-counter", "--key", Vectors.VerifyingKey, "--loadable", image)
                .ExitCode);
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
