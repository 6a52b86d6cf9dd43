using System;
using SecureBoot.Sensors;

namespace SecureBoot.SensorPrograms;

/// <summary>As <see cref="InterleaveRing"/>, for a window of one frame.</summary>
public sealed class InterleaveWindow
{
    private readonly RingProducer _producer;
    private readonly WindowConsumer _consumer;
    private bool _isWrong;
    private int _taken;

    private InterleaveWindow()
    {
        WindowRing ring = new(1, 1);
        _producer = ring.ClaimProducer();
        _consumer = ring.ClaimConsumer();
    }

    /// <summary>Two frames, two takes.</summary>
    public static void Main()
    {
        while (true)
        {
            Console.Write("run");
            InterleaveWindow run = new();
            Console.Write(Pair.Run(run.Produce, run.Consume) && !run._isWrong ? "ok" : "wrong");
        }
    }

    private void Produce()
    {
        for (byte i = 1; i <= 2; i++)
        {
            _producer.TryRent(1, out ProducerLease lease);
            _producer.TryWriteByte(lease, i);
            _producer.Commit(lease, 1);
        }
    }

    private void Consume()
    {
        for (int i = 0; i < 2; i++)
        {
            if (_consumer.TryTake(out ConsumerLease lease, out int length) == RingStatus.Ok)
            {
                _taken++;
                RingStatus read = _consumer.TryReadByte(lease, out byte value);
                _isWrong |= length != 1 || read != RingStatus.Ok || value != _taken + _consumer.Dropped;
                _consumer.Release(lease);
            }
        }
    }
}
