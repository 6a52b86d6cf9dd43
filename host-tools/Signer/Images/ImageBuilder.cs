using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using SecureBoot.Image;
using SecureBoot.Signer.Keys;

namespace SecureBoot.Signer.Images;

/// <summary>Builds the signed range of an image: header, body and protected TLVs (docs/image-format.md, sections 2 to
/// 4).</summary>
public sealed class ImageBuilder
{
    /// <summary>The valid header sizes.</summary>
    public const string ValidHeaderSizes = "32 to 65535 bytes";

    private readonly ImageVersion _version;
    private readonly byte[] _body;

    /// <summary>Starts an image with a version and a body of at least one byte.</summary>
    public ImageBuilder(ImageVersion version, byte[] body)
    {
        ArgumentNullException.ThrowIfNull(version);
        ArgumentNullException.ThrowIfNull(body);
        ArgumentOutOfRangeException.ThrowIfZero(body.Length);
        _version = version;
        _body = body;
    }

    /// <summary>Bytes from the image's start to its body; <see cref="HeaderFill"/> fills the bytes after the header's
    /// fields.</summary>
    public int HeaderSize { get; init; } = ImageHeader.Size;

    /// <summary>The byte between the header's fields and the body: zero, or 0xFF as imgtool's --pad-header has
    /// it.</summary>
    public byte HeaderFill { get; init; }

    /// <summary>The versions of other images that this one needs.</summary>
    public IReadOnlyList<ImageDependency> Dependencies { get; init; } = [];

    /// <summary>The security counter, or null for an image without one.</summary>
    public uint? SecurityCounter { get; init; }

    /// <summary>The keys that no longer count once the image is confirmed; at most
    /// <see cref="RevokedKeys.Capacity"/>.</summary>
    public IReadOnlyList<KeyHash> Revokes { get; init; } = [];

    /// <summary>The product that the image is for, or null for an image without a product.</summary>
    public ProductId? Product { get; init; }

    /// <summary>The keys that will make short signatures, at most <see cref="ShortSignatures.Capacity"/>: the image
    /// gets the HMAC of its body and room for each signature, which <see cref="ImageSigner"/> fills. None: an image
    /// without either.</summary>
    public IReadOnlyList<KeyHash> ShortSigners { get; init; } = [];

    /// <summary>Whether <paramref name="size"/> may be a header's size.</summary>
    public static bool IsHeaderSize(long size)
    {
        return size is >= ImageHeader.Size and <= ushort.MaxValue;
    }

    /// <summary>The bytes that are hashed and signed.</summary>
    public byte[] BuildSignedRange()
    {
        if (!IsHeaderSize(HeaderSize))
        {
            throw new InvalidOperationException("the header size is not " + ValidHeaderSizes);
        }

        if (ShortSigners.Count > ShortSignatures.Capacity)
        {
            throw new InvalidOperationException($"there are more than {ShortSignatures.Capacity} short signers");
        }

        byte[] area = BuildProtectedArea();
        byte[] range = new byte[HeaderSize + _body.Length + area.Length];
        if (HeaderFill != 0)
        {
            range.AsSpan(ImageHeader.Size, HeaderSize - ImageHeader.Size).Fill(HeaderFill);
        }

        WriteHeader(range, (ushort)area.Length);
        _body.CopyTo(range, HeaderSize);
        area.CopyTo(range, HeaderSize + _body.Length);
        return range;
    }

    private void WriteHeader(byte[] range, ushort protectedSize)
    {
        using BinaryWriter writer = new(new MemoryStream(range));
        writer.Write(ImageHeader.Magic);
        writer.Write(0u);
        writer.Write((ushort)HeaderSize);
        writer.Write(protectedSize);
        writer.Write((uint)_body.Length);
        writer.Write(0u);
        writer.Write(_version.Major);
        writer.Write(_version.Minor);
        writer.Write(_version.Revision);
        writer.Write(_version.Build);
        writer.Write(0u);
    }

    private byte[] BuildProtectedArea()
    {
        if (SecurityCounter is null
            && Dependencies.Count == 0
            && Revokes.Count == 0
            && Product is null
            && ShortSigners.Count == 0)
        {
            return [];
        }

        TlvAreaBuilder area = new(TlvList.ProtectedMagic);
        if (SecurityCounter is uint counter)
        {
            area.Add(TlvType.SecurityCounter, BitConverter.GetBytes(counter));
        }

        // In the order in which imgtool writes the dependencies.
        foreach (ImageDependency dependency in Dependencies)
        {
            area.Add(TlvType.Dependency, dependency.Write());
        }

        if (Product is not null)
        {
            if (Product.Vendor is not null)
            {
                area.Add(TlvType.VendorId, Product.Vendor);
            }

            area.Add(TlvType.ClassId, Product.Class);
        }

        if (Revokes.Count > 0)
        {
            area.Add(TlvType.RevokedKeys, [.. Revokes.SelectMany(key => key.ToArray())]);
        }

        AddShort(area);
        return area.Build();
    }

    private void AddShort(TlvAreaBuilder area)
    {
        if (ShortSigners.Count == 0)
        {
            return;
        }

        area.Add(TlvType.BodyHash, ShortDigest.ComputeBodyHash(HostHmac.Instance, _body)!);
        for (int i = 0; i < ShortSigners.Count; i++)
        {
            byte[] room = new byte[ShortSignatures.Size];
            ShortSigners[i].ToArray().CopyTo(room, 0);
            area.Add((ushort)(TlvType.FirstShortSignature + i), room);
        }
    }
}
