using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using Xunit;

namespace SecureBoot.Sensors.Tests;

/// <summary>Services that rings of other projects have: bulk, peek, high water, waiting, several producers.</summary>
public class RingServicesTests
{
    [Fact]
    public void UInt16s_InBulk_ArriveAndStopAtTheLease()
    {
        FrameRing ring = new(1, 9);
        RingProducer producer = ring.ClaimProducer();
        RingConsumer consumer = ring.ClaimConsumer();
        ushort[] sent = [1, 0x8000, 0xFFFF, 0x1234, 7];
        producer.TryRent(9, out ProducerLease lease);
        Assert.Equal(RingStatus.PastLease, producer.TryWriteUInt16s(lease, sent, 0, 5));
        Assert.Equal(RingStatus.PastLease, producer.TryWriteUInt16s(lease, sent, 4, 2));
        Assert.Equal(RingStatus.PastLease, producer.TryWriteUInt16s(lease, sent, -1, 1));
        Assert.Equal(RingStatus.PastLease, producer.TryWriteUInt16s(lease, sent, 1, int.MaxValue));
        Assert.Equal(RingStatus.Ok, producer.TryWriteUInt16s(lease, sent, 0, 4));
        Assert.Equal(RingStatus.BadLength, producer.Commit(lease, 9));
        Assert.Equal(RingStatus.Ok, producer.Commit(lease, 8));

        ushort[] received = new ushort[5];
        consumer.TryTake(out ConsumerLease taken, out _);
        Assert.Equal(RingStatus.PastLease, consumer.TryReadUInt16s(taken, received, 0, 5));
        Assert.Equal(RingStatus.PastLease, consumer.TryReadUInt16s(taken, received, 3, 3));
        Assert.Equal(RingStatus.Ok, consumer.TryReadUInt16s(taken, received, 1, 4));
        Assert.Equal([0, 1, 0x8000, 0xFFFF, 0x1234], received);
    }

    [Fact]
    public void Peek_SaysTheOldestLengthAndTakesNothing()
    {
        foreach (bool isWindow in new[] { false, true })
        {
            (RingProducer producer, RingConsumer consumer) = Make(isWindow);
            Assert.Equal((RingStatus.Empty, 0), (consumer.TryPeek(out int length), length));
            for (int i = 1; i <= (isWindow ? 5 : 3); i++)
            {
                Send(producer, i);
            }

            int oldest = isWindow ? 3 : 1;
            Assert.Equal((RingStatus.Ok, oldest), (consumer.TryPeek(out length), length));
            Assert.Equal((RingStatus.Ok, oldest), (consumer.TryPeek(out length), length));
            Assert.Equal(RingStatus.Ok, consumer.TryTake(out ConsumerLease lease, out length));
            Assert.Equal(oldest, length);
            Assert.Equal((RingStatus.LeaseOpen, 0), (consumer.TryPeek(out length), length));
            consumer.Release(lease);
        }
    }

    [Fact]
    public void HighWater_OfAnyOrder_IsThatOfAModel()
    {
        Random random = new(5);
        FrameRing ring = new(7, 1, measuresHighWater: true);
        RingProducer producer = ring.ClaimProducer();
        RingConsumer consumer = ring.ClaimConsumer();
        int held = 0;
        int most = 0;
        for (int i = 0; i < 10_000; i++)
        {
            // The ring is mostly almost empty, so that the high-water mark rises late.
            if (random.Next(1000) < 480 && held < 7)
            {
                Send(producer, 1);
                most = Math.Max(most, ++held);
            }
            else if (consumer.TryTake(out ConsumerLease lease, out _) == RingStatus.Ok)
            {
                consumer.Release(lease);
                held--;
            }

            Assert.Equal(most, ring.HighWater);
        }

        Assert.InRange(most, 2, 7);
    }

    [Fact]
    public async Task WaitFor_TriggerOrTime_WhicheverIsFirst()
    {
        FrameRing ring = new(4, 1);
        RingProducer producer = ring.ClaimProducer();
        Assert.False(ring.WaitFor(1, 0));
        Assert.False(ring.WaitFor(1, 20));
        Send(producer, 1);
        Assert.True(ring.WaitFor(1, 0));
        Assert.False(ring.WaitFor(2, 10));
        producer.IsThreadChecked = true;
        Task send = Task.Run(
            () =>
            {
                Thread.Sleep(30);
                Send(producer, 1);
            },
            TestContext.Current.CancellationToken);
        Assert.True(ring.WaitFor(2, 10_000));
        await send;
        Assert.Throws<ArgumentOutOfRangeException>(() => ring.WaitFor(0, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => ring.WaitFor(5, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => ring.WaitFor(1, -1));
    }

    [Fact]
    public void Merger_OfThreeProducers_TakesThemInTurnAndLosesNone()
    {
        List<FrameSender> senders = [];
        List<FrameReceiver> receivers = [];
        for (int i = 0; i < 3; i++)
        {
            FrameRing ring = new(8, 16);
            senders.Add(new FrameSender(ring.ClaimProducer()));
            receivers.Add(new FrameReceiver(ring.ClaimConsumer()));
        }

        FrameMerger merger = new([.. receivers]);
        SensorFrame frame = new();
        Assert.Equal((FrameStatus.Empty, -1), (merger.TryReceive(frame, out int from), from));
        foreach (int sender in new[] { 0, 0, 0, 1, 2, 2 })
        {
            senders[sender].Send((byte)sender, 0, [], 0, 0);
        }

        List<int> order = [];
        while (merger.TryReceive(frame, out from) == FrameStatus.Ok)
        {
            Assert.Equal(from, frame.Source);
            order.Add(from);
        }

        Assert.Equal([0, 1, 2, 0, 2, 0], order);
        Assert.Equal(0, merger.Missing);
        Assert.Throws<ArgumentOutOfRangeException>(() => new FrameMerger([]));
        Assert.Throws<ArgumentNullException>(() => new FrameMerger(null!));
        Assert.Throws<ArgumentNullException>(() => new FrameMerger([null!]));
    }

    private static (RingProducer Producer, RingConsumer Consumer) Make(bool isWindow)
    {
        if (isWindow)
        {
            WindowRing window = new(3, 8);
            return (window.ClaimProducer(), window.ClaimConsumer());
        }

        FrameRing ring = new(3, 8);
        return (ring.ClaimProducer(), ring.ClaimConsumer());
    }

    private static void Send(RingProducer producer, int length)
    {
        Assert.Equal(RingStatus.Ok, producer.TryRent(length, out ProducerLease lease));
        producer.TryWriteBytes(lease, new byte[length], 0, length);
        Assert.Equal(RingStatus.Ok, producer.Commit(lease, length));
    }
}
