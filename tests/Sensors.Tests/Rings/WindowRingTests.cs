using System.Collections.Generic;
using Xunit;

namespace SecureBoot.Sensors.Tests;

public class WindowRingTests
{
    [Fact]
    public void Producer_NeverRefused_KeepsTheNewestAndCountsTheRest()
    {
        WindowRing ring = new(3, 1);
        RingProducer producer = ring.ClaimProducer();
        WindowConsumer consumer = ring.ClaimConsumer();
        for (byte i = 0; i < 10; i++)
        {
            Send(producer, i);
        }

        Assert.Equal([7, 8, 9], TakeAll(consumer));
        Assert.Equal(7, consumer.Dropped);
        Assert.Equal(RingStatus.Empty, consumer.TryTake(out ConsumerLease none, out int length));
        Assert.Equal((ConsumerLease.None, 0), (none, length));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Window_NotOverrun_DropsNothing(int count)
    {
        WindowRing ring = new(3, 1);
        RingProducer producer = ring.ClaimProducer();
        WindowConsumer consumer = ring.ClaimConsumer();
        for (int i = 0; i < count; i++)
        {
            Send(producer, (byte)i);
        }

        Assert.Equal(count, TakeAll(consumer).Count);
        Assert.Equal(0, consumer.Dropped);
    }

    [Fact]
    public void Frame_TakenBeforeItIsOverwritten_StaysAsItWas()
    {
        WindowRing ring = new(2, 1);
        RingProducer producer = ring.ClaimProducer();
        WindowConsumer consumer = ring.ClaimConsumer();
        Send(producer, 1);
        consumer.TryTake(out ConsumerLease lease, out _);
        for (byte i = 2; i < 20; i++)
        {
            Send(producer, i);
        }

        Assert.Equal(RingStatus.Ok, consumer.TryReadByte(lease, out byte value));
        Assert.Equal(1, value);
        Assert.Equal(RingStatus.Ok, consumer.Release(lease));
        Assert.Equal([18, 19], TakeAll(consumer));
        Assert.Equal(16, consumer.Dropped);
    }

    [Fact]
    public void Rent_WithoutCommit_TakesOnlyTheOldestFromTheWindowOfCapacityPlusOne()
    {
        WindowRing ring = new(2, 1);
        RingProducer producer = ring.ClaimProducer();
        WindowConsumer consumer = ring.ClaimConsumer();
        Send(producer, 1);
        Send(producer, 2);
        Assert.Equal(RingStatus.Ok, producer.TryRent(1, out ProducerLease open));

        // The rented slot is outside the window, so both frames are still there.
        Assert.Equal([1, 2], TakeAll(consumer));
        Assert.Equal(RingStatus.Ok, producer.Abandon(open));
        Assert.Equal(RingStatus.Empty, consumer.TryTake(out _, out _));
        Assert.Equal(0, consumer.Dropped);
    }

    [Theory]
    [InlineData(int.MaxValue - 7, "from the largest counter to the smallest")]
    [InlineData(-7, "from -1 to 0")]
    public void Counters_AtTheirWrap_CountRightly(int start, string reason)
    {
        WindowRing ring = new(3, 1);
        RingProducer producer = ring.ClaimProducer();
        WindowConsumer consumer = ring.ClaimConsumer();
        RingCounters.Set(ring, producer, consumer, start);

        for (byte i = 0; i < 20; i++)
        {
            for (int k = 0; k < 5; k++)
            {
                Send(producer, (byte)((5 * i) + k));
            }

            Assert.Equal([(byte)((5 * i) + 2), (byte)((5 * i) + 3), (byte)((5 * i) + 4)], TakeAll(consumer));
            Assert.True(consumer.Dropped == 2 * (i + 1), reason);
        }
    }

    [Fact]
    public void Leases_OfAWindow_AreCheckedAsThoseOfARing()
    {
        WindowRing ring = new(2, 1);
        RingProducer producer = ring.ClaimProducer();
        WindowConsumer consumer = ring.ClaimConsumer();
        Send(producer, 1);
        Assert.Equal(RingStatus.NeverFits, producer.TryRent(2, out _));
        Assert.Equal(RingStatus.Ok, producer.TryRent(1, out ProducerLease rented));
        Assert.Equal(RingStatus.LeaseOpen, producer.TryRent(1, out _));
        producer.TryWriteByte(rented, 1);
        producer.Commit(rented, 1);
        Assert.Equal(RingStatus.ClosedLease, producer.Commit(rented, 1));

        Assert.Equal(RingStatus.Ok, consumer.TryTake(out ConsumerLease taken, out _));
        Assert.Equal(RingStatus.LeaseOpen, consumer.TryTake(out _, out _));
        Assert.Equal(RingStatus.Ok, consumer.Release(taken));
        Assert.Equal(RingStatus.ClosedLease, consumer.Release(taken));
        Assert.Equal(RingStatus.ClosedLease, consumer.TryReadByte(taken, out _));
        Assert.Equal(RingStatus.Ok, consumer.TryTake(out _, out _));
        Assert.Equal(RingStatus.StaleLease, consumer.Release(taken));
    }

    [Fact]
    public void Tail_OfALongerFrameBefore_IsNeverSeen()
    {
        WindowRing ring = new(1, 8);
        RingProducer producer = ring.ClaimProducer();
        WindowConsumer consumer = ring.ClaimConsumer();
        byte[] full = [1, 2, 3, 4, 5, 6, 7, 8];
        for (int i = 0; i < 4; i++)
        {
            producer.TryRent(8, out ProducerLease lease);

            // The two slots alternate, and each was full before; the ring clears the rented slot.
            Assert.Equal(new byte[8], RingCounters.Slots(ring)[(8 * (i % 2))..][..8]);
            int written = i < 2 ? 8 : 3;
            producer.TryWriteBytes(lease, full, 0, written);
            Assert.Equal(RingStatus.Ok, producer.Commit(lease, written));
            consumer.TryTake(out ConsumerLease taken, out int length);
            Assert.Equal(written, length);
            Assert.Equal(RingStatus.PastLease, consumer.TryReadBytes(taken, new byte[9], 0, length + 1));
            Assert.Equal(RingStatus.Ok, consumer.TryReadBytes(taken, new byte[8], 0, length));
            Assert.Equal(RingStatus.PastLease, consumer.TryReadByte(taken, out _));
            consumer.Release(taken);
        }
    }

    private static void Send(RingProducer producer, byte value)
    {
        Assert.Equal(RingStatus.Ok, producer.TryRent(1, out ProducerLease lease));
        producer.TryWriteByte(lease, value);
        Assert.Equal(RingStatus.Ok, producer.Commit(lease, 1));
    }

    private static List<byte> TakeAll(RingConsumer consumer)
    {
        List<byte> values = [];
        while (consumer.TryTake(out ConsumerLease lease, out _) == RingStatus.Ok)
        {
            Assert.Equal(RingStatus.Ok, consumer.TryReadByte(lease, out byte value));
            values.Add(value);
            Assert.Equal(RingStatus.Ok, consumer.Release(lease));
        }

        return values;
    }
}
