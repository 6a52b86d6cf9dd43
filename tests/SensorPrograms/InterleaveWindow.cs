using System;
using SecureBoot.Sensors;

namespace SecureBoot.SensorPrograms;

/// <see cref="InterleaveRing"/> for a window of one frame.
public sealed class InterleaveWindow
{
    private readonly RingProducer _producer;
    private readonly WindowConsumer _consumer;
    private int _taken;
    private bool _isWrong;

    private InterleaveWindow()
    {
        WindowRing ring = new(1, 1);
        _producer = ring.ClaimProducer();

        // The producer sends from the setup thread first, and then from its own thread, which starts later.
        _producer.IsThreadChecked = false;
        _consumer = ring.ClaimConsumer();
    }

    /// <summary>One frame is ready. The producer sends another and begins a third over the first, against two takes: a
    /// frame may be overwritten during a copy.</summary>
    public static void Main()
    {
        while (true)
        {
            Console.Write("run");
            InterleaveWindow run = new();
            run.Send(1);
            Console.Write(Pair.Run(run.Produce, run.Consume) && !run._isWrong ? "ok" : "wrong");
        }
    }

#pragma warning disable SB1002, SB1004 // The producer stops within a frame; a window always has a slot to rent.
    private void Produce()
    {
        Send(2);
        _ = _producer.TryRent(1, out ProducerLease lease);
        _ = _producer.TryWriteByte(lease, 3);
    }

    private void Send(byte value)
    {
        _ = _producer.TryRent(1, out ProducerLease lease);
        _ = _producer.TryWriteByte(lease, value);
        _ = _producer.Commit(lease, 1);
    }
#pragma warning restore SB1002, SB1004

    private void Consume()
    {
        Take();
        Take();
    }

    private void Take()
    {
        if (_consumer.TryTake(out ConsumerLease lease, out int length) == RingStatus.Ok)
        {
            RingStatus read = _consumer.TryReadByte(lease, out byte value);
            _isWrong |= length != 1 || read != RingStatus.Ok || value != 1 + _taken + _consumer.Dropped;
            _taken++;
            _ = _consumer.Release(lease);
        }
    }
}
