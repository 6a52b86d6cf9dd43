using System.Threading;
using Xunit;

namespace SecureBoot.Sensors.Tests;

/// <summary>Misuse of the ends of a ring, and the status of each case.</summary>
public class RingMisuseTests
{
    private readonly FrameRing _ring = new(2, 8);
    private readonly RingProducer _producer;
    private readonly RingConsumer _consumer;

    public RingMisuseTests()
    {
        _producer = _ring.ClaimProducer();
        _consumer = _ring.ClaimConsumer();
    }

    [Fact]
    public void Lease_OffByUpToAThousand_IsForeignBeforeAndAfterTheNextRents()
    {
        for (int round = 0; round < 5; round++)
        {
            Assert.Equal(RingStatus.Ok, _producer.TryRent(8, out ProducerLease lease));
            for (int off = -1000; off <= 1000; off++)
            {
                if (off != 0)
                {
                    Assert.Equal(RingStatus.ForeignLease, _producer.TryWriteByte(lease + off, 1));
                }
            }

            ProducerLease next = lease + 1;
            Assert.Equal(RingStatus.Ok, _producer.Abandon(lease));
            Assert.Equal(RingStatus.Ok, _producer.TryRent(8, out lease));
            Assert.Equal(RingStatus.ForeignLease, _producer.TryWriteByte(next, 1));
            Assert.Equal(RingStatus.ForeignLease, _producer.Commit(next, 0));
            Assert.Equal(RingStatus.Ok, _producer.Commit(lease, 0));
            Take();
        }
    }

    /// <summary>Covers all leases that the first 16 383 ends can give, not only the leases of one run.</summary>
    [Fact]
    public void LeaseNumbers_OfAllEnds_AreNeverWithinAThousandOfEachOther()
    {
        // A lease is index * step modulo 2^64, and each end has 2^40 indices. Leases that differ by k have indices that
        // differ by k * inverse.
        long step = ReadStep();
        long inverse = Invert(step);
        Assert.Equal(1, unchecked(step * inverse));
        for (long k = 1; k <= 1000; k++)
        {
            long apart = unchecked(k * inverse);
            Assert.True(System.Math.Abs(apart) > 16_383L << 40, $"{k}");
        }
    }

    [Fact]
    public void Calls_FromASecondThread_AreWrongThreadAndChangeNothing()
    {
        Assert.Equal(RingStatus.Ok, _producer.TryRent(8, out ProducerLease lease));
        Assert.Equal(RingStatus.Empty, _consumer.TryTake(out _, out _));
        OnAnotherThread(() =>
        {
            Assert.Equal(RingStatus.WrongThread, _producer.TryRent(8, out _));
            Assert.Equal(RingStatus.WrongThread, _producer.TryWriteByte(lease, 1));
            Assert.Equal(RingStatus.WrongThread, _producer.Commit(lease, 0));
            Assert.Equal(RingStatus.WrongThread, _producer.Abandon(lease));
            Assert.Equal(RingStatus.WrongThread, _producer.Reclaim());
            Assert.Equal(RingStatus.WrongThread, _consumer.TryTake(out ConsumerLease none, out int length));
            Assert.Equal((ConsumerLease.None, 0), (none, length));
        });

        Assert.Equal(RingStatus.Ok, _producer.TryWriteByte(lease, 1));
        Assert.Equal(RingStatus.Ok, _producer.Commit(lease, 1));
        Assert.Equal(RingStatus.Ok, _consumer.TryTake(out ConsumerLease taken, out _));
        OnAnotherThread(() => Assert.Equal(RingStatus.WrongThread, _consumer.Release(taken)));
        Assert.Equal(RingStatus.Ok, _consumer.Release(taken));
    }

    [Fact]
    public void SendAndReceive_FromASecondThread_AreWrongThread()
    {
        FrameRing ring = new(4, 16);
        FrameSender sender = new(ring.ClaimProducer());
        FrameReceiver receiver = new(ring.ClaimConsumer());
        SensorFrame frame = new();
        Assert.Equal(RingStatus.Ok, sender.Send(1, 0, [1], 0, 1));
        Assert.Equal(FrameStatus.Ok, receiver.TryReceive(frame));
        OnAnotherThread(() =>
        {
            Assert.Equal(RingStatus.WrongThread, sender.Send(1, 0, [1], 0, 1));
            Assert.Equal(FrameStatus.WrongThread, receiver.TryReceive(frame));
        });
        Assert.Equal(0, ring.Count);
    }

    [Fact]
    public void IsThreadChecked_Off_LetsAnEndBeHandedOver()
    {
        _producer.IsThreadChecked = false;
        Assert.False(_producer.IsThreadChecked);
        Assert.Equal(RingStatus.Ok, _producer.TryRent(8, out ProducerLease lease));
        OnAnotherThread(() =>
        {
            Assert.Equal(RingStatus.Ok, _producer.TryWriteByte(lease, 1));
            Assert.Equal(RingStatus.Ok, _producer.Commit(lease, 1));
        });

        _producer.IsThreadChecked = true;
        Assert.Equal(RingStatus.Ok, _producer.TryRent(8, out _));
        OnAnotherThread(() => Assert.Equal(RingStatus.WrongThread, _producer.TryRent(8, out _)));
    }

