using System;
using System.Buffers.Binary;
using SecureBoot.Image;
using Xunit;

namespace SecureBoot.Tests.Image;

/// <summary>Limits of the TLV areas' size: the same limit for the boot, the update and the host.</summary>
public static class TlvSizeTests
{
    [Theory]
    [InlineData(0, 4096, VerifyStatus.Ok)]
    [InlineData(0, 4097, VerifyStatus.TlvsTooLarge)]
    [InlineData(2048, 2048, VerifyStatus.Ok)]
    [InlineData(2048, 2049, VerifyStatus.TlvsTooLarge)]
    [InlineData(4092, 4, VerifyStatus.Ok)]
    [InlineData(4093, 4, VerifyStatus.TlvsTooLarge)]
    [InlineData(4097, 4, VerifyStatus.TlvsTooLarge)]
    public static void TryRead_AreasOfASize_GivesAStatus(int protectedSize, int unprotectedSize, VerifyStatus expected)
    {
        byte[] tail = new byte[protectedSize + unprotectedSize];
        int at = Write(tail, 0, TlvList.ProtectedMagic, 0xA1, protectedSize);
        Write(tail, at, TlvList.UnprotectedMagic, 0x22, unprotectedSize);
        byte[] header = new byte[32];
        BinaryPrimitives.WriteUInt32LittleEndian(header, ImageHeader.Magic);
        BinaryPrimitives.WriteUInt16LittleEndian(header.AsSpan(8), 32);
        BinaryPrimitives.WriteUInt16LittleEndian(header.AsSpan(10), (ushort)protectedSize);
        header[12] = 1;
        Assert.Equal(
            VerifyStatus.Ok, ImageHeader.TryRead(header, 32, 33 + tail.Length, 100_000, out ImageHeader? fields));

        Assert.Equal(expected, TlvList.TryRead(fields!, tail, out _));
    }

    // Writes an area with TLVs of one type, each of 100 bytes except the last, which fills the area.
    private static int Write(byte[] bytes, int at, ushort magic, ushort type, int size)
    {
        if (size == 0)
        {
            return at;
        }

        BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan(at), magic);
        BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan(at + 2), (ushort)size);
        int end = at + size;
        for (int next = at + 4; next < end;)
        {
            int length = Math.Min(100, end - next - 4);
            length = end - next - 4 - length is > 0 and < 8 ? length - 8 : length;
            BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan(next), type >= 0xA1 ? type++ : type);
            BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan(next + 2), (ushort)length);
            next += 4 + length;
        }

        return end;
    }
}
