using Xunit;

namespace SecureBoot.Sensors.Tests;

/// <summary>Accepted and refused leases of a ring, with the status of each.</summary>
public class FrameRingLeaseTests
{
    [Fact]
    public void RentAndTake_LeaseNotGivenBack_IsLeaseOpen()
    {
        FrameRing ring = new(3, 1);
        RingProducer producer = ring.ClaimProducer();
        RingConsumer consumer = ring.ClaimConsumer();
        Send(producer, 1);
        Send(producer, 2);

        producer.TryRent(1, out ProducerLease first);
        Assert.Equal(RingStatus.LeaseOpen, producer.TryRent(1, out ProducerLease second));
        Assert.Equal(ProducerLease.None, second);
        Assert.Equal(RingStatus.Ok, producer.Commit(first, 0));

        consumer.TryTake(out _, out _);
        Assert.Equal(RingStatus.LeaseOpen, consumer.TryTake(out ConsumerLease other, out int length));
        Assert.Equal((ConsumerLease.None, 0), (other, length));
    }

    [Fact]
    public void ProducerLease_NotTheOpenOne_IsRefusedByItsOwnStatus()
    {
        FrameRing ring = new(3, 4);
        RingProducer producer = ring.ClaimProducer();
        producer.TryRent(4, out ProducerLease stale);
        producer.TryWriteUInt32(stale, 1);
        producer.Commit(stale, 4);
        producer.TryRent(4, out ProducerLease closed);
        producer.Abandon(closed);
        new FrameRing(3, 4).ClaimProducer().TryRent(4, out ProducerLease foreign);

        CheckAll(producer, stale, RingStatus.StaleLease);
        CheckAll(producer, closed, RingStatus.ClosedLease);
        CheckAll(producer, foreign, RingStatus.ForeignLease);
        CheckAll(producer, (ProducerLease)(-1), RingStatus.ForeignLease);
        CheckAll(producer, (ProducerLease)long.MinValue, RingStatus.ForeignLease);
        CheckAll(producer, closed + 1, RingStatus.ForeignLease);
        CheckAll(producer, ProducerLease.None, RingStatus.MissingLease);

        producer.TryRent(4, out ProducerLease open);
        CheckAll(producer, closed, RingStatus.StaleLease);
        Assert.Equal(RingStatus.Ok, producer.TryWriteUInt32(open, 1));
        Assert.Equal(RingStatus.Ok, producer.Commit(open, 4));
        Assert.Equal(2, ring.Count);
    }

    [Fact]
    public void ConsumerLease_NotTheOpenOne_IsRefusedByItsOwnStatus()
    {
        FrameRing ring = new(3, 4);
        RingProducer producer = ring.ClaimProducer();
        RingConsumer consumer = ring.ClaimConsumer();
        for (byte i = 0; i < 3; i++)
        {
            Send(producer, i);
        }

        consumer.TryTake(out ConsumerLease stale, out _);
        consumer.Release(stale);
        consumer.TryTake(out ConsumerLease closed, out _);
        consumer.Release(closed);
        FrameRing other = new(3, 4);
        Send(other.ClaimProducer(), 1);
        other.ClaimConsumer().TryTake(out ConsumerLease foreign, out _);

        CheckAll(consumer, stale, RingStatus.StaleLease);
        CheckAll(consumer, closed, RingStatus.ClosedLease);
        CheckAll(consumer, foreign, RingStatus.ForeignLease);
        CheckAll(consumer, (ConsumerLease)(-1), RingStatus.ForeignLease);
        CheckAll(consumer, closed + 1, RingStatus.ForeignLease);
        CheckAll(consumer, ConsumerLease.None, RingStatus.MissingLease);
        Assert.Equal(1, ring.Count);

        consumer.TryTake(out ConsumerLease open, out _);
        CheckAll(consumer, closed, RingStatus.StaleLease);
        Assert.Equal(RingStatus.Ok, consumer.Release(open));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(5)]
    [InlineData(int.MaxValue)]
    [InlineData(int.MinValue)]
    public void Commit_LengthOutsideTheLease_IsBadLengthAndTheLeaseStaysOpen(int length)
    {
        FrameRing ring = new(3, 8);
        RingProducer producer = ring.ClaimProducer();
        producer.TryRent(4, out ProducerLease lease);
        producer.TryWriteUInt32(lease, 1);

        Assert.Equal(RingStatus.BadLength, producer.Commit(lease, length));
        Assert.Equal(0, ring.Count);
        Assert.Equal(RingStatus.Ok, producer.Commit(lease, 4));
    }

    [Fact]
    public void Abandon_HandsOverNothingAndFreesTheSlot()
    {
        FrameRing ring = new(1, 4);
        RingProducer producer = ring.ClaimProducer();
        RingConsumer consumer = ring.ClaimConsumer();
        producer.TryRent(4, out ProducerLease lease);
        producer.TryWriteUInt32(lease, 0xFFFFFFFF);

        Assert.Equal(RingStatus.Ok, producer.Abandon(lease));
        Assert.Equal(RingStatus.Empty, consumer.TryTake(out _, out _));

        // The ring clears the bytes written before.
        Assert.Equal(new byte[4], RingCounters.Slots(ring));
        Assert.Equal(RingStatus.Ok, producer.TryRent(4, out _));
    }

    private static void CheckAll(RingProducer producer, ProducerLease lease, RingStatus expected)
    {
        Assert.Equal(expected, producer.TryWriteByte(lease, 1));
        Assert.Equal(expected, producer.TryWriteUInt16(lease, 1));
        Assert.Equal(expected, producer.TryWriteUInt16BigEndian(lease, 1));
        Assert.Equal(expected, producer.TryWriteUInt32(lease, 1));
        Assert.Equal(expected, producer.TryWriteUInt32BigEndian(lease, 1));
        Assert.Equal(expected, producer.TryWriteBytes(lease, [1], 0, 1));
        Assert.Equal(expected, producer.Commit(lease, 0));
        Assert.Equal(expected, producer.Abandon(lease));
    }

    private static void CheckAll(RingConsumer consumer, ConsumerLease lease, RingStatus expected)
    {
        Assert.Equal(expected, consumer.TryReadByte(lease, out byte a));
        Assert.Equal(expected, consumer.TryReadUInt16(lease, out ushort b));
        Assert.Equal(expected, consumer.TryReadUInt16BigEndian(lease, out ushort c));
        Assert.Equal(expected, consumer.TryReadUInt32(lease, out uint d));
        Assert.Equal(expected, consumer.TryReadUInt32BigEndian(lease, out uint e));
        Assert.Equal(expected, consumer.TryReadBytes(lease, new byte[1], 0, 1));
        Assert.Equal(expected, consumer.Release(lease));
        Assert.Equal((0, 0, 0, 0u, 0u), (a, b, c, d, e));
    }

    private static void Send(RingProducer producer, byte value)
    {
        Assert.Equal(RingStatus.Ok, producer.TryRent(1, out ProducerLease lease));
        producer.TryWriteByte(lease, value);
        Assert.Equal(RingStatus.Ok, producer.Commit(lease, 1));
    }
}
