using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Security.Cryptography;

namespace SecureBoot.Tests.Image;

/// <summary>Builds images, good ones and ones that break a rule on purpose, and signs them with .NET's own cryptography.</summary>
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

    /// <summary>Added to what an area says of its size.</summary>
    public int ProtectedSkew { get; set; }

    public int UnprotectedSkew { get; set; }

    public byte[] Trailing { get; set; } = [];

    public bool HasDigest { get; set; } = true;

    /// <summary>Sets bytes of the header, last of all.</summary>
    public List<(int Offset, byte[] Bytes)> HeaderPatches { get; } = [];

    public List<ECDsa> Signers { get; } = [];

    public Func<byte[], byte[]> Encode { get; set; } = signature => signature;

    public void AddProtected(ushort type, byte[] value) => _protected.Add((type, value));

    public void AddUnprotected(ushort type, byte[] value) => _unprotected.Add((type, value));

    public byte[] Build()
    {
        byte[] protectedArea = _protected.Count == 0 ? [] : Area(ProtectedMagic, _protected, ProtectedSkew);
        byte[] header = new byte[HeaderSize];
        Array.Fill(header, (byte)0xFF);
        _header.AsSpan(0, Math.Min(32, HeaderSize)).CopyTo(header);
        BinaryPrimitives.WriteUInt16LittleEndian(header.AsSpan(8), (ushort)HeaderSize);
        BinaryPrimitives.WriteUInt16LittleEndian(header.AsSpan(10), (ushort)protectedArea.Length);
        foreach ((int offset, byte[] bytes) in HeaderPatches)
        {
            bytes.CopyTo(header, offset);
        }

        byte[] signed = [.. header, .. Body, .. protectedArea];
        List<(ushort, byte[])> tlvs = [];
        if (HasDigest)
        {
            tlvs.Add((0x10, SHA256.HashData(signed)));
        }

        foreach (ECDsa signer in Signers)
        {
            tlvs.Add((0x01, KeyHash(signer)));
            tlvs.Add((0x22, Encode(signer.SignData(signed, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence))));
        }

        return [.. signed, .. Area(UnprotectedMagic, [.. tlvs, .. _unprotected], UnprotectedSkew), .. Trailing];
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
