using SecureBoot.Buffers;
using SecureBoot.Crypto;
using SecureBoot.Image;
using SecureBoot.Updates;

namespace NFUnitTest;

/// <summary>Manifests that the tests make on the device, signed with <see cref="PublisherTestKey"/>.</summary>
internal sealed class DeviceManifest
{
    internal const int FieldCount = 14;
    private const int HeaderAndBody = ImageHeader.Size + 1;

    private readonly ushort[] _types = new ushort[FieldCount];
    private readonly byte[][] _values = new byte[FieldCount][];
    private int _count;

    /// <summary>Makes a manifest for an image of <see cref="DeviceImage"/>.</summary>
    internal DeviceManifest(byte[] image, uint sequence)
    {
        Add(TlvType.SecurityCounter, U32(7));
        Add(TlvType.ClassId, Product);
        Add(ManifestField.Sequence, U32(sequence));
        Add(ManifestField.Issued, U32(1800000000 + sequence));
        Add(ManifestField.Expires, U32(1900000000));
        Add(ManifestField.Rollout, new byte[] { 0x10, 0x27 });
        Add(ManifestField.Halt, new byte[1]);
        Add(ManifestField.Size, U32((uint)image.Length));
        Add(ManifestField.FileDigest, Hash(image, 0, image.Length));
        Add(ManifestField.Identity, Hash(image, 0, DeviceImage.BodyEnd + 12));
        Add(ManifestField.MinimumVersion, new byte[8]);
        Add(ManifestField.Poll, U32(3600));
        Add(ManifestField.Window, U32(0));
        Add(ManifestField.Blocks, HashBlocks(image));
        Major = image[20];
    }

    internal static byte[] Product { get; } = new byte[] { 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16 };

    internal byte Major { get; set; }

    internal byte Flags { get; set; } = 0x10;

    internal byte Format { get; set; } = Manifest.Format;

    internal TrustedKey Signer { get; set; } = new PublisherTestKey();

    internal static byte[] U32(uint value)
    {
        return new byte[] { (byte)value, (byte)(value >> 8), (byte)(value >> 16), (byte)(value >> 24) };
    }

    /// <summary>Sets the value of a field; null removes the field.</summary>
    internal DeviceManifest Set(ushort type, byte[]? value)
    {
        for (int i = 0; i < _count; i++)
        {
            if (_types[i] == type)
            {
                _values[i] = value!;
            }
        }

        return this;
    }

    /// <summary>Changes the type of a field.</summary>
    internal DeviceManifest Rename(ushort type, ushort other)
    {
        for (int i = 0; i < _count; i++)
        {
            _types[i] = _types[i] == type ? other : _types[i];
        }

        return this;
    }

    internal byte[] Make()
    {
        int area = 4;
        for (int i = 0; i < _count; i++)
        {
            area += _values[i] is null ? 0 : 4 + _values[i].Length;
        }

        byte[] bytes = new byte[HeaderAndBody + area + 4 + 36 + 36 + 5];
        ByteWriter writer = new ByteWriter(bytes, 0, bytes.Length);
        WriteHeader(writer, area);
        for (int i = 0; i < _count; i++)
        {
            if (_values[i] is not null)
            {
                WriteTlv(writer, _types[i], _values[i]);
            }
        }

        byte[] digest = Hash(bytes, 0, HeaderAndBody + area);
        _ = writer.TryWriteUInt16(TlvList.UnprotectedMagic);
        _ = writer.TryWriteUInt16(4 + 36 + 36 + 5);
        WriteTlv(writer, TlvType.Sha256, digest);
        WriteTlv(writer, TlvType.KeyHash, Signer.KeyHash);
        WriteTlv(writer, TlvType.Ecdsa, new byte[] { TestKey.Sign(digest) });
        return bytes;
    }

    /// <summary>Reads a valid manifest.</summary>
    internal static Manifest Read(byte[] bytes)
    {
        _ = new ManifestReader(PublisherTestKey.Publishers).Read(bytes, bytes.Length, out Manifest? manifest);
        return manifest!;
    }

    internal static byte[] Hash(byte[] bytes, int start, int count)
    {
        byte[] digest = new byte[Sha256.DigestSize];
        Sha256.Hash(bytes, start, count, digest);
        return digest;
    }

    private static byte[] HashBlocks(byte[] image)
    {
        byte[] blocks = new byte[(image.Length + Manifest.BlockSize - 1) / Manifest.BlockSize * Sha256.DigestSize];
        for (int start = 0; start < image.Length; start += Manifest.BlockSize)
        {
            int left = image.Length - start;
            byte[] digest = Hash(image, start, left < Manifest.BlockSize ? left : Manifest.BlockSize);
            System.Array.Copy(digest, 0, blocks, start / Manifest.BlockSize * Sha256.DigestSize, Sha256.DigestSize);
        }

        return blocks;
    }

    private void WriteHeader(ByteWriter writer, int area)
    {
        _ = writer.TryWriteUInt32(ImageHeader.Magic);
        _ = writer.TryWriteUInt32(0);
        _ = writer.TryWriteUInt16(ImageHeader.Size);
        _ = writer.TryWriteUInt16((ushort)area);
        _ = writer.TryWriteUInt32(1);
        _ = writer.TryWriteUInt32(Flags);
        _ = writer.TryWriteByte(Major);
        _ = writer.TryWriteBytes(new byte[11], 0, 11);
        _ = writer.TryWriteByte(Format);
        _ = writer.TryWriteUInt16(TlvList.ProtectedMagic);
        _ = writer.TryWriteUInt16((ushort)area);
    }

    private static void WriteTlv(ByteWriter writer, ushort type, byte[] value)
    {
        _ = writer.TryWriteUInt16(type);
        _ = writer.TryWriteUInt16((ushort)value.Length);
        _ = writer.TryWriteBytes(value, 0, value.Length);
    }

    private void Add(ushort type, byte[] value)
    {
        _types[_count] = type;
        _values[_count++] = value;
    }
}

/// <summary>A publisher's key for these tests only, with signatures like those of <see cref="TestKey"/>.</summary>
internal sealed class PublisherTestKey : TrustedKey
{
    private static readonly byte[] s_hash = MakeHash();

    internal static PublisherKeys Publishers { get; } = new PublisherKeys(new TrustedKey[] { new PublisherTestKey() });

    /// <summary>Looks at the heap when the key verifies a signature.</summary>
    internal static HeapWatch? Watch { get; set; }

    public override byte[] KeyHash => s_hash;

    public override ushort SignatureType => TlvType.Ecdsa;

    public override VerifyStatus Verify(byte[] digest, byte[] bytes, int offset, int length)
    {
        Watch?.Look("signature");
        return length == 1 && bytes[offset] == TestKey.Sign(digest) ? VerifyStatus.Ok : VerifyStatus.BadSignature;
    }

    private static byte[] MakeHash()
    {
        byte[] hash = new byte[HashSize];
        for (int i = 0; i < hash.Length; i++)
        {
            hash[i] = (byte)(100 + i);
        }

        return hash;
    }
}
