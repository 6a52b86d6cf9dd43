using System;
using SecureBoot.Sensors;

namespace Corpora;

public sealed class Sb1004Good
{
    private readonly RingProducer _p;
    private readonly RingConsumer _c;

    public Sb1004Good(FrameRing ring)
    {
        _p = ring.ClaimProducer();
        _c = ring.ClaimConsumer();
    }

    public void Equal()
    {
        if (_p.TryRent(8, out ProducerLease lease) == RingStatus.Ok)
        {
            _ = _p.Commit(lease, 0);
        }
    }

    public void ConstantFirst()
    {
        if (RingStatus.Ok == _p.TryRent(8, out ProducerLease lease))
        {
            _ = _p.Commit(lease, 0);
        }
    }

    public void Guard()
    {
        RingStatus status = _p.TryRent(8, out ProducerLease lease);
        if (status != RingStatus.Ok)
        {
            return;
        }

        _ = _p.Commit(lease, 0);
    }

    public void Pattern()
    {
        if (_p.TryRent(8, out ProducerLease lease) is not RingStatus.Ok)
        {
            return;
        }

        _ = _p.Commit(lease, 0);
    }

    public void Not()
    {
        if (!(_p.TryRent(8, out ProducerLease lease) == RingStatus.Ok))
        {
            return;
        }

        _ = _p.Commit(lease, 0);
    }

    public void Both(bool isWanted)
    {
        if (isWanted && _p.TryRent(8, out ProducerLease lease) == RingStatus.Ok)
        {
            _ = _p.Commit(lease, 0);
        }
    }

    public void EitherRefuses(bool isStopped)
    {
        if (isStopped || _p.TryRent(8, out ProducerLease lease) != RingStatus.Ok)
        {
            return;
        }

        _ = _p.Commit(lease, 0);
    }

    public void UntilThereIsOne()
    {
        ProducerLease lease;
        while (_p.TryRent(8, out lease) != RingStatus.Ok)
        {
            Console.WriteLine("wait");
        }

        _ = _p.Commit(lease, 0);
    }

    public void InASwitch()
    {
        RingStatus status = _c.TryTake(out ConsumerLease lease, out _);
        switch (status)
        {
            case RingStatus.Ok:
                _ = _c.Release(lease);
                break;
            default:
                Console.WriteLine(((int)status).ToString());
                break;
        }
    }

    public RingStatus InASwitchExpression()
    {
        RingStatus status = _c.TryTake(out ConsumerLease lease, out _);
        return status switch
        {
            RingStatus.Ok => _c.Release(lease),
            _ => status,
        };
    }

    public void CopiedStatus()
    {
        RingStatus first = _p.TryRent(8, out ProducerLease lease);
        RingStatus second = first;
        if (second == RingStatus.Ok)
        {
            _ = _p.Commit(lease, 0);
        }
    }

    public void AllOthersLeave()
    {
        RingStatus status = _p.TryRent(8, out ProducerLease lease);
        if (status == RingStatus.Full || status != RingStatus.Ok)
        {
            return;
        }

        _ = _p.Commit(lease, 0);
    }

    public void OfTheCaller(ProducerLease lease)
    {
        _ = _p.Commit(lease, 0);
    }

    public void ThrowsUnlessOk()
    {
        RingStatus status = _p.TryRent(8, out ProducerLease lease);
        if (status != RingStatus.Ok)
        {
            throw new InvalidOperationException();
        }

        _ = _p.Commit(lease, 0);
    }
}
