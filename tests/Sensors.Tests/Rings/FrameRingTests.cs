using System;
using System.Linq;
using Xunit;

namespace SecureBoot.Sensors.Tests;

public class FrameRingTests
{
    [Theory]
    [InlineData(0, 1, "no slots")]
    [InlineData(-1, 1, "negative slots")]
    [InlineData(1, 0, "slots of nothing")]
    [InlineData(1, -1, "slots of negative size")]
    [InlineData(65536, 65536, "the product wraps to 0")]
    [InlineData(int.MaxValue, int.MaxValue, "the product wraps to 1")]
    [InlineData(0x40000001, 4, "the product wraps to 4")]
    [InlineData(1, 786421, "past the largest array of the device")]
    [InlineData(200000, 1, "the lengths are past the largest array of the device")]
    public void Ring_SizesThatCannotBe_Throws(int capacity, int frameSize, string reason)
    {
        Assert.NotEmpty(reason);
        Assert.Throws<ArgumentOutOfRangeException>(() => new FrameRing(capacity, frameSize));
        Assert.Throws<ArgumentOutOfRangeException>(() => new WindowRing(capacity, frameSize));
    }

    [Fact]
    public void Ends_ClaimedTwice_Throws()
    {
        FrameRing ring = new(1, 1);
        ring.ClaimProducer();
        ring.ClaimConsumer();
        Assert.Throws<InvalidOperationException>(() => ring.ClaimProducer());
        Assert.Throws<InvalidOperationException>(() => ring.ClaimConsumer());

        WindowRing window = new(1, 1);
        window.ClaimProducer();
        window.ClaimConsumer();
        Assert.Throws<InvalidOperationException>(() => window.ClaimProducer());
        Assert.Throws<InvalidOperationException>(() => window.ClaimConsumer());
    }

    [Fact]
    public void Frames_EveryLengthTo255AndPast_ArriveWholeOrNeverFit()
    {
        FrameRing ring = new(2, 255);
        RingProducer producer = ring.ClaimProducer();
        RingConsumer consumer = ring.ClaimConsumer();
        byte[] target = new byte[255];

        for (int length = 0; length <= 255; length++)
        {
            byte[] sent = [.. Enumerable.Range(1, length).Select(i => (byte)(i & 0xFF))];
            Assert.Equal(RingStatus.Ok, producer.TryRent(length, out ProducerLease rented));
            Assert.Equal(RingStatus.Ok, producer.TryWriteBytes(rented, sent, 0, length));
            Assert.Equal(RingStatus.PastLease, producer.TryWriteByte(rented, 0xEE));
            Assert.Equal(RingStatus.Ok, producer.Commit(rented, length));

            Assert.Equal(RingStatus.Ok, consumer.TryTake(out ConsumerLease taken, out int received));
            Assert.Equal(length, received);
            Assert.Equal(RingStatus.Ok, consumer.TryReadBytes(taken, target, 0, length));
            Assert.Equal(sent, target[..length]);
            Assert.Equal(RingStatus.PastLease, consumer.TryReadByte(taken, out byte past));
            Assert.Equal(0, past);
            Assert.Equal(RingStatus.Ok, consumer.Release(taken));
        }

        foreach (int length in new[] { 256, 257, 300, 65536, int.MaxValue, -1, int.MinValue })
        {
            Assert.Equal(RingStatus.NeverFits, producer.TryRent(length, out ProducerLease none));
            Assert.Equal(ProducerLease.None, none);
        }
    }

    [Fact]
    public void Rent_RingFull_IsFullUntilARelease()
    {
        FrameRing ring = new(3, 1);
        RingProducer producer = ring.ClaimProducer();
        RingConsumer consumer = ring.ClaimConsumer();
        for (byte i = 0; i < 3; i++)
        {
            Send(producer, i);
        }

        Assert.Equal(3, ring.Count);
        Assert.Equal(RingStatus.Full, producer.TryRent(1, out ProducerLease none));
        Assert.Equal(ProducerLease.None, none);
        Assert.Equal(RingStatus.NeverFits, producer.TryRent(2, out _));

        Assert.Equal(RingStatus.Ok, consumer.TryTake(out ConsumerLease taken, out _));
        Assert.Equal(RingStatus.Full, producer.TryRent(1, out _));
        Assert.Equal(RingStatus.Ok, consumer.Release(taken));
        Assert.Equal(RingStatus.Ok, producer.TryRent(1, out _));
    }

    [Fact]
    public void Take_RingEmpty_IsEmpty()
    {
        FrameRing ring = new(3, 1);
        RingProducer producer = ring.ClaimProducer();
        RingConsumer consumer = ring.ClaimConsumer();
        Assert.Equal(RingStatus.Empty, consumer.TryTake(out ConsumerLease none, out int length));
        Assert.Equal((ConsumerLease.None, 0), (none, length));

        // A rented frame is not available before its commit.
        producer.TryRent(1, out _);
        Assert.Equal(RingStatus.Empty, consumer.TryTake(out _, out _));
    }

