using System;
using SecureBoot.Sensors;

namespace Corpora;

public sealed class Sb1005Good
{
    private readonly RingProducer _p;
    private readonly RingProducer _q;
    private readonly RingConsumer _c;
    private readonly Sb1005Good? _next;

    public Sb1005Good(FrameRing ring, FrameRing second, Sb1005Good? next)
    {
        _p = ring.ClaimProducer();
        _q = second.ClaimProducer();
        _c = ring.ClaimConsumer();
        _next = next;
    }

    public void Own()
    {
        if (_p.TryRent(8, out ProducerLease lease) == RingStatus.Ok)
        {
            _ = _p.Commit(lease, 0);
        }
    }

    public void WithThis()
    {
        if (this._p.TryRent(8, out ProducerLease lease) == RingStatus.Ok)
        {
            _ = _p.Commit(lease, 0);
        }
    }

    public void ACopyIsTheSame()
    {
        RingProducer producer = _p;
        if (producer.TryRent(8, out ProducerLease lease) == RingStatus.Ok)
        {
            _ = _p.Commit(lease, 0);
        }
    }

    public void ACopyOfACopy()
    {
        RingProducer producer = _p;
        RingProducer again = producer;
        if (producer.TryRent(8, out ProducerLease lease) == RingStatus.Ok)
        {
            _ = again.Commit(lease, 0);
        }
    }

    public void EachItsOwn()
    {
        if (_p.TryRent(8, out ProducerLease first) == RingStatus.Ok)
        {
            _ = _p.Commit(first, 0);
        }

        if (_q.TryRent(8, out ProducerLease second) == RingStatus.Ok)
        {
            _ = _q.Commit(second, 0);
        }
    }

    public void OneVariableForBoth()
    {
        if (_p.TryRent(8, out ProducerLease lease) == RingStatus.Ok)
        {
            _ = _p.Commit(lease, 0);
        }

        if (_q.TryRent(8, out lease) == RingStatus.Ok)
        {
            _ = _q.Commit(lease, 0);
        }
    }

    public void Chosen(bool isFirst)
    {
        RingProducer producer = isFirst ? _p : _q;
        if (producer.TryRent(8, out ProducerLease lease) == RingStatus.Ok)
        {
            _ = producer.Commit(lease, 0);
        }
    }

    public void OfAParameter(RingProducer producer)
    {
        if (producer.TryRent(8, out ProducerLease lease) == RingStatus.Ok)
        {
            _ = producer.Commit(lease, 0);
        }
    }

    public void OfALocal(FrameRing ring)
    {
        RingProducer producer = ring.ClaimProducer();
        if (producer.TryRent(8, out ProducerLease lease) == RingStatus.Ok)
        {
            _ = producer.Commit(lease, 0);
        }
    }

    public void OfTheCaller(ProducerLease lease)
    {
        _ = _p.Commit(lease, 0);
    }

    public void OfAnotherObject()
    {
        if (_next is not null && _next._p.TryRent(8, out ProducerLease lease) == RingStatus.Ok)
        {
            _ = _next._p.Commit(lease, 0);
        }
    }

    public void OfAnArray(RingProducer[] producers)
    {
        for (int i = 0; i < producers.Length; i++)
        {
            if (producers[i].TryRent(8, out ProducerLease lease) == RingStatus.Ok)
            {
                _ = producers[i].Commit(lease, 0);
            }
        }
    }

    public void BothEndsOfARing()
    {
        if (_c.TryTake(out ConsumerLease taken, out _) == RingStatus.Ok)
        {
            if (_p.TryRent(8, out ProducerLease lease) == RingStatus.Ok)
            {
                _ = _p.Commit(lease, 0);
            }

            _ = _c.Release(taken);
        }
    }
}
