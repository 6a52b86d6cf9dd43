using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.Linq;
using System.Security.Cryptography;

namespace SecureBoot.Updates.Tests;

/// <summary>Builds manifests, valid ones and ones that break a rule on purpose, by docs/manifest-format.md and with
/// .NET's cryptography.</summary>
internal sealed class ManifestForge
{
    internal const int ImageSize = 40_000;

    internal static ECDsa Publisher { get; } = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    internal static ECDsa ImageKey { get; } = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    internal static byte[] Product { get; } = [.. Enumerable.Range(1, 16).Select(value => (byte)value)];

    internal static byte[] FileDigest { get; } = SHA256.HashData("file"u8);

    internal static byte[] Identity { get; } = SHA256.HashData("image"u8);

    internal List<(ushort Type, byte[] Value)> Fields { get; } =
    [
        (0x50, U32(7)),
        (0x75, Product),
        (0x52C0, U32(12)),
        (0x52C1, U32(1_800_000_000)),
        (0x52C2, U32(1_802_592_000)),
        (0x52C3, U16(500)),
        (0x52C4, [0]),
        (0x52C5, U32(ImageSize)),
        (0x52C6, FileDigest),
        (0x52C7, Identity),
        (0x52C8, [1, 0, 2, 0, 3, 0, 0, 0]),
        (0x52C9, U32(3600)),
        (0x52CA, U32(7200)),
        (0x52CB, Blocks(3)),
    ];

    internal uint Flags { get; set; } = 0x10;

    internal byte[] Body { get; set; } = [1];

    internal int HeaderSize { get; set; } = 32;

    internal byte[] Trailing { get; set; } = [];

    internal List<ECDsa> Signers { get; } = [Publisher];

    internal static byte[] U32(uint value) => BitConverter.GetBytes(value);

    internal static byte[] U16(ushort value) => BitConverter.GetBytes(value);

    internal static byte[] Blocks(int count) =>
        [.. Enumerable.Range(0, count).SelectMany(block => SHA256.HashData([(byte)block]))];

    internal static byte[] KeyHash(ECDsa key) => SHA256.HashData(key.ExportSubjectPublicKeyInfo());

    internal ManifestForge Set(ushort type, byte[] value)
    {
        int index = Fields.FindIndex(field => field.Type == type);
        Fields[index] = (type, value);
        return this;
    }

    internal byte[] Build()
    {
        byte[] area = Area(0x6908, Fields);
        byte[] header = new byte[HeaderSize];
        BinaryPrimitives.WriteUInt32LittleEndian(header, 0x96F3B83D);
        BinaryPrimitives.WriteUInt16LittleEndian(header.AsSpan(8), (ushort)HeaderSize);
        BinaryPrimitives.WriteUInt16LittleEndian(header.AsSpan(10), (ushort)area.Length);
        BinaryPrimitives.WriteInt32LittleEndian(header.AsSpan(12), Body.Length);
        BinaryPrimitives.WriteUInt32LittleEndian(header.AsSpan(16), Flags);
        header[20] = 2;
        header[21] = 1;
        byte[] signed = [.. header, .. Body, .. area];
        byte[] digest = SHA256.HashData(signed);
        List<(ushort Type, byte[] Value)> rest = [(0x10, digest)];
        foreach (ECDsa key in Signers)
        {
            rest.Add((0x01, KeyHash(key)));
            rest.Add((0x22, key.SignHash(digest, DSASignatureFormat.Rfc3279DerSequence)));
        }

        return [.. signed, .. Area(0x6907, rest), .. Trailing];
    }

    private static byte[] Area(ushort magic, List<(ushort Type, byte[] Value)> tlvs)
    {
        byte[] body =
        [
            .. tlvs.SelectMany(tlv => (byte[])[.. U16(tlv.Type), .. U16((ushort)tlv.Value.Length), .. tlv.Value]),
        ];
        return [.. U16(magic), .. U16((ushort)(body.Length + 4)), .. body];
    }
}
