using System.Linq;
using SecureBoot.Image;
using SecureBoot.Signer.Images;
using SecureBoot.Signer.Keys;
using Xunit;

namespace SecureBoot.Signer.Tests;

public class ImageSignerTests
{
    [Fact]
    public void Sign_ThreeKeys_HaveImgtoolsOrder()
    {
        using PrivateKey first = Load("ecdsa-p256-a.pem");
        using PrivateKey second = Load("rsa-3072-a.pem");
        using PrivateKey third = Load("ecdsa-p256-b.pem");

        ImageReport report = ImageInspector.Inspect(new ImageSigner([first, second, third]).Sign(SignedRange()));

        Assert.Equal<ushort>([0x50, 0x10, 0x01, 0x22, 0x01, 0x23, 0x01, 0x22], report.Tlvs.Select(tlv => tlv.Type));
        Assert.Equal(
            [first.Public.KeyHash.ToString(), second.Public.KeyHash.ToString(), third.Public.KeyHash.ToString()],
            report.Signers.Select(signer => signer.KeyHash));
    }

    [Fact]
    public void RequireStatus_ImageOfTheKeys_Passes()
    {
        using PrivateKey first = Load("ecdsa-p256-a.pem");
        using PrivateKey second = Load("rsa-3072-a.pem");
        ImageSigner signer = new([first, second]);
        UnfinishedImage.RequireStatus(signer.Sign(SignedRange()), [first.Public, second.Public], VerifyStatus.Ok);
    }

    [Fact]
    public void RequireStatus_ImageWithoutOneOfTheSignatures_Throws()
    {
        using PrivateKey first = Load("ecdsa-p256-a.pem");
        using PrivateKey second = Load("ecdsa-p256-b.pem");
        byte[] image = new ImageSigner([first]).Sign(SignedRange());
        Assert.Throws<ImageException>(
            () => UnfinishedImage.RequireStatus(image, [first.Public, second.Public], VerifyStatus.Ok));
    }

    [Fact]
    public void Constructor_KeyTwice_IsRefused()
    {
        using PrivateKey first = Load("ecdsa-p256-a.pem");
        using PrivateKey again = Load("ecdsa-p256-a.pem");
        Assert.Equal(KeyProblem.Duplicate, Assert.Throws<KeyException>(() => new ImageSigner([first, again])).Problem);
    }

    [Fact]
    public void Constructor_KeysOfTwoDigests_AreRefused()
    {
        using PrivateKey first = Load("ecdsa-p256-a.pem");
        using PrivateKey second = Load("ecdsa-p384-a.pem");
        Assert.Equal(KeyProblem.WrongKind, Assert.Throws<KeyException>(() => new ImageSigner([first, second])).Problem);
    }

    [Theory]
    [InlineData("rsa-2048-a", "rsa-2048-b", 256)]
    [InlineData("rsa-3072-a", "rsa-3072-b", 384)]
    public void HostTrustedKey_RsaSignature_OnlyOfItsKeyDigestAndBytes(string name, string other, int size)
    {
        using PrivateKey key = Load(name + ".pem");
        byte[] digest = new byte[32];
        byte[] signature = key.Sign(digest);
        TrustedKey trusted = key.Public.ToTrustedKey();

        Assert.Equal(size, signature.Length);
        Assert.Equal(VerifyStatus.Ok, trusted.Verify(digest, [0, .. signature, 0], 1, size));
        Assert.Equal(VerifyStatus.BadSignature, trusted.Verify([.. digest[..31], 1], signature, 0, size));
        Assert.Equal(VerifyStatus.BadSignature, trusted.Verify(digest, signature, 0, size - 1));
        Assert.Equal(VerifyStatus.BadSignature, trusted.Verify(digest, new byte[size], 0, size));
        Assert.Equal(
            VerifyStatus.BadSignature,
            KeyFile.LoadPublic(ImgtoolVectors.Key(other + ".pub.pem"), []).ToTrustedKey()
                .Verify(digest, signature, 0, size));
    }

    private static PrivateKey Load(string name)
    {
        return KeyFile.LoadPrivate(ImgtoolVectors.Key(name), []);
    }

    private static byte[] SignedRange()
    {
        return new ImageBuilder(new ImageVersion(1, 2, 3, 4), ImgtoolVectors.Assembly("Blink")) { SecurityCounter = 7 }
            .BuildSignedRange();
    }
}
