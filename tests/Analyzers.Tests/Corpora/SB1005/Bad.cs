using System;
using SecureBoot.Sensors;

namespace Corpora;

public sealed class Sb1005Bad
{
    private static RingProducer s_other = new FrameRing(1, 8).ClaimProducer();

    private readonly RingProducer _p;
    private readonly RingProducer _q;
    private readonly RingConsumer _c;
    private readonly RingConsumer _d;

    public Sb1005Bad(FrameRing ring, FrameRing second)
    {
        _p = ring.ClaimProducer();
        _q = second.ClaimProducer();
        _c = ring.ClaimConsumer();
        _d = second.ClaimConsumer();
    }

    public void Write()
    {
        if (_p.TryRent(8, out ProducerLease lease) == RingStatus.Ok)
        {
            _ = _q.TryWriteByte(lease, 1); // SB1005
        }
    }

    public void Commit()
    {
        if (_p.TryRent(8, out ProducerLease lease) == RingStatus.Ok)
        {
            _ = _q.Commit(lease, 0); // SB1005
        }
    }

    public void Release()
    {
        if (_c.TryTake(out ConsumerLease lease, out _) == RingStatus.Ok)
        {
            _ = _d.Release(lease); // SB1005
        }
    }

    public void Read()
    {
        if (_c.TryTake(out ConsumerLease lease, out _) == RingStatus.Ok)
        {
            _ = _d.TryReadByte(lease, out _); // SB1005
        }
    }

    public void OfALocal(FrameRing ring)
    {
        RingProducer own = ring.ClaimProducer();
        if (own.TryRent(8, out ProducerLease lease) == RingStatus.Ok)
        {
            _ = _p.Commit(lease, 0); // SB1005
        }
    }

    public void OfAStatic()
    {
        if (s_other.TryRent(8, out ProducerLease lease) == RingStatus.Ok)
        {
            _ = _p.Commit(lease, 0); // SB1005
        }
    }

    public void OfTwoLocals(FrameRing ring, FrameRing second)
    {
        RingProducer own = ring.ClaimProducer();
        RingProducer other = second.ClaimProducer();
        if (own.TryRent(8, out ProducerLease lease) == RingStatus.Ok)
        {
            _ = other.Commit(lease, 0); // SB1005
        }
    }

    public void OfParameters(RingProducer own, RingProducer other)
    {
        if (own.TryRent(8, out ProducerLease lease) == RingStatus.Ok)
        {
            _ = other.Abandon(lease); // SB1005
        }
    }

    public void Crossed()
    {
        if (_p.TryRent(8, out ProducerLease first) == RingStatus.Ok)
        {
            if (_q.TryRent(8, out ProducerLease second) == RingStatus.Ok)
            {
                _ = _p.Commit(second, 0); // SB1005
                _ = _q.Commit(first, 0); // SB1005
                return;
            }

            _ = _p.Abandon(first);
        }
    }

    public void OnFailureOnly(byte[] data)
    {
        if (_p.TryRent(8, out ProducerLease lease) != RingStatus.Ok)
        {
            return;
        }

        if (_p.TryWriteBytes(lease, data, 0, data.Length) != RingStatus.Ok)
        {
            _ = _q.Abandon(lease); // SB1005
            return;
        }

        _ = _p.Commit(lease, data.Length);
    }

    public void ThroughACopy()
    {
        RingProducer copy = _q;
        if (_p.TryRent(8, out ProducerLease lease) == RingStatus.Ok)
        {
            _ = copy.Commit(lease, 0); // SB1005
        }
    }

    public void OfAParameter(RingProducer own)
    {
        if (own.TryRent(8, out ProducerLease lease) == RingStatus.Ok)
        {
            _ = _p.Commit(lease, 0); // SB1005
        }
    }
}
