using System;
using SecureBoot.Buffers;
using SecureBoot.Sensors;

namespace Corpora;

public sealed class Sb1003Good
{
    private readonly RingProducer _p;
    private readonly RingConsumer _c;
    private ProducerLease _none;

    public Sb1003Good(FrameRing ring)
    {
        _p = ring.ClaimProducer();
        _c = ring.ClaimConsumer();
    }

    public void InALocal()
    {
        if (_p.TryRent(8, out ProducerLease lease) == RingStatus.Ok)
        {
            ProducerLease copy = lease;
            _ = _p.Commit(copy, 0);
        }
    }

    public void NoneInAField()
    {
        _none = ProducerLease.None;
        Console.WriteLine(_none == ProducerLease.None ? "none" : "one");
    }

    public ProducerLease NoneReturned()
    {
        return ProducerLease.None;
    }

    public void ToAMethod(ProducerLease lease)
    {
        Write(lease);
    }

    public void Compared(ProducerLease lease)
    {
        Console.WriteLine(lease == ProducerLease.None ? "none" : "one");
    }

    public void AsANumber(ProducerLease lease)
    {
        Console.WriteLine(((long)lease).ToString());
    }

    public void InsideOfALambda()
    {
        Action send = () =>
        {
            if (_p.TryRent(8, out ProducerLease lease) == RingStatus.Ok)
            {
                _ = _p.Commit(lease, 0);
            }
        };
        send();
    }

    public void InsideOfALocalFunction()
    {
        Take();

        void Take()
        {
            if (_c.TryTake(out ConsumerLease lease, out _) == RingStatus.Ok)
            {
                _ = _c.Release(lease);
            }
        }
    }

    public void TheEndIsCaptured()
    {
        RingProducer producer = _p;
        Action send = () => Rent(producer);
        send();
    }

    public void TheBytesAreKept(byte[] target)
    {
        if (_c.TryTake(out ConsumerLease lease, out int length) == RingStatus.Ok)
        {
            _ = _c.TryReadBytes(lease, target, 0, length);
            _ = _c.Release(lease);
        }
    }

    public RingStatus TheStatusIsReturned(ProducerLease lease)
    {
        return _p.Commit(lease, 0);
    }

    [return: Lease]
    public ProducerLease MarkedAsGiven(ProducerLease lease)
    {
        return lease;
    }

    public RingStatus MarkedOut([Lease] out ProducerLease lease)
    {
        return _p.TryRent(8, out lease);
    }

    private void Write(ProducerLease lease)
    {
        _ = _p.TryWriteByte(lease, 1);
    }

    private static void Rent(RingProducer producer)
    {
        if (producer.TryRent(8, out ProducerLease lease) == RingStatus.Ok)
        {
            _ = producer.Abandon(lease);
        }
    }
}
