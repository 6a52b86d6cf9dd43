using System;
using SecureBoot.Sensors;

namespace SecureBoot.SensorPrograms;

/// <summary>As <see cref="InterleaveRing"/>, for a window of one frame.</summary>
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

        // Sends on the thread that sets up, then on its own: handed over before that starts.
        _producer.IsThreadChecked = false;
        _consumer = ring.ClaimConsumer();
    }

    /// <summary>A frame is there; another is sent and a third begun over the first, against two takes: a frame may be
    /// overwritten while it is copied.</summary>
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
