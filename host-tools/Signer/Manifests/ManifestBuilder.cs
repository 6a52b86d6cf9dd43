using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using SecureBoot.Image;
using SecureBoot.Signer.Images;
using SecureBoot.Signer.Keys;
using SecureBoot.Updates;

namespace SecureBoot.Signer.Manifests;

/// <summary>Makes the manifest of an image: a publisher's statement about the image for boards
/// (docs/manifest-format.md).</summary>
public sealed class ManifestBuilder
{
    private readonly byte[] _fileDigest;
    private readonly byte[] _blocks;
    private readonly byte[] _identity;
    private readonly byte[] _product;

    /// <summary>Starts the manifest of an image, which must be complete and must have a security counter, a product
    /// and an ECDSA P-256 signature.</summary>
    /// <param name="name">The image's name in messages.</param>
    /// <param name="image">The file.</param>
    /// <param name="numbers">The manifest's numbers; size and security counter are taken from the image.</param>
    /// <exception cref="ImageException">No board takes the image.</exception>
    public ManifestBuilder(string name, byte[] image, ManifestNumbers numbers)
    {
        ArgumentNullException.ThrowIfNull(image);
        ArgumentNullException.ThrowIfNull(numbers);
        ImageReport report = ImageInspector.Inspect(image);
        if (report.Structure != VerifyStatus.Ok
            || report.Header is null
            || report.DigestMatches != true
            || report.Digest is null)
        {
            VerifyStatus status = report.Structure == VerifyStatus.Ok ? VerifyStatus.DigestMismatch : report.Structure;
            throw new ImageException($"{name}: found no image: {StatusText.Of(status)}", "sign makes one");
        }

        _fileDigest = SHA256.HashData(image);
        _blocks = [.. image.Chunk(Manifest.BlockSize).SelectMany(SHA256.HashData)];
        Version = report.Header.Version;
        _identity = Convert.FromHexString(report.Digest + report.ShortDigest);
        _product = Find(report, TlvType.ClassId)
            ?? throw new ImageException(
                $"{name}: found an image that says no product, expected one: a site has a folder for each",
                "sign it with --product");
        byte[] counter = Find(report, TlvType.SecurityCounter)
            ?? throw new ImageException(
                $"{name}: found an image without a security counter, which no board takes",
                "sign it with --security-counter");
        BoardSignature.Require(name, image, report);
        Signers = [.. report.Signers.Select(signer => signer.KeyHash)];
        numbers.Size = image.Length;
        numbers.SecurityCounter = BitConverter.ToUInt32(counter);
        Numbers = numbers;
    }

    private ManifestBuilder(ImageReport manifest, ManifestNumbers numbers)
    {
        _fileDigest = Find(manifest, ManifestField.FileDigest)!;
        _blocks = Find(manifest, ManifestField.Blocks)!;
        _identity = Find(manifest, ManifestField.Identity)!;
        _product = Find(manifest, TlvType.ClassId)!;
        Version = manifest.Header!.Version;
        Signers = [];
        Numbers = numbers;
    }

