using System;
using SecureBoot.Image;
using Xunit;

namespace SecureBoot.Tests.Image;

/// <summary>The CRC of nanoFramework assemblies.</summary>
public sealed class PeCrc32Tests
{
    [Theory]
    [InlineData("", 0u)]
    [InlineData("123456789", 0x89A1897Fu)]
    public void Compute_CheckString_IsTheCatalogues(string text, uint crc)
    {
        byte[] bytes = System.Text.Encoding.ASCII.GetBytes(text);

        // CRC-32/CKSUM gives 765E7680; this CRC leaves out the final xor.
        Assert.Equal(crc, PeCrc32.Compute(0, bytes, 0, bytes.Length));
    }

    [Fact]
    public void Compute_AnyLengthAtAnyPlace_IsThatOfItsBitsOneByOne()
    {
        byte[] bytes = new byte[1300];
        new Random(7).NextBytes(bytes);
        for (int length = 0; length <= 1200; length++)
        {
            int offset = length % 97;
            uint start = (uint)length * 0x9E3779B9u;
            Assert.Equal(Bitwise(start, bytes.AsSpan(offset, length)), PeCrc32.Compute(start, bytes, offset, length));
        }
    }

    private static uint Bitwise(uint crc, ReadOnlySpan<byte> bytes)
    {
        foreach (byte value in bytes)
        {
            crc ^= (uint)value << 24;
            for (int bit = 0; bit < 8; bit++)
            {
                crc = (crc & 0x80000000) != 0 ? (crc << 1) ^ 0x04C11DB7 : crc << 1;
            }
        }

        return crc;
    }
}
