using Xunit;

namespace SecureBoot.Sensors.Tests;

public class FrameSenderTests
{
    private readonly SensorFrame _frame = new();

    [Fact]
    public void Frames_ThroughARing_ArriveNumbered()
    {
        FrameRing ring = new(4, 265);
        FrameSender sender = new(ring.ClaimProducer());
        FrameReceiver receiver = new(ring.ClaimConsumer());
        for (int i = 0; i < 70_000; i++)
        {
            Assert.Equal(RingStatus.Ok, sender.Send(3, (uint)i, [1, 2, 3], 1, 2));
            Assert.Equal(FrameStatus.Ok, receiver.TryReceive(_frame));
            Assert.Equal((ushort)i, _frame.Sequence);
            Assert.Equal((uint)i, _frame.Timestamp);
        }

        Assert.Equal(0, receiver.Missing);
        Assert.Equal(FrameStatus.Empty, receiver.TryReceive(_frame));
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(5, 5)]
    public void Frames_RefusedByAFullRing_AreMissingByNumber(int refused, int missing)
    {
        FrameRing ring = new(2, 16);
        FrameSender sender = new(ring.ClaimProducer());
        FrameReceiver receiver = new(ring.ClaimConsumer());
        sender.Send(0, 0, [1], 0, 1);
        sender.Send(0, 0, [2], 0, 1);
        for (int i = 0; i < refused; i++)
        {
            Assert.Equal(RingStatus.Full, sender.Send(0, 0, [3], 0, 1));
        }

        receiver.TryReceive(_frame);
        receiver.TryReceive(_frame);
        sender.Send(0, 0, [4], 0, 1);
        Assert.Equal(FrameStatus.Ok, receiver.TryReceive(_frame));
        Assert.Equal(missing, receiver.Missing);
    }

    [Fact]
    public void Frames_OverwrittenInAWindow_AreMissingByNumber()
    {
        WindowRing ring = new(2, 16);
        FrameSender sender = new(ring.ClaimProducer());
        WindowConsumer consumer = ring.ClaimConsumer();
        FrameReceiver receiver = new(consumer);
        sender.Send(0, 0, [1], 0, 1);
        receiver.TryReceive(_frame);
        for (int i = 0; i < 10; i++)
        {
            Assert.Equal(RingStatus.Ok, sender.Send(0, 0, [2], 0, 1));
        }

        Assert.Equal(FrameStatus.Ok, receiver.TryReceive(_frame));
        Assert.Equal(9, _frame.Sequence);
        Assert.Equal((8, 8), (receiver.Missing, consumer.Dropped));
    }

    [Fact]
    public void Send_PayloadThatIsNone_IsRefusedAndUsesNoNumber()
    {
        FrameRing ring = new(4, 300);
        FrameSender sender = new(ring.ClaimProducer());
        FrameReceiver receiver = new(ring.ClaimConsumer());
        Assert.Equal(RingStatus.NeverFits, sender.Send(0, 0, new byte[300], 0, 256));
        Assert.Equal(RingStatus.BadLength, sender.Send(0, 0, [1], 0, 2));
        Assert.Equal(RingStatus.BadLength, sender.Send(0, 0, [1], 0, -1));
        Assert.Equal(RingStatus.BadLength, sender.Send(0, 0, [1], 2, 0));
        Assert.Equal(RingStatus.Ok, sender.Send(0, 0, [1], 0, 1));
        receiver.TryReceive(_frame);
        Assert.Equal(0, _frame.Sequence);
    }

    [Fact]
    public void Send_FrameThatNoSlotHolds_NeverFits()
    {
        FrameSender sender = new(new FrameRing(4, 15).ClaimProducer());
        Assert.Equal(RingStatus.Ok, sender.Send(0, 0, [1, 2, 3, 4, 5], 0, 5));
        Assert.Equal(RingStatus.NeverFits, sender.Send(0, 0, [1, 2, 3, 4, 5, 6], 0, 6));
    }

    [Fact]
    public void Receive_WhatIsNoFrame_IsRefusedAndTheSlotIsFree()
    {
        FrameRing ring = new(1, 16);
        RingProducer producer = ring.ClaimProducer();
        FrameReceiver receiver = new(ring.ClaimConsumer());
        foreach ((byte[] bytes, FrameStatus expected) in new (byte[], FrameStatus)[]
            { ([], FrameStatus.Truncated), ([1, 2, 3], FrameStatus.Truncated), (new byte[10], FrameStatus.BadCrc),
                (new byte[11], FrameStatus.BadLength) })
        {
            Assert.Equal(RingStatus.Ok, producer.TryRent(bytes.Length, out ProducerLease lease));
            producer.TryWriteBytes(lease, bytes, 0, bytes.Length);
            producer.Commit(lease, bytes.Length);
            Assert.Equal(expected, receiver.TryReceive(_frame));
            Assert.Equal(0, _frame.Length);
        }

        Assert.Equal(0, receiver.Missing);
    }

    [Fact]
    public void SendAndReceive_WithALeaseOpen_SayLeaseOpen()
    {
        FrameRing ring = new(2, 16);
        RingProducer producer = ring.ClaimProducer();
        RingConsumer consumer = ring.ClaimConsumer();
        FrameSender sender = new(producer);
        sender.Send(0, 0, [1], 0, 1);
        producer.TryRent(1, out _);
        consumer.TryTake(out _, out _);
        Assert.Equal(RingStatus.LeaseOpen, sender.Send(0, 0, [1], 0, 1));
        Assert.Equal(FrameStatus.LeaseOpen, new FrameReceiver(consumer).TryReceive(_frame));
    }
}