    /// <summary>Starts a manifest of the same image as a manifest that was verified, without the image.</summary>
    /// <param name="manifest">The bytes of the verified manifest.</param>
    /// <param name="numbers">The new manifest's numbers, with size and security counter of the image.</param>
    public static ManifestBuilder OfSameImage(byte[] manifest, ManifestNumbers numbers)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        ArgumentNullException.ThrowIfNull(numbers);
        return new ManifestBuilder(ImageInspector.Inspect(manifest), numbers);
    }

    /// <summary>The manifest's numbers.</summary>
    public ManifestNumbers Numbers { get; }

    /// <summary>The image's product, 16 bytes.</summary>
    public IReadOnlyList<byte> Product => _product;

    /// <summary>The claimed signers of the image, key hashes in hexadecimal.</summary>
    public IReadOnlyList<string> Signers { get; }

    /// <summary>The image's version.</summary>
    public ImageVersion Version { get; }

    /// <summary>The name of the image's file on a site: its SHA-256.</summary>
    public string FileDigest => Convert.ToHexStringLower(_fileDigest);

    /// <summary>The manifest, signed by <paramref name="keys"/>, which must have made no signature of the image: a
    /// publisher's key signs manifests only.</summary>
    /// <exception cref="ImageException">A key signed the image, or boards would refuse the manifest.</exception>
    /// <exception cref="KeyException">A key is of another type than ECDSA P-256, or there twice.</exception>
    public byte[] Sign(IReadOnlyList<SigningKey> keys)
    {
        ArgumentNullException.ThrowIfNull(keys);
        ImageSigner.RequireUsable([.. keys.Select(key => key.Public)]);
        foreach (SigningKey key in keys)
        {
            PublisherKind.Require(key.Public);
        }

        if (keys.FirstOrDefault(key => Signers.Contains(key.Public.KeyHash.ToString())) is SigningKey both)
        {
            throw new ImageException(
                $"found the key {both.Public.KeyHash}, which signed the image, expected a publisher's key",
                "a publisher's key signs no image, and an image's key no manifest: make one with keygen");
        }

        UnfinishedImage manifest = UnfinishedImage.Begin(BuildSignedRange());
        foreach (SigningKey key in keys)
        {
            manifest.Add(key.Public, key.Sign(manifest.Digest));
        }

        byte[] bytes = manifest.Build();
        RequireOk(bytes, keys);
        return bytes;
    }

    // A manifest that boards would refuse is not written.
    private static void RequireOk(byte[] bytes, IReadOnlyList<SigningKey> keys)
    {
        ManifestReader reader = new(new PublisherKeys([.. keys.Select(key => key.Public.ToTrustedKey())]));
        ManifestStatus status = reader.Read(bytes, bytes.Length, out _);
        if (status != ManifestStatus.Ok)
        {
            string why = status == ManifestStatus.BadContainer
                ? StatusText.Of(reader.LastVerify)
                : ManifestText.Of(status);
            throw new ImageException(
                $"the manifest would not count: {why}",
                "docs/manifest-format.md has the ranges of its numbers");
        }
    }

    private byte[] BuildSignedRange()
    {
        byte[] area = BuildProtectedArea();
        byte[] range = new byte[ImageHeader.Size + 1 + area.Length];
        using BinaryWriter writer = new(new MemoryStream(range));
        writer.Write(ImageHeader.Magic);
        writer.Write(0u);
        writer.Write((ushort)ImageHeader.Size);
        writer.Write((ushort)area.Length);
        writer.Write(1u);
        writer.Write(ImageFlags.NonBootable);
        writer.Write(Version.Major);
        writer.Write(Version.Minor);
        writer.Write(Version.Revision);
        writer.Write(Version.Build);
        writer.Write(0u);
        writer.Write(Manifest.Format);
        writer.Write(area);
        return range;
    }

    private byte[] BuildProtectedArea()
    {
        TlvAreaBuilder area = new(TlvList.ProtectedMagic);
        area.Add(TlvType.SecurityCounter, BitConverter.GetBytes(Numbers.SecurityCounter));
        area.Add(TlvType.ClassId, _product);
        area.Add(ManifestField.Sequence, BitConverter.GetBytes(Numbers.Sequence));
        area.Add(ManifestField.Issued, BitConverter.GetBytes(Numbers.Issued));
        area.Add(ManifestField.Expires, BitConverter.GetBytes(Numbers.Expires));
        area.Add(ManifestField.Rollout, BitConverter.GetBytes(Numbers.Rollout));
        area.Add(ManifestField.Halt, [Numbers.IsHalted ? (byte)1 : (byte)0]);
        area.Add(ManifestField.Size, BitConverter.GetBytes(Numbers.Size));
        area.Add(ManifestField.FileDigest, _fileDigest);
        area.Add(ManifestField.Identity, _identity);
        area.Add(ManifestField.MinimumVersion, WriteVersion(Numbers.MinimumVersion));
        area.Add(ManifestField.Poll, BitConverter.GetBytes(Numbers.PollSeconds));
        area.Add(ManifestField.Window, BitConverter.GetBytes(Numbers.WindowSeconds));
        area.Add(ManifestField.Blocks, _blocks);
        return area.Build();
    }

    // As in a header: major, minor, revision, build.
    private static byte[] WriteVersion(ulong version)
    {
        return [(byte)(version >> 56), (byte)(version >> 48 & 0xFF),
            .. BitConverter.GetBytes((ushort)(version >> 32 & 0xFFFF)),
            .. BitConverter.GetBytes((uint)(version & 0xFFFFFFFF))];
    }

    private static byte[]? Find(ImageReport report, ushort type)
    {
        return report.Tlvs.FirstOrDefault(tlv => tlv.IsProtected && tlv.Type == type)?.Value.ToArray();
    }
}
