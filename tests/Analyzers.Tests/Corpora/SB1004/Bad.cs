using System;
using SecureBoot.Sensors;

namespace Corpora;

public sealed class Sb1004Bad
{
    private readonly RingProducer _p;
    private readonly RingConsumer _c;

    public Sb1004Bad(FrameRing ring)
    {
        _p = ring.ClaimProducer();
        _c = ring.ClaimConsumer();
    }

    public void NotLookedAt()
    {
        _ = _p.TryRent(9, out ProducerLease lease);
        _ = _p.TryWriteByte(lease, 1); // SB1004
        _ = _p.Commit(lease, 1);
    }

    public void KeptAndNotLookedAt()
    {
        RingStatus status = _p.TryRent(9, out ProducerLease lease);
        _ = _p.Commit(lease, 0); // SB1004
        Console.WriteLine(((int)status).ToString());
    }

    public void WrongWay()
    {
        if (_p.TryRent(8, out ProducerLease lease) != RingStatus.Ok)
        {
            _ = _p.Commit(lease, 0); // SB1004
        }
        else
        {
            _ = _p.Abandon(lease);
        }
    }

    public void OneRefusalOnly()
    {
        RingStatus status = _p.TryRent(8, out ProducerLease lease);
        if (status == RingStatus.Full)
        {
            return;
        }

        _ = _p.Commit(lease, 0); // SB1004
    }

    public void LookedAtAndGoesOn()
    {
        RingStatus status = _c.TryTake(out ConsumerLease lease, out _);
        if (status != RingStatus.Ok)
        {
            Console.WriteLine("nothing");
        }

        _ = _c.Release(lease); // SB1004
    }

    public void OfAnotherCall()
    {
        RingStatus status = _p.TryRent(8, out ProducerLease lease); // SB1002
        status = _c.TryTake(out ConsumerLease taken, out _);
        if (status == RingStatus.Ok)
        {
            _ = _c.Release(taken);
            _ = _p.Commit(lease, 0); // SB1004
        }
    }

    public void NegatedBool()
    {
        bool isRented = _p.TryRent(8, out ProducerLease lease) == RingStatus.Ok;
        if (!isRented)
        {
            _ = _p.TryWriteByte(lease, 1); // SB1004
            return;
        }

        _ = _p.Commit(lease, 0);
    }

    public void EitherIsEnough(bool isForced)
    {
        if (_p.TryRent(8, out ProducerLease lease) == RingStatus.Ok || isForced)
        {
            _ = _p.Commit(lease, 0); // SB1004
        }
    }

    public void InASwitch()
    {
        switch (_p.TryRent(8, out ProducerLease lease))
        {
            case RingStatus.Full:
                break;
            default:
                _ = _p.Commit(lease, 0); // SB1004
                break;
        }
    }

    public void AnyOfTwo()
    {
        RingStatus status = _p.TryRent(8, out ProducerLease lease);
        if (status is RingStatus.Ok or RingStatus.LeaseOpen)
        {
            _ = _p.Commit(lease, 0); // SB1004
        }
    }

    public void AfterTheLoop()
    {
        ConsumerLease lease;
        while (_c.TryTake(out lease, out _) == RingStatus.Ok)
        {
            _ = _c.Release(lease);
        }

        _ = _c.Release(lease); // SB1004
    }

    public void ToAHelper()
    {
        _ = _p.TryRent(8, out ProducerLease lease);
        Send(lease); // SB1004
    }

    public void IsNone()
    {
        _ = _p.TryRent(8, out ProducerLease lease);
        if (lease == ProducerLease.None)
        {
            _ = _p.Abandon(lease); // SB1004
            return;
        }

        _ = _p.Commit(lease, 0);
    }

    private void Send(ProducerLease lease)
    {
        _ = _p.Commit(lease, 0);
    }
}
