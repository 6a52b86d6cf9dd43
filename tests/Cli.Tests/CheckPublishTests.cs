using System;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using SecureBoot.Image;
using SecureBoot.Signer.Images;
using SecureBoot.Signer.Keys;
using SecureBoot.Signer.Manifests;
using SecureBoot.Updates;
using Xunit;

namespace SecureBoot.Cli.Tests;

/// <summary>secureboot publish: the verdict of --check, and places that are no site.</summary>
public sealed class CheckPublishTests : IDisposable
{
    private readonly PublisherFolder _folder = new();
    private readonly string _image;

    public CheckPublishTests()
    {
        _image = _folder.Sign("app.img");
    }

    public void Dispose()
    {
        _folder.Dispose();
    }

    [Theory]
    [InlineData(0, "a board would take it")]
    [InlineData(0, "5 % of the boards would take it", "--rollout", "5%")]
    [InlineData(0, "a board would take it, from the version 0.9.0+0 on", "--minimum-version", "0.9.0")]
    [InlineData(1, "boards would not begin: the rollout is 0 %", "--rollout", "0%")]
    [InlineData(1, "boards would not begin: halted", "--halt")]
    public void Check_Manifest_SaysWhatBoardsWouldDo(int exitCode, string verdict, params string[] arguments)
    {
        _folder.Publish(_image).AssertDone();
        if (arguments.Length > 0)
        {
            _folder.Publish(arguments).AssertDone();
        }

        CommandResult result = _folder.Check(_folder.Site);
        Assert.Equal((exitCode, verdict), (result.ExitCode, result.Field("check")));
        Assert.Equal(exitCode == 1, result.Talk.Contains("hint: secureboot publish --", StringComparison.Ordinal));
        result.AssertStyle();
    }

    [Fact]
    public void Check_ExpiredManifest_BoardsWouldNotBegin()
    {
        _folder.Publish(_image).AssertDone();
        using PrivateKey key = KeyFile.LoadPrivate(_folder.Key, passwords: []);
        ManifestNumbers numbers = new()
        {
            Sequence = 1,
            Issued = 1_600_000_000,
            Expires = 1_600_000_100,
            Rollout = Manifest.WholeFleet,
            PollSeconds = 3600,
        };
        File.WriteAllBytes(
            _folder.Manifest, new ManifestBuilder("app.img", File.ReadAllBytes(_image), numbers).Sign([key]));

        CommandResult result = _folder.Check(_folder.Site);
        Assert.Equal(
            (1, "boards would not begin: the manifest ended at 2020-09-13 12:28:20Z"),
            (result.ExitCode, result.Field("check")));
    }

    // Another program published: both files are whole, and the publisher signed.
    [Fact]
    public void Check_ImageWithoutAP256Signature_IsRefused()
    {
        _folder.Publish(_image).AssertDone();
        byte[] good = File.ReadAllBytes(_image);
        byte[] bad = [.. good];
        bad[ImageInspector.Inspect(good).Tlvs.Single(
            tlv => tlv.Type == KeyType.EcdsaP256.SignatureType).Offset] ^= 1;
        byte[] hash = SHA256.HashData(bad);
        byte[] manifest = File.ReadAllBytes(_folder.Manifest);
        for (int at = Find(manifest, good); at >= 0; at = Find(manifest, good))
        {
            hash.CopyTo(manifest, at);
        }

        File.WriteAllBytes(_folder.Manifest, SignAgain(manifest));
        string images = Path.GetDirectoryName(_folder.PublishedImage)!;
        File.WriteAllBytes(Path.Combine(images, Convert.ToHexStringLower(hash) + ".img"), bad);

        _folder.Check(_folder.Site).AssertError(
            1, "found an image that no board takes: no signature is of the type ecdsa-p256");
    }

    [Theory]
    [InlineData(2, "found no server: ", "http://127.0.0.1:1/")]
    [InlineData(2, "found no server: ", "https://127.0.0.1:1/")]
    [InlineData(2, "--check: found 'ftp://x/', expected a folder, or an address with http:// or https://", "ftp://x/")]
    [InlineData(2, "--check: found 'http://', expected a folder", "http://")]
    [InlineData(2, "--check: found the file ", "IMAGE")]
    [InlineData(2, "manifest: no such file", "nosuch")]
    public void Check_NoSite_SaysWhatIsExpected(int exitCode, string fragment, string place)
    {
        _folder.Check(place == "IMAGE" ? _image : place).AssertError(exitCode, fragment);
    }

    [Fact]
    public void Publish_SiteIsNoFolder_SaysWhatIsExpected()
    {
        Secureboot.Run("publish", "--key", _folder.Key, _image)
            .AssertError(2, "found no --site, expected the folder that the web server serves");
        Secureboot.Run("publish", "--key", _folder.Key, "--site", _image, _image)
            .AssertError(2, $"--site: found the file {_image}, expected a folder");
        Secureboot.Run("publish", "--key", _folder.Key, "--site", _image + "/below", _image)
            .AssertError(2, "--site: found that the folder ");
    }

    [Theory]
    [InlineData("--channel", "nosuch")]
    [InlineData("--product", "example.com/other")]
    public void Publish_NothingIsPublishedThere_IsRefused(params string[] arguments)
    {
        _folder.Publish(_image).AssertDone();
        CommandResult result = _folder.Publish([.. arguments, "--rollout", "5%"]);
        result.AssertError(1, "found ");
        Assert.Contains("hint: publish an image first", result.Talk, StringComparison.Ordinal);
    }

    private static int Find(byte[] manifest, byte[] image)
    {
        return manifest.AsSpan().IndexOf(SHA256.HashData(image));
    }

    private byte[] SignAgain(byte[] manifest)
    {
        using PrivateKey key = KeyFile.LoadPrivate(_folder.Key, passwords: []);
        int size = ImageHeader.Size + 1 + BitConverter.ToUInt16(manifest, 10);
        byte[] range = manifest[..size];
        byte[] digest = SHA256.HashData(range);
        byte[] signature = key.Sign(digest);
        byte[] tlvs =
        [
            .. Tlv(TlvType.Sha256, digest),
            .. Tlv(TlvType.KeyHash, key.Public.KeyHash.ToArray()),
            .. Tlv(KeyType.EcdsaP256.SignatureType, signature),
        ];
        return [.. range, .. Tlv(0x6907, tlvs)[..2], .. BitConverter.GetBytes((ushort)(4 + tlvs.Length)), .. tlvs];
    }

    private static byte[] Tlv(ushort type, byte[] value)
    {
        return [.. BitConverter.GetBytes(type), .. BitConverter.GetBytes((ushort)value.Length), .. value];
    }
}
