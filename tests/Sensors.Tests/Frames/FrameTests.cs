using System;
using System.Buffers.Binary;
using System.Linq;
using Xunit;

namespace SecureBoot.Sensors.Tests;

public class FrameTests
{
    private const int LengthOffset = 7;

    private readonly SensorFrame _frame = new();

    [Fact]
    public void Frame_EveryPayloadLength_ComesBackAsSent()
    {
        byte[] payload = [.. Enumerable.Range(0, 255).Select(i => (byte)((i * 31) & 0xFF))];
        byte[] bytes = new byte[300];
        byte[] read = new byte[255];
        for (int length = 0; length <= 255; length++)
        {
            int size = FrameWriter.TryWrite(
                bytes, 7, (ushort)(length * 257), 0x89ABCDEF, (byte)length, payload, 0, length);
            Assert.Equal(length + FrameLayout.Overhead, size);

            Assert.Equal(FrameStatus.Ok, _frame.Parse(bytes, 7, size));
            Assert.Equal(
                (length * 257, 0x89ABCDEF, length, length),
                (_frame.Sequence, _frame.Timestamp, _frame.Source, _frame.Length));
            Assert.Equal(length, _frame.Payload.Remaining);
            Assert.True(_frame.Payload.TryReadBytes(read, 0, length));
            Assert.Equal(payload[..length], read[..length]);
            Assert.False(_frame.Payload.TryReadByte(out _));
        }
    }

    [Fact]
    public void Frame_Bytes_AreThoseOfTheLayout()
    {
        byte[] bytes = new byte[13];
        Assert.Equal(13, FrameWriter.TryWrite(bytes, 0, 0x1234, 0x89ABCDEF, 0x7F, [9, 8, 7], 0, 3));

        Assert.Equal("3412" + "EFCDAB89" + "7F" + "03" + "090807", Convert.ToHexString(bytes[..11]));
        Assert.Equal(
            Crc16Tests.Bitwise(0xFFFF, bytes.AsSpan(0, 11)), BinaryPrimitives.ReadUInt16BigEndian(bytes.AsSpan(11)));
    }

    [Fact]
    public void Frame_All65536Sequences_ComeBack()
    {
        byte[] bytes = new byte[FrameLayout.Overhead];
        for (int sequence = 0; sequence <= ushort.MaxValue; sequence++)
        {
            FrameWriter.TryWrite(bytes, 0, (ushort)sequence, 0, 0, [], 0, 0);
            if (_frame.Parse(bytes, 0, bytes.Length) != FrameStatus.Ok || _frame.Sequence != sequence)
            {
                Assert.Fail($"{sequence}");
            }
        }
    }