    [Fact]
    public void Tail_BytesPastTheCommit_AreNeverSeen()
    {
        FrameRing ring = new(1, 8);
        RingProducer producer = ring.ClaimProducer();
        RingConsumer consumer = ring.ClaimConsumer();
        producer.TryRent(8, out ProducerLease lease);
        producer.TryWriteUInt32(lease, 0x11111111);
        producer.TryWriteUInt32(lease, 0xEEEEEEEE);
        producer.Commit(lease, 4);

        consumer.TryTake(out ConsumerLease taken, out int length);
        Assert.Equal(4, length);
        byte[] target = new byte[8];
        Assert.Equal(RingStatus.PastLease, consumer.TryReadBytes(taken, target, 0, 5));
        Assert.Equal(new byte[8], target);
        Assert.Equal(RingStatus.Ok, consumer.TryReadUInt32(taken, out _));
        Assert.Equal(RingStatus.PastLease, consumer.TryReadByte(taken, out _));
        consumer.Release(taken);

        // The ring clears the whole slot for its next owner.
        Assert.Equal(new byte[8], RingCounters.Slots(ring));
    }

    [Fact]
    public void WritesAndReads_BothOrders_AgreeAndMoveNothingWhenPastTheLease()
    {
        FrameRing ring = new(1, 16);
        RingProducer producer = ring.ClaimProducer();
        RingConsumer consumer = ring.ClaimConsumer();
        producer.TryRent(13, out ProducerLease lease);
        Assert.Equal(RingStatus.Ok, producer.TryWriteByte(lease, 0xFE));
        Assert.Equal(RingStatus.Ok, producer.TryWriteUInt16(lease, 0xABCD));
        Assert.Equal(RingStatus.Ok, producer.TryWriteUInt16BigEndian(lease, 0xABCD));
        Assert.Equal(RingStatus.Ok, producer.TryWriteUInt32(lease, 0x89ABCDEF));
        Assert.Equal(RingStatus.PastLease, producer.TryWriteBytes(lease, new byte[5], 0, 5));
        Assert.Equal(RingStatus.Ok, producer.TryWriteUInt32BigEndian(lease, 0x89ABCDEF));
        Assert.Equal(RingStatus.PastLease, producer.TryWriteUInt16(lease, 1));
        producer.Commit(lease, 13);

        consumer.TryTake(out ConsumerLease taken, out _);
        byte[] bytes = new byte[13];
        Assert.Equal(RingStatus.Ok, consumer.TryReadByte(taken, out byte first));
        Assert.Equal(RingStatus.Ok, consumer.TryReadUInt16(taken, out ushort little));
        Assert.Equal(RingStatus.Ok, consumer.TryReadUInt16BigEndian(taken, out ushort big));
        Assert.Equal(RingStatus.Ok, consumer.TryReadUInt32(taken, out uint little32));
        Assert.Equal(RingStatus.PastLease, consumer.TryReadBytes(taken, bytes, 0, 5));
        Assert.Equal(RingStatus.Ok, consumer.TryReadUInt32BigEndian(taken, out uint big32));
        Assert.Equal(RingStatus.PastLease, consumer.TryReadUInt16(taken, out ushort none));
        Assert.Equal((0xFE, 0xABCD, 0xABCD, 0x89ABCDEF, 0x89ABCDEF, 0), (first, little, big, little32, big32, none));
    }

    [Theory]
    [InlineData(int.MaxValue - 5, "from the largest counter to the smallest")]
    [InlineData(-5, "from -1 to 0")]
    public void Counters_AtTheirWrap_CountRightly(int start, string reason)
    {
        FrameRing ring = new(3, 1);
        RingProducer producer = ring.ClaimProducer();
        RingConsumer consumer = ring.ClaimConsumer();
        RingCounters.Set(ring, producer, consumer, start);

        for (byte i = 0; i < 20; i++)
        {
            Send(producer, i);
            Send(producer, i);
            Send(producer, i);
            Assert.Equal(3, ring.Count);
            Assert.Equal(RingStatus.Full, producer.TryRent(1, out _));
            for (int k = 0; k < 3; k++)
            {
                Assert.Equal(RingStatus.Ok, consumer.TryTake(out ConsumerLease taken, out _));
                consumer.TryReadByte(taken, out byte value);
                Assert.True(value == i, reason);
                consumer.Release(taken);
            }

            Assert.Equal(RingStatus.Empty, consumer.TryTake(out _, out _));
        }
    }

    private static void Send(RingProducer producer, byte value)
    {
        Assert.Equal(RingStatus.Ok, producer.TryRent(1, out ProducerLease lease));
        producer.TryWriteByte(lease, value);
        Assert.Equal(RingStatus.Ok, producer.Commit(lease, 1));
    }
}
