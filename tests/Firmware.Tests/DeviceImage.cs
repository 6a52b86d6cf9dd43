using SecureBoot.Buffers;
using SecureBoot.Crypto;
using SecureBoot.Image;

namespace NFUnitTest;

/// <summary>Images that the tests make on the device: one empty assembly, signed with <see cref="TestKey"/>.</summary>
internal static class DeviceImage
{
    internal const int BodyEnd = ImageHeader.Size + AssemblyHeader.Size;

    /// <summary>Makes an image with a major version, a security counter, and a number of fill bytes after the signed
    /// range.</summary>
    internal static byte[] Make(byte major, uint counter, int fill)
    {
        return Sign(MakeSigned(major, counter), fill);
    }

    /// <summary>Makes an image from a signed range.</summary>
    internal static byte[] Sign(byte[] signed, int fill)
    {
        byte[] digest = new byte[Sha256.DigestSize];
        Sha256.Hash(signed, 0, signed.Length, digest);
        byte[] image = new byte[signed.Length + 4 + (4 + 32) + (4 + 32) + (4 + 1) + fill];
        ByteWriter writer = new ByteWriter(image, 0, image.Length);
        _ = writer.TryWriteBytes(signed, 0, signed.Length);
        _ = writer.TryWriteUInt16(TlvList.UnprotectedMagic);
        _ = writer.TryWriteUInt16((ushort)(image.Length - signed.Length - fill));
        WriteTlv(writer, TlvType.Sha256, digest);
        WriteTlv(writer, TlvType.KeyHash, TestKey.Hash);
        WriteTlv(writer, TlvType.Ecdsa, new byte[] { TestKey.Sign(digest) });
        for (int i = image.Length - fill; i < image.Length; i++)
        {
            image[i] = 0xFF;
        }

        return image;
    }

    /// <summary>The signed range: header, body, protected TLVs.</summary>
    internal static byte[] MakeSigned(byte major, uint counter)
    {
        byte[] bytes = new byte[BodyEnd + 12];
        ByteWriter writer = new ByteWriter(bytes, 0, bytes.Length);
        _ = writer.TryWriteUInt32(ImageHeader.Magic);
        _ = writer.TryWriteUInt32(0);
        _ = writer.TryWriteUInt16(ImageHeader.Size);
        _ = writer.TryWriteUInt16(12);
        _ = writer.TryWriteUInt32(AssemblyHeader.Size);
        _ = writer.TryWriteUInt32(0);
        _ = writer.TryWriteByte(major);
        _ = writer.TryWriteByte(0);
        _ = writer.TryWriteUInt16(0);
        _ = writer.TryWriteUInt32(0);
        _ = writer.TryWriteUInt32(0);
        _ = writer.TryWriteBytes(MakeAssembly(), 0, AssemblyHeader.Size);
        _ = writer.TryWriteUInt16(TlvList.ProtectedMagic);
        _ = writer.TryWriteUInt16(12);
        _ = writer.TryWriteUInt16(TlvType.SecurityCounter);
        _ = writer.TryWriteUInt16(4);
        _ = writer.TryWriteUInt32(counter);
        return bytes;
    }

    /// <summary>The header of an empty assembly.</summary>
    internal static byte[] MakeAssembly()
    {
        byte[] bytes = new byte[AssemblyHeader.Size];
        ByteWriter writer = new ByteWriter(bytes, 0, bytes.Length);
        _ = writer.TryWriteBytes(new byte[] { 0x4E, 0x46, 0x4D, 0x52, 0x4B, 0x31, 0, 0 }, 0, 8);
        _ = writer.TryWriteBytes(new byte[16], 0, 16);
        _ = writer.TryWriteUInt32(0xFFFFFFFF);
        _ = writer.TryWriteBytes(new byte[10], 0, 10);
        _ = writer.TryWriteUInt16(1);
        for (int i = 0; i < AssemblyHeader.TableCount; i++)
        {
            _ = writer.TryWriteUInt32(AssemblyHeader.Size);
        }

        return Seal(bytes);
    }

    /// <summary>Computes the CRC of the header again.</summary>
    internal static byte[] Seal(byte[] assembly)
    {
        uint crc = AssemblyHeader.ComputeHeaderCrc(assembly, 0);
        for (int i = 0; i < 4; i++)
        {
            assembly[8 + i] = (byte)(crc >> (8 * i));
        }

        return assembly;
    }

    private static void WriteTlv(ByteWriter writer, ushort type, byte[] value)
    {
        _ = writer.TryWriteUInt16(type);
        _ = writer.TryWriteUInt16((ushort)value.Length);
        _ = writer.TryWriteBytes(value, 0, value.Length);
    }
}

/// <summary>A key for these tests only. A signature is one byte of the digest.</summary>
internal sealed class TestKey : TrustedKey
{
    internal static byte[] Hash { get; } = Make();

    public override byte[] KeyHash => Hash;

    public override ushort SignatureType => TlvType.Ecdsa;

    internal static byte Sign(byte[] digest) => (byte)(digest[0] ^ 0x5A);

    public override VerifyStatus Verify(byte[] digest, byte[] bytes, int offset, int length)
    {
        if (length != 1)
        {
            return VerifyStatus.BadSignatureEncoding;
        }

        return bytes[offset] == Sign(digest) ? VerifyStatus.Ok : VerifyStatus.BadSignature;
    }

    private static byte[] Make()
    {
        byte[] hash = new byte[HashSize];
        for (int i = 0; i < hash.Length; i++)
        {
            hash[i] = (byte)(i + 1);
        }

        return hash;
    }
}
