using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Security.Cryptography;

namespace SecureBoot.Tests.Image;

/// <summary>Builds images, valid ones and ones that break a rule on purpose, and signs them with .NET's
/// cryptography.</summary>
internal sealed class ImageForge
{
    private readonly List<(ushort Type, byte[] Value)> _protected = [];
    private readonly List<(ushort Type, byte[] Value)> _unprotected = [];
    private readonly byte[] _header = new byte[32];

    public ImageForge(byte[] body)
    {
        Body = body;
        BinaryPrimitives.WriteUInt32LittleEndian(_header, 0x96F3B83D);
        BinaryPrimitives.WriteUInt16LittleEndian(_header.AsSpan(8), 32);
        BinaryPrimitives.WriteInt32LittleEndian(_header.AsSpan(12), body.Length);
        _header[20] = 1;
    }

    public byte[] Body { get; }

    public int HeaderSize { get; set; } = 32;

    public ushort ProtectedMagic { get; set; } = 0x6908;

    public ushort UnprotectedMagic { get; set; } = 0x6907;

    /// <summary>The difference between an area's size field and its real size.</summary>
    public int ProtectedSkew { get; set; }

    public int UnprotectedSkew { get; set; }

    public byte[] Trailing { get; set; } = [];

    public bool HasDigest { get; set; } = true;

    /// <summary>Bytes of the header that the builder sets last.</summary>
    public List<(int Offset, byte[] Bytes)> HeaderPatches { get; } = [];

    public List<ECDsa> Signers { get; } = [];

    /// <summary>Short signatures: the named key, and the key that signs.</summary>
    public List<(ECDsa Name, ECDsa Maker)> ShortSigners { get; } = [];

    /// <summary>Whether the image has an HMAC of the body. The default depends on the short signatures.</summary>
    public bool? HasBodyHash { get; set; }

    public byte[] HmacKey { get; set; } = "SecureBoot image body HMAC key 1"u8.ToArray();

    public byte[] ShortDomain { get; set; } = "SecureBoot image short digest v1"u8.ToArray();

    /// <summary>The type of the first short signature.</summary>
    public ushort FirstShortType { get; set; } = 0x52B0;

    /// <summary>Converts a good short signature, r and s of 32 bytes each, into another one.</summary>
    public Func<byte[], byte[]> EncodeShort { get; set; } = signature => signature;

    /// <summary>TLVs after the short signatures.</summary>
    public List<(ushort Type, byte[] Value)> Behind { get; } = [];

    public Func<byte[], byte[]> Encode { get; set; } = signature => signature;

    public void AddProtected(ushort type, byte[] value) => _protected.Add((type, value));

    public void AddUnprotected(ushort type, byte[] value) => _unprotected.Add((type, value));

    public byte[] Build()
    {
        List<(ushort Type, byte[] Value)> before = [.. _protected];
        if (HasBodyHash ?? ShortSigners.Count > 0)
        {
            before.Add((0x52A1, HMACSHA256.HashData(HmacKey, Body)));
        }

        List<(ushort Type, byte[] Value)> all =
        [
            .. before,
            .. ShortSigners.Select((pair, i) => ((ushort)(FirstShortType + i), Value: new byte[96])),
            .. Behind,
        ];
        byte[] protectedArea = all.Count == 0 ? [] : Area(ProtectedMagic, all, ProtectedSkew);
        byte[] header = new byte[HeaderSize];
        Array.Fill(header, (byte)0xFF);
        _header.AsSpan(0, Math.Min(32, HeaderSize)).CopyTo(header);
        BinaryPrimitives.WriteUInt16LittleEndian(header.AsSpan(8), (ushort)HeaderSize);
        BinaryPrimitives.WriteUInt16LittleEndian(header.AsSpan(10), (ushort)protectedArea.Length);
        foreach ((int offset, byte[] bytes) in HeaderPatches)
        {
            bytes.CopyTo(header, offset);
        }

        FillShort(header, protectedArea, covered: 4 + before.Sum(tlv => 4 + tlv.Value.Length));
        byte[] signed = [.. header, .. Body, .. protectedArea];
        List<(ushort, byte[])> tlvs = [];
        if (HasDigest)
        {
            tlvs.Add((0x10, SHA256.HashData(signed)));
        }

        foreach (ECDsa signer in Signers)
        {
            tlvs.Add((0x01, KeyHash(signer)));
            tlvs.Add(
                (
                    0x22,
                    Encode(signer.SignData(signed, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence))));
        }

        return [.. signed, .. Area(UnprotectedMagic, [.. tlvs, .. _unprotected], UnprotectedSkew), .. Trailing];
    }

    // An independent implementation of docs/image-format.md, section 5.4.
    private void FillShort(byte[] header, byte[] area, int covered)
    {
        if (ShortSigners.Count == 0)
        {
            return;
        }

        byte[] message = [.. ShortDomain, .. header, .. area[..covered]];
        for (int i = 0; i < ShortSigners.Count; i++)
        {
            int at = covered + (i * 100) + 4;
            KeyHash(ShortSigners[i].Name).CopyTo(area, at);
            EncodeShort(
                ShortSigners[i].Maker
                    .SignData(message, HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation))
                .CopyTo(area, at + 32);
        }
    }

    public static byte[] KeyHash(ECDsa key) => SHA256.HashData(key.ExportSubjectPublicKeyInfo());

    public static byte[] Point(ECDsa key) => key.ExportSubjectPublicKeyInfo()[^65..];

    private static byte[] Area(ushort magic, List<(ushort Type, byte[] Value)> tlvs, int skew)
    {
        using MemoryStream stream = new();
        using BinaryWriter writer = new(stream);
        writer.Write(magic);
        writer.Write((ushort)(4 + tlvs.Sum(tlv => 4 + tlv.Value.Length) + skew));
        foreach ((ushort type, byte[] value) in tlvs)
        {
            writer.Write(type);
            writer.Write((ushort)value.Length);
            writer.Write(value);
        }

        writer.Flush();
        return stream.ToArray();
    }
}
