using System;
using System.Buffers.Binary;
using System.Linq;
using Xunit;

namespace SecureBoot.Buffers.Tests;

public class ByteReaderTests
{
    [Theory]
    [InlineData(-1, 0, "start before the array")]
    [InlineData(5, 0, "start past the array")]
    [InlineData(0, -1, "negative length")]
    [InlineData(0, 5, "one byte too many")]
    [InlineData(4, 1, "one byte past the end")]
    [InlineData(1, int.MaxValue, "start + length wraps")]
    [InlineData(int.MaxValue, int.MaxValue, "both at their largest")]
    [InlineData(int.MinValue, 1, "start at its smallest")]
    public void Range_NotInsideTheArray_IsRefused(int start, int length, string reason)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new ByteReader(new byte[4], start, length));

        ByteReader reader = new(new byte[4], 1, 2);
        Assert.False(reader.TryCover(start, length), reason);
        Assert.Equal((1, 2), (reader.Position, reader.Remaining));
    }

    [Fact]
    public void UInt24_BothOrders_AreRead()
    {
        ByteReader reader = new([0x01, 0x02, 0x83, 0x81, 0x02, 0x03], 0, 6);
        Assert.True(reader.TryReadUInt24(out int little) && reader.TryReadUInt24BigEndian(out int big)
            && little == 0x830201 && big == 0x810203);
    }

    [Fact]
    public void Constructor_NoArray_Throws()
    {
        Assert.Throws<ArgumentNullException>(() => new ByteReader(null!, 0, 0));
        Assert.Throws<ArgumentNullException>(() => new ByteReader([1], 0, 1).TryReadBytes(null!, 0, 0));
    }

    [Fact]
    public void Cover_RangeInside_ReadsThere()
    {
        ByteReader reader = new([1, 2, 3, 4], 0, 4);
        Assert.True(reader.TryCover(2, 1));
        Assert.True(reader.TryReadByte(out byte value));
        Assert.Equal(3, value);
        Assert.False(reader.TryReadByte(out _));
    }

    [Fact]
    public void Reads_All65536Values_MatchTheOracle()
    {
        byte[] bytes = new byte[2];
        ByteReader reader = new(bytes, 0, 2);
        for (int pattern = 0; pattern <= ushort.MaxValue; pattern++)
        {
            bytes[0] = (byte)(pattern >> 8);
            bytes[1] = (byte)(pattern & 0xFF);

            reader.TryCover(0, 2);
            bool read = reader.TryReadUInt16(out ushort little);
            reader.TryCover(0, 2);
            read &= reader.TryReadUInt16BigEndian(out ushort big);
            reader.TryCover(0, 2);
            read &= reader.TryReadInt16(out short signedLittle);
            reader.TryCover(0, 2);
            read &= reader.TryReadInt16BigEndian(out short signedBig);

            if (!read || little != BinaryPrimitives.ReadUInt16LittleEndian(bytes)
                || big != BinaryPrimitives.ReadUInt16BigEndian(bytes)
                || signedLittle != BinaryPrimitives.ReadInt16LittleEndian(bytes)
                || signedBig != BinaryPrimitives.ReadInt16BigEndian(bytes))
            {
                Assert.Fail($"pattern {pattern:X4}: {little:X4} {big:X4} {signedLittle} {signedBig}");
            }
        }
    }

    [Fact]
    public void Reads_EveryLengthTo255AndPast_TakeWholeValuesOrMoveNothing()
    {
        byte[] bytes = [.. Enumerable.Range(0, 300).Select(i => (byte)(i & 0xFF))];
        for (int length = 0; length <= bytes.Length; length++)
        {
            CheckReads(bytes, length, 1, reader => reader.TryReadByte(out _));
            CheckReads(bytes, length, 2, reader => reader.TryReadUInt16(out _));
            CheckReads(bytes, length, 2, reader => reader.TryReadUInt16BigEndian(out _));
            CheckReads(bytes, length, 2, reader => reader.TryReadInt16(out _));
            CheckReads(bytes, length, 2, reader => reader.TryReadInt16BigEndian(out _));
            CheckReads(bytes, length, 4, reader => reader.TryReadUInt32(out _));
            CheckReads(bytes, length, 4, reader => reader.TryReadUInt32BigEndian(out _));
            CheckReads(bytes, length, 7, reader => reader.TryReadBytes(new byte[7], 0, 7));
            CheckReads(bytes, length, 3, reader => reader.TrySkip(3));
        }
    }

    [Fact]
    public void Read_Refused_GivesZero()
    {
        ByteReader reader = new([0xFF], 0, 1);
        Assert.False(reader.TryReadUInt16(out ushort a));
        Assert.False(reader.TryReadUInt16BigEndian(out ushort b));
        Assert.False(reader.TryReadInt16(out short c));
        Assert.False(reader.TryReadInt16BigEndian(out short d));
        Assert.False(reader.TryReadUInt32(out uint e));
        Assert.False(reader.TryReadUInt32BigEndian(out uint f));
        Assert.Equal((0, 0, 0, 0, 0u, 0u), (a, b, c, d, e, f));
    }

    [Theory]
    [InlineData(uint.MinValue)]
    [InlineData(uint.MaxValue)]
    [InlineData(0x80000000u)]
    [InlineData(0x7FFFFFFFu)]
    [InlineData(0x01234567u)]
    [InlineData(0xFEDCBA98u)]
    public void Read32_BothOrders_MatchTheOracle(uint value)
    {
        byte[] bytes = new byte[8];
        BinaryPrimitives.WriteUInt32LittleEndian(bytes, value);
        BinaryPrimitives.WriteUInt32BigEndian(bytes.AsSpan(4), value);
        ByteReader reader = new(bytes, 0, 8);

        Assert.True(reader.TryReadUInt32(out uint little));
        Assert.True(reader.TryReadUInt32BigEndian(out uint big));
        Assert.Equal((value, value), (little, big));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(5)]
    [InlineData(int.MaxValue)]
    [InlineData(int.MinValue)]
    public void Skip_NegativeOrPastTheEnd_MovesNothing(int count)
    {
        ByteReader reader = new(new byte[4], 0, 4);
        Assert.False(reader.TrySkip(count));
        Assert.Equal(0, reader.Position);
    }

    [Theory]
    [InlineData(-1, 1, "target index before its array")]
    [InlineData(5, 0, "target index past its array")]
    [InlineData(4, 1, "target full")]
    [InlineData(0, -1, "negative count")]
    [InlineData(0, 5, "count past the target")]
    [InlineData(1, int.MaxValue, "index + count wraps")]
    public void ReadBytes_PastTheTarget_MovesNothing(int at, int count, string reason)
    {
        byte[] target = new byte[4];
        ByteReader reader = new([1, 2, 3, 4, 5, 6, 7, 8], 0, 8);
        Assert.False(reader.TryReadBytes(target, at, count), reason);
        Assert.Equal(0, reader.Position);
        Assert.Equal(new byte[4], target);
    }

    private static void CheckReads(byte[] bytes, int length, int size, Func<ByteReader, bool> read)
    {
        ByteReader reader = new(bytes, 0, length);
        int reads = 0;
        while (read(reader))
        {
            reads++;
        }

        Assert.Equal(
            (length / size, length % size, length - (length % size)), (reads, reader.Remaining, reader.Position));
    }
}
