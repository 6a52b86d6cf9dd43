using System;
using System.Security.Cryptography;
using SecureBoot.Image;
using SecureBoot.PeFormat;
using SecureBoot.Signer.Images;
using SecureBoot.Signer.Keys;
using SecureBoot.Signer.Manifests;
using SecureBoot.Updates;

namespace SecureBoot.Update.Fleet;

/// <summary>The manifests of a simulated fleet, signed and read like real ones.</summary>
public sealed class FleetReleases : IDisposable
{
    /// <summary>The version of the image in the field, as one number.</summary>
    public const ulong OldVersion = 1ul << 56;

    private const uint Start = 1_800_000_000;

    private readonly PrivateKey _publisher = PrivateKey.Create(KeyType.EcdsaP256);
    private readonly byte[] _old;
    private readonly byte[] _new;
    private uint _sequence;

    /// <summary>An image in the field and a new one, for boards that look each
    /// <paramref name="pollSeconds"/>.</summary>
    public FleetReleases(uint pollSeconds)
    {
        PollSeconds = pollSeconds;
        using PrivateKey key = PrivateKey.Create(KeyType.EcdsaP256);
        ProductId product = ProductId.TryParse("example.com/fleet")!;
        _old = MakeImage(1, product, key);
        _new = MakeImage(2, product, key);
        Product = product.Class;
        FileDigest = SHA256.HashData(_new);
        Identity = Convert.FromHexString(ImageInspector.Inspect(_new).Digest!);
    }

    /// <summary>Seconds between two looks.</summary>
    public uint PollSeconds { get; }

    /// <summary>The product.</summary>
    public byte[] Product { get; }

    /// <summary>SHA-256 of the new image's file.</summary>
    public byte[] FileDigest { get; }

    /// <summary>The identity of the new image in the boot library.</summary>
    public byte[] Identity { get; }

    /// <summary>A manifest of the image in the field.</summary>
    public Manifest PublishInField() => Publish(_old, Manifest.WholeFleet, isHalted: false);

    /// <summary>A manifest of the new image.</summary>
    public Manifest PublishRelease(ushort share, bool isHalted = false) => Publish(_new, share, isHalted);

    /// <inheritdoc/>
    public void Dispose()
    {
        _publisher.Dispose();
    }

    private Manifest Publish(byte[] image, ushort share, bool isHalted)
    {
        _sequence++;
        ManifestNumbers numbers = new()
        {
            Sequence = _sequence,
            Issued = Start
            + _sequence,
            Rollout = share,
            IsHalted = isHalted,
            PollSeconds = PollSeconds
        };
        byte[] bytes = new ManifestBuilder("image", image, numbers).Sign([_publisher]);
        ManifestStatus status = new ManifestReader(new PublisherKeys([_publisher.Public.ToTrustedKey()])).Read(
            bytes, bytes.Length, out Manifest? manifest);
        return status == ManifestStatus.Ok && manifest is not null
            ? manifest
            : throw new InvalidOperationException("a manifest that does not count");
    }

    private static byte[] MakeImage(byte major, ProductId product, PrivateKey key)
    {
        byte[] body = DataAssembly.Create("Application", new Version(major, 0, 0, 0), new byte[64]);
        return new ImageSigner([key]).Sign(new ImageBuilder(
            new ImageVersion(major, 0, 0, 0), body)
        { SecurityCounter = 1, Product = product }.BuildSignedRange());
    }
}
