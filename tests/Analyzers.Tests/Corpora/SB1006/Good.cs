using System;
using SecureBoot.Sensors;

namespace Corpora;

public sealed class Sb1006Good
{
    private readonly RingProducer _p;
    private readonly RingConsumer _c;

    public Sb1006Good(FrameRing ring)
    {
        _p = ring.ClaimProducer();
        _c = ring.ClaimConsumer();
    }

    public void Moved()
    {
        if (_p.TryRent(8, out ProducerLease lease) == RingStatus.Ok)
        {
            ProducerLease moved = lease;
            _ = _p.TryWriteByte(moved, 1);
            _ = _p.Commit(moved, 1);
        }
    }

    public void WrittenThroughBoth()
    {
        if (_p.TryRent(8, out ProducerLease lease) == RingStatus.Ok)
        {
            ProducerLease moved = lease;
            _ = _p.TryWriteByte(lease, 1);
            _ = _p.TryWriteByte(moved, 1);
            _ = _p.Commit(lease, 2);
        }
    }

    public void MovedOut()
    {
        ConsumerLease taken = ConsumerLease.None;
        if (_c.TryTake(out ConsumerLease lease, out _) == RingStatus.Ok)
        {
            taken = lease;
        }

        if (taken != ConsumerLease.None)
        {
            _ = _c.Release(taken);
        }
    }

    public void TheVariableHoldsAnother()
    {
        if (_p.TryRent(8, out ProducerLease lease) != RingStatus.Ok)
        {
            return;
        }

        ProducerLease first = lease;
        _ = _p.Commit(first, 0);
        if (_p.TryRent(8, out lease) == RingStatus.Ok)
        {
            _ = _p.Commit(lease, 0);
        }
    }

    public void TheCopyHoldsAnother()
    {
        if (_p.TryRent(8, out ProducerLease lease) != RingStatus.Ok)
        {
            return;
        }

        ProducerLease copy = lease;
        _ = _p.Commit(lease, 0);
        if (_p.TryRent(8, out copy) == RingStatus.Ok)
        {
            _ = _p.Commit(copy, 0);
        }
    }

    public void EitherOne(bool isFirst)
    {
        if (_p.TryRent(8, out ProducerLease lease) == RingStatus.Ok)
        {
            ProducerLease moved = lease;
            _ = isFirst ? _p.Commit(lease, 0) : _p.Commit(moved, 0);
        }
    }

    public void ClosedOnFailure(int length)
    {
        if (_p.TryRent(8, out ProducerLease lease) == RingStatus.Ok)
        {
            ProducerLease moved = lease;
            if (_p.Commit(moved, length) != RingStatus.Ok)
            {
                _ = _p.Abandon(lease);
            }
        }
    }

    public void EachRound()
    {
        while (_c.TryTake(out ConsumerLease lease, out _) == RingStatus.Ok)
        {
            ConsumerLease moved = lease;
            _ = _c.TryReadByte(lease, out _);
            _ = _c.Release(moved);
        }
    }

    public void OnlyCompared()
    {
        if (_p.TryRent(8, out ProducerLease lease) == RingStatus.Ok)
        {
            ProducerLease moved = lease;
            _ = _p.Commit(moved, 0);
            Console.WriteLine(lease == moved ? "same" : "other");
        }
    }

    public void AHelper()
    {
        if (_p.TryRent(8, out ProducerLease lease) == RingStatus.Ok)
        {
            ProducerLease moved = lease;
            Write(moved);
            _ = _p.Commit(lease, 1);
        }
    }

    public void Returns(bool isUrgent)
    {
        if (_p.TryRent(8, out ProducerLease lease) != RingStatus.Ok)
        {
            return;
        }

        ProducerLease moved = lease;
        if (isUrgent)
        {
            _ = _p.Abandon(moved);
            return;
        }

        _ = _p.Commit(lease, 0);
    }

    public void OfTheCaller(ProducerLease lease)
    {
        ProducerLease moved = lease;
        _ = _p.TryWriteByte(lease, 1);
        _ = _p.Commit(moved, 1);
    }

    private void Write(ProducerLease lease)
    {
        _ = _p.TryWriteByte(lease, 1);
    }
}
