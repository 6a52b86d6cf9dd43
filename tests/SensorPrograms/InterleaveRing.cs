using System;
using SecureBoot.Sensors;

namespace SecureBoot.SensorPrograms;

/// <summary>A producer and a consumer of a <see cref="FrameRing"/> in repeated runs. The test's schedule takes another
/// order in each run.</summary>
public sealed class InterleaveRing
{
    private readonly RingProducer _producer;
    private readonly RingConsumer _consumer;
    private readonly int _frames;
    private readonly int _tries;
    private bool _isWrong;
    private byte _last;

    private InterleaveRing(int capacity, int frames, int tries)
    {
        FrameRing ring = new(capacity, 2);
        _producer = ring.ClaimProducer();
        _consumer = ring.ClaimConsumer();
        _frames = frames;
        _tries = tries;
    }

    /// <summary>At least four operations on each side: rent, write, commit, rent against take, read, release, take,
    /// take.</summary>
    public static void Main()
    {
        Repeat(1, 2, 3);
    }

    /// <summary>Two complete frames on each side.</summary>
    public static void Larger()
    {
        Repeat(2, 2, 3);
    }

    /// <summary>Three frames through one slot.</summary>
    public static void Largest()
    {
        Repeat(1, 3, 4);
    }

    private static void Repeat(int capacity, int frames, int tries)
    {
        while (true)
        {
            Console.Write("run");
            InterleaveRing run = new(capacity, frames, tries);
            Console.Write(Pair.Run(run.Produce, run.Consume) && !run._isWrong ? "ok" : "wrong");
        }
    }

    private void Produce()
    {
        byte next = 1;
        for (int i = 0; i < _frames; i++)
        {
            if (_producer.TryRent(2, out ProducerLease lease) == RingStatus.Ok)
            {
                _ = _producer.TryWriteByte(lease, next++);
                _ = _producer.Commit(lease, 1);
            }
        }
    }

    private void Consume()
    {
        for (int i = 0; i < _tries; i++)
        {
            if (_consumer.TryTake(out ConsumerLease lease, out int length) == RingStatus.Ok)
            {
                RingStatus read = _consumer.TryReadByte(lease, out byte value);
                RingStatus past = _consumer.TryReadByte(lease, out _);
                _isWrong |= length != 1 || read != RingStatus.Ok || past != RingStatus.PastLease || value != _last + 1;
#pragma warning disable SB1020 // the program records a status other than Ok as wrong
                _last = value;
#pragma warning restore SB1020
                _isWrong |= _consumer.Release(lease) != RingStatus.Ok;
            }
        }
    }
}
