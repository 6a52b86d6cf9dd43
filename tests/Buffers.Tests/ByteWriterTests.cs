using System;
using System.Buffers.Binary;
using Xunit;

namespace SecureBoot.Buffers.Tests;

public class ByteWriterTests
{
    [Theory]
    [InlineData(-1, 0, "start before the array")]
    [InlineData(5, 0, "start past the array")]
    [InlineData(0, -1, "negative length")]
    [InlineData(0, 5, "one byte too many")]
    [InlineData(1, int.MaxValue, "start + length wraps")]
    [InlineData(int.MinValue, 1, "start at its smallest")]
    public void Range_NotInsideTheArray_IsRefused(int start, int length, string reason)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new ByteWriter(new byte[4], start, length));

        ByteWriter writer = new(new byte[4], 1, 2);
        Assert.False(writer.TryCover(start, length), reason);
        Assert.Equal((1, 2), (writer.Position, writer.Remaining));
    }

    [Fact]
    public void Constructor_NoArray_Throws()
    {
        Assert.Throws<ArgumentNullException>(() => new ByteWriter(null!, 0, 0));
        Assert.Throws<ArgumentNullException>(() => new ByteWriter([1], 0, 1).TryWriteBytes(null!, 0, 0));
    }

    [Fact]
    public void Writes_All65536Values_MatchTheOracle()
    {
        byte[] bytes = new byte[4];
        byte[] expected = new byte[4];
        ByteWriter writer = new(bytes, 0, 4);
        for (int value = 0; value <= ushort.MaxValue; value++)
        {
            writer.TryCover(0, 4);
            bool written = writer.TryWriteUInt16((ushort)value) && writer.TryWriteUInt16BigEndian((ushort)value);
            BinaryPrimitives.WriteUInt16LittleEndian(expected, (ushort)value);
            BinaryPrimitives.WriteUInt16BigEndian(expected.AsSpan(2), (ushort)value);
            if (!written || !expected.AsSpan().SequenceEqual(bytes))
            {
                Assert.Fail($"{value:X4} became {Convert.ToHexString(bytes)}");
            }
        }
    }

    [Fact]
    public void Writes_EveryLengthTo255AndPast_WriteWholeValuesOrNothing()
    {
        for (int length = 0; length <= 300; length++)
        {
            CheckWrites(length, 1, writer => writer.TryWriteByte(0xFF));
            CheckWrites(length, 2, writer => writer.TryWriteUInt16(0xFFFF));
            CheckWrites(length, 2, writer => writer.TryWriteUInt16BigEndian(0xFFFF));
            CheckWrites(length, 4, writer => writer.TryWriteUInt32(0xFFFFFFFF));
            CheckWrites(length, 4, writer => writer.TryWriteUInt32BigEndian(0xFFFFFFFF));
            CheckWrites(length, 5, writer => writer.TryWriteBytes([0xFF, 0xFF, 0xFF, 0xFF, 0xFF], 0, 5));
        }
    }

    [Theory]
    [InlineData(0x01234567u)]
    [InlineData(0xFEDCBA98u)]
    public void Write32_BothOrders_MatchTheOracle(uint value)
    {
        byte[] bytes = new byte[8];
        ByteWriter writer = new(bytes, 0, 8);
        Assert.True(writer.TryWriteUInt32(value) && writer.TryWriteUInt32BigEndian(value));

        Assert.Equal(value, BinaryPrimitives.ReadUInt32LittleEndian(bytes));
        Assert.Equal(value, BinaryPrimitives.ReadUInt32BigEndian(bytes.AsSpan(4)));
    }

    [Theory]
    [InlineData(-1, 1, "source index before its array")]
    [InlineData(3, 0, "source index past its array")]
    [InlineData(0, 3, "more than the source has")]
    [InlineData(0, -1, "negative count")]
    [InlineData(1, int.MaxValue, "index + count wraps")]
    public void WriteBytes_PastTheSource_WritesNothing(int at, int count, string reason)
    {
        byte[] bytes = new byte[4];
        ByteWriter writer = new(bytes, 0, 4);
        Assert.False(writer.TryWriteBytes([0xFF, 0xFF], at, count), reason);
        Assert.Equal(0, writer.Position);
        Assert.Equal(new byte[4], bytes);
    }

    private static void CheckWrites(int length, int size, Func<ByteWriter, bool> write)
    {
        byte[] bytes = new byte[310];
        ByteWriter writer = new(bytes, 5, length);
        int writes = 0;
        while (write(writer))
        {
            writes++;
        }

        int written = length - (length % size);
        Assert.Equal((length / size, length % size), (writes, writer.Remaining));
        Assert.False(bytes.AsSpan(0, 5).ContainsAnyExcept((byte)0));
        Assert.False(bytes.AsSpan(5, written).ContainsAnyExcept((byte)0xFF));
        Assert.False(bytes.AsSpan(5 + written).ContainsAnyExcept((byte)0));
    }
}
