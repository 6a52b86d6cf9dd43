using System;
using System.IO;
using System.Linq;
using SecureBoot.Signer.Images;
using SecureBoot.Signer.Keys;
using Xunit;

namespace SecureBoot.Cli.Tests;

/// <summary>secureboot publish: images that no board takes, and keys that no board takes manifests by.</summary>
public sealed class ImagePublishTests : IDisposable
{
    private readonly PublisherFolder _folder = new();

    public void Dispose()
    {
        _folder.Dispose();
    }

    [Theory]
    [InlineData("rsa-2048-a", "no signature is of the type ecdsa-p256, the one that boards verify")]
    [InlineData("ed25519-a", "no signature is of the type ecdsa-p256")]
    [InlineData("ecdsa-p384-a", "found no image: a TLV's type is not known")]
    public void Publish_NoP256Signature_IsRefused(string key, string fragment)
    {
        string image = _folder.Sign("app.img", keys: ["--key", Vectors.Key(key + ".pem")]);
        _folder.Publish(image).AssertError(1, fragment);
        Assert.False(Directory.Exists(_folder.Site));
    }

    [Fact]
    public void Publish_NotSigned_IsRefused()
    {
        string image = _folder.Sign(
            "app.img", keys: ["--key", Vectors.VerifyingKey, "--digest-out", _folder.File("digest")]);
        _folder.Publish(image).AssertError(1, "found an image that no board takes: the image is not signed");
        Assert.False(Directory.Exists(_folder.Site));
    }

    [Fact]
    public void Publish_P256SignatureBesideAnother_IsDone()
    {
        _folder.Publish(_folder.Sign(
            "app.img", keys: ["--key", Vectors.Key("rsa-2048-a.pem"), "--key", Vectors.SigningKey])).AssertDone();
        _folder.Check(_folder.Site).AssertDone();
    }

    [Fact]
    public void Publish_SignatureThatIsNoDer_IsRefused()
    {
        string image = _folder.Sign("app.img");
        byte[] bytes = File.ReadAllBytes(image);
        ReportedTlv signature = ImageInspector.Inspect(bytes).Tlvs
            .Single(tlv => tlv.Type == KeyType.EcdsaP256.SignatureType);
        bytes[signature.Offset] ^= 1;
        File.WriteAllBytes(image, bytes);
        _folder.Publish(image).AssertError(1, "no signature is of the type ecdsa-p256");
    }

    [Fact]
    public void Publish_LowerSecurityCounter_IsRefused()
    {
        _folder.Publish(_folder.Sign("one.img", "1.0.0", counter: "5")).AssertDone();
        _folder.Unchanged(() => _folder.Publish(_folder.Sign("two.img", "2.0.0", counter: "4"))
            .AssertError(1, "found an image with the security counter 4, expected at least 5"));
        _folder.Publish(_folder.Sign("three.img", "2.0.0", counter: "5")).AssertDone();
    }

    [Fact]
    public void Publish_Numbers_SaysTheWrittenFilesOnly()
    {
        string[] first = Written(_folder.Publish(_folder.Sign("app.img")).AssertDone());
        Assert.Equal([_folder.PublishedImage, _folder.Manifest], first);
        Assert.Equal([_folder.Manifest], Written(_folder.Publish("--rollout", "5%").AssertDone()));
        Assert.Equal([_folder.Manifest], Written(_folder.Publish("--refresh").AssertDone()));
    }

    [Fact]
    public void Publish_ExpiresNever_RemovesTheExpiry()
    {
        _folder.Publish("--expires", "30d", _folder.Sign("app.img")).AssertDone();
        Assert.NotEqual("never", _folder.Publish("--refresh").AssertDone().Field("expires"));
        Assert.Equal("never", _folder.Publish("--refresh", "--expires", "never").AssertDone().Field("expires"));
        Assert.Equal("never", _folder.Publish("--rollout", "5%").AssertDone().Field("expires"));
        _folder.Publish("--expires", "NEVER").AssertError(2, "--expires: found 'NEVER', expected a number and s, m, h");
    }

    [Theory]
    [InlineData("ed25519")]
    [InlineData("rsa-2048")]
    [InlineData("ecdsa-p384")]
    public void Publish_PublisherOfAnotherType_IsMisuse(string type)
    {
        string image = _folder.Sign("app.img");
        string key = Vectors.Key(type + "-b.pem");
        string error = $"of the type {type}, expected a publisher's key of the type ecdsa-p256";
        Secureboot.Run("publish", "--key", key, "--site", _folder.Site, image).AssertError(2, error);
        _folder.Publish("--publisher", key, image).AssertError(2, error);
        Assert.False(Directory.Exists(_folder.Site));

        _folder.Publish(image).AssertDone();
        Secureboot.Run("publish", "--key", key, "--product", PublisherFolder.Product, "--check", _folder.Site)
            .AssertError(2, error);
        _folder.Unchanged(() => _folder.Publish("--publisher", key, "--halt").AssertError(2, error));
    }

    private static string[] Written(CommandResult result)
    {
        const string Name = "wrote: ";
        return [.. result.Output.Split('\n')
            .Where(line => line.StartsWith(Name, StringComparison.Ordinal))
            .Select(line => line[Name.Length..])];
    }
}