    [Fact]
    public void Reclaim_ProducerWhoseThreadDied_FreesTheSlotCleanAndCountsTheLoss()
    {
        ProducerLease dead = ProducerLease.None;
        OnAnotherThread(() =>
        {
            _producer.TryRent(8, out dead);
            _producer.TryWriteUInt32(dead, 0xEEEEEEEE);
        });

        Assert.Equal(RingStatus.WrongThread, _producer.TryRent(8, out _));
        Assert.Equal(0, _producer.Lost);
        Assert.Equal(RingStatus.Ok, _producer.Reclaim());
        Assert.Equal(1, _producer.Lost);
        Assert.Equal(new byte[16], RingCounters.Slots(_ring));
        Assert.Equal(RingStatus.ClosedLease, _producer.Commit(dead, 4));
        Assert.Equal(RingStatus.Ok, _producer.TryRent(8, out ProducerLease lease));
        Assert.Equal(RingStatus.Ok, _producer.Abandon(lease));

        // Without an open lease, Reclaim loses nothing.
        Assert.Equal(RingStatus.Ok, _producer.Reclaim());
        Assert.Equal(1, _producer.Lost);
    }

    [Fact]
    public void Reclaim_ConsumerWhoseThreadDied_GivesTheSlotBackAndCountsTheLoss()
    {
        Send(1);
        Send(2);
        OnAnotherThread(() => _consumer.TryTake(out _, out _));
        Assert.Equal(RingStatus.Full, _producer.TryRent(8, out _));
        Assert.Equal(RingStatus.Ok, _consumer.Reclaim());
        Assert.Equal(1, _consumer.Lost);
        Assert.Equal(2, Take());
        Assert.Equal(RingStatus.Ok, _producer.TryRent(8, out _));
    }

    [Fact]
    public void Reclaim_Sender_LeavesAGapForWhatWasHalfSent()
    {
        FrameRing ring = new(4, 16);
        RingProducer producer = ring.ClaimProducer();
        FrameSender sender = new(producer);
        FrameReceiver receiver = new(ring.ClaimConsumer());
        SensorFrame frame = new();
        OnAnotherThread(() =>
        {
            sender.Send(1, 0, [1], 0, 1);
            producer.TryRent(11, out _);
        });

        Assert.Equal(RingStatus.Ok, sender.Reclaim());
        Assert.Equal(RingStatus.Ok, sender.Send(1, 0, [2], 0, 1));
        Assert.Equal(FrameStatus.Ok, receiver.TryReceive(frame));
        Assert.Equal(FrameStatus.Ok, receiver.TryReceive(frame));
        Assert.Equal((1, 2), (receiver.Missing, frame.Sequence));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(4)]
    public void Commit_PastWhatWasWritten_IsBadLengthAndTheLeaseStaysOpen(int written)
    {
        _producer.TryRent(8, out ProducerLease lease);
        _producer.TryWriteBytes(lease, new byte[8], 0, written);
        Assert.Equal(RingStatus.BadLength, _producer.Commit(lease, written + 1));
        Assert.Equal(RingStatus.BadLength, _producer.Commit(lease, 8));
        Assert.Equal(0, _ring.Count);
        Assert.Equal(RingStatus.Ok, _producer.Commit(lease, written));
    }

    [Fact]
    public void Senders_TwoOnOneProducer_AreRefused()
    {
        _ = new FrameSender(_producer);
        Assert.Throws<System.InvalidOperationException>(() => new FrameSender(_producer));
        _ = new FrameReceiver(_consumer);
        Assert.Throws<System.InvalidOperationException>(() => new FrameReceiver(_consumer));
    }

    private static void OnAnotherThread(ThreadStart act)
    {
        System.Exception? thrown = null;
        Thread thread = new(() =>
        {
            try
            {
                act();
            }
            catch (Xunit.Sdk.XunitException failure)
            {
                thrown = failure;
            }
        });
        thread.Start();
        thread.Join();
        Assert.Null(thrown);
    }

    private static long ReadStep()
    {
        FrameRing ring = new(1, 1);
        RingProducer producer = ring.ClaimProducer();
        producer.TryRent(1, out ProducerLease first);
        producer.Abandon(first);
        producer.TryRent(1, out ProducerLease second);
        return unchecked((long)second - (long)first);
    }

    // Newton's method: each round doubles the number of correct bits.
    private static long Invert(long odd)
    {
        long inverse = odd;
        for (int i = 0; i < 6; i++)
        {
            inverse = unchecked(inverse * (2 - (odd * inverse)));
        }

        return inverse;
    }

    private void Send(byte value)
    {
        Assert.Equal(RingStatus.Ok, _producer.TryRent(1, out ProducerLease lease));
        Assert.Equal(RingStatus.Ok, _producer.TryWriteByte(lease, value));
        Assert.Equal(RingStatus.Ok, _producer.Commit(lease, 1));
    }

    private byte Take()
    {
        Assert.Equal(RingStatus.Ok, _consumer.TryTake(out ConsumerLease lease, out _));
        _consumer.TryReadByte(lease, out byte value);
        Assert.Equal(RingStatus.Ok, _consumer.Release(lease));
        return value;
    }
}
