using System;
using System.Linq;
using System.Text;
using Xunit;

namespace SecureBoot.Sensors.Tests;

public class Crc16Tests
{
    [Fact]
    public void Compute_CheckString_GivesThePublishedValue()
    {
        // The check value of CRC-16/IBM-3740, alias CRC-16/CCITT-FALSE, in the catalogue.
        Assert.Equal(0x29B1, Crc16.Compute(Encoding.ASCII.GetBytes("123456789"), 0, 9));
        Assert.Equal(0xFFFF, Crc16.Compute([], 0, 0));
    }

    [Fact]
    public void Carry_All65536StartsAndTwoBytes_MatchesTheOracle()
    {
        byte[] bytes = new byte[2];
        for (int value = 0; value <= ushort.MaxValue; value++)
        {
            (bytes[0], bytes[1]) = ((byte)(value >> 8), (byte)(value & 0xFF));
            if (Crc16.Carry((ushort)value, [0x5A], 0, 1) != Bitwise((ushort)value, [0x5A])
                || Crc16.Compute(bytes, 0, 2) != Bitwise(0xFFFF, bytes))
            {
                Assert.Fail($"{value:X4}");
            }
        }
    }

    [Fact]
    public void Compute_EveryLengthTo300AndEveryAlignment_MatchesTheOracle()
    {
        byte[] bytes = [.. Enumerable.Range(0, 310).Select(i => (byte)((i * 167) & 0xFF))];
        for (int length = 0; length <= 300; length++)
        {
            for (int start = 0; start < 5; start++)
            {
                Assert.Equal(Bitwise(0xFFFF, bytes.AsSpan(start, length)), Crc16.Compute(bytes, start, length));
            }
        }
    }

    [Theory]
    [InlineData(-1, 0)]
    [InlineData(5, 0)]
    [InlineData(0, 5)]
    [InlineData(0, -1)]
    [InlineData(1, int.MaxValue)]
    public void Compute_RangeOutsideTheArray_Throws(int start, int count)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Crc16.Compute(new byte[4], start, count));
    }

    /// <summary>Computes the CRC one bit at a time, as in the definition.</summary>
    internal static ushort Bitwise(ushort crc, ReadOnlySpan<byte> bytes)
    {
        int value = crc;
        foreach (byte b in bytes)
        {
            value ^= b << 8;
            for (int bit = 0; bit < 8; bit++)
            {
                value = (value & 0x8000) != 0 ? ((value << 1) ^ 0x1021) & 0xFFFF : (value << 1) & 0xFFFF;
            }
        }

        return (ushort)value;
    }
}