    [Fact]
    public void Frame_All65536Crcs_OnlyTheRightOneIsTaken()
    {
        byte[] bytes = new byte[13];
        FrameWriter.TryWrite(bytes, 0, 1, 2, 3, [4, 5, 6], 0, 3);
        ushort right = BinaryPrimitives.ReadUInt16BigEndian(bytes.AsSpan(11));
        for (int crc = 0; crc <= ushort.MaxValue; crc++)
        {
            BinaryPrimitives.WriteUInt16BigEndian(bytes.AsSpan(11), (ushort)crc);
            if (_frame.Parse(bytes, 0, 13) != (crc == right ? FrameStatus.Ok : FrameStatus.BadCrc))
            {
                Assert.Fail($"{crc:X4}");
            }
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(32)]
    [InlineData(255)]
    public void Frame_EveryTruncation_IsTruncated(int length)
    {
        byte[] bytes = Make(length);
        for (int count = 0; count < bytes.Length; count++)
        {
            Assert.Equal(FrameStatus.Truncated, _frame.Parse(bytes, 0, count));
            CheckEmpty();
        }

        Assert.Equal(FrameStatus.Ok, _frame.Parse(bytes, 0, bytes.Length));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(32)]
    [InlineData(255)]
    public void Frame_EverySingleBitFlipped_IsRefused(int length)
    {
        byte[] bytes = Make(length);
        int refused = 0;
        for (int bit = 0; bit < 8 * bytes.Length; bit++)
        {
            bytes[bit / 8] ^= (byte)(1 << (bit % 8));
            FrameStatus status = _frame.Parse(bytes, 0, bytes.Length);
            FrameStatus expected = bit / 8 != LengthOffset ? FrameStatus.BadCrc
                : bytes[LengthOffset] > length ? FrameStatus.Truncated : FrameStatus.BadLength;
            Assert.Equal(expected, status);
            CheckEmpty();
            refused++;
            bytes[bit / 8] ^= (byte)(1 << (bit % 8));
        }

        Assert.Equal(8 * (length + FrameLayout.Overhead), refused);
    }

    [Theory]
    [InlineData(0, FrameStatus.Truncated)]
    [InlineData(14, FrameStatus.BadCrc)]
    [InlineData(15, FrameStatus.BadLength)]
    [InlineData(300, FrameStatus.BadLength)]
    public void Frame_BadAfterAGoodOne_IsEmpty(int count, FrameStatus expected)
    {
        byte[] bytes = new byte[300];
        Make(4).CopyTo(bytes, 0);
        Assert.Equal(FrameStatus.Ok, _frame.Parse(bytes, 0, 14));
        bytes[8] ^= 1;
        Assert.Equal(expected, _frame.Parse(bytes, 0, count));
        CheckEmpty();
        Assert.False(_frame.Payload.TryReadByte(out _));
    }

    [Fact]
    public void Frame_BytesAfterIt_IsBadLength()
    {
        byte[] bytes = [.. Make(5), 0];
        Assert.Equal(FrameStatus.BadLength, _frame.Parse(bytes, 0, bytes.Length));
    }

    [Fact]
    public void Frame_AfterALongerOne_ShowsNothingOfIt()
    {
        byte[] longer = new byte[265];
        byte[] shorter = new byte[11];
        FrameWriter.TryWrite(longer, 0, 0, 0, 0, [.. Enumerable.Repeat((byte)0xEE, 255)], 0, 255);
        FrameWriter.TryWrite(shorter, 0, 0, 0, 0, [1], 0, 1);
        Assert.Equal(FrameStatus.Ok, _frame.Parse(longer, 0, longer.Length));
        Assert.Equal(FrameStatus.Ok, _frame.Parse(shorter, 0, shorter.Length));

        Assert.True(_frame.Payload.TryReadByte(out byte value));
        Assert.Equal(1, value);
        Assert.False(_frame.Payload.TryReadByte(out _));
        Assert.False(_frame.Payload.TrySkip(1));
    }

    [Theory]
    [InlineData(-1, 1, 0, 20, "payload index before its array")]
    [InlineData(4, 0, 0, 20, "payload index past its array")]
    [InlineData(0, 4, 0, 20, "payload longer than its array")]
    [InlineData(0, -1, 0, 20, "negative length")]
    [InlineData(1, int.MaxValue, 0, 20, "index + length wraps")]
    [InlineData(0, 3, -1, 20, "target index before its array")]
    [InlineData(0, 3, 21, 20, "target index past its array")]
    [InlineData(0, 3, 8, 20, "target one byte short")]
    public void Write_WhatDoesNotFit_WritesNothing(int from, int count, int at, int size, string reason)
    {
        byte[] target = new byte[size];
        Assert.True(FrameWriter.TryWrite(target, at, 0xFFFF, 0xFFFFFFFF, 0xFF, [1, 2, 3], from, count) == 0, reason);
        Assert.Equal(new byte[size], target);
    }

    [Fact]
    public void Write_PayloadPast255_WritesNothing()
    {
        Assert.Equal(0, FrameWriter.TryWrite(new byte[400], 0, 0, 0, 0, new byte[300], 0, 256));
    }

    [Fact]
    public void CallersMistakes_Throw()
    {
        Assert.Throws<ArgumentNullException>(() => _frame.Parse(null!, 0, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => _frame.Parse(new byte[4], 1, int.MaxValue));
        Assert.Throws<ArgumentOutOfRangeException>(() => _frame.Parse(new byte[4], -1, 1));
        Assert.Throws<ArgumentNullException>(() => FrameWriter.TryWrite(null!, 0, 0, 0, 0, [], 0, 0));
        Assert.Throws<ArgumentNullException>(() => FrameWriter.TryWrite([], 0, 0, 0, 0, null!, 0, 0));
        Assert.Throws<ArgumentNullException>(() => new FrameSender(null!));
        Assert.Throws<ArgumentNullException>(() => new FrameReceiver(null!));
        Assert.Throws<ArgumentNullException>(
            () => new FrameReceiver(new FrameRing(1, 1).ClaimConsumer()).TryReceive(null!));
    }

    private static byte[] Make(int length)
    {
        byte[] bytes = new byte[length + FrameLayout.Overhead];
        byte[] payload = [.. Enumerable.Range(0, length).Select(i => (byte)((i * 7) & 0xFF))];
        Assert.Equal(bytes.Length, FrameWriter.TryWrite(bytes, 0, 0x0102, 0x03040506, 7, payload, 0, length));
        return bytes;
    }

    private void CheckEmpty()
    {
        Assert.Equal((0, 0), (_frame.Length, _frame.Payload.Remaining));
        Assert.Equal((0, 0u, 0), (_frame.Sequence, _frame.Timestamp, _frame.Source));
    }
}
