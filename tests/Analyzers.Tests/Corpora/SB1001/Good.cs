using System;
using SecureBoot.Sensors;

namespace Corpora;

public sealed class Sb1001Good
{
    private readonly RingProducer _p;
    private readonly RingConsumer _c;

    public Sb1001Good(FrameRing ring)
    {
        _p = ring.ClaimProducer();
        _c = ring.ClaimConsumer();
    }

    public void Plain()
    {
        if (_p.TryRent(8, out ProducerLease lease) == RingStatus.Ok)
        {
            _ = _p.TryWriteByte(lease, 1);
            _ = _p.Commit(lease, 1);
        }
    }

    public void Again()
    {
        if (_p.TryRent(8, out ProducerLease lease) == RingStatus.Ok)
        {
            _ = _p.Commit(lease, 0);
        }

        if (_p.TryRent(8, out lease) == RingStatus.Ok)
        {
            _ = _p.TryWriteByte(lease, 1);
            _ = _p.Commit(lease, 1);
        }
    }

    public void EachRound(int count)
    {
        for (int i = 0; i < count; i++)
        {
            if (_p.TryRent(8, out ProducerLease lease) != RingStatus.Ok)
            {
                continue;
            }

            _ = _p.TryWriteByte(lease, (byte)i);
            _ = _p.Commit(lease, 1);
        }
    }

    public void WhileThereAre(byte[] target)
    {
        while (_c.TryTake(out ConsumerLease lease, out int length) == RingStatus.Ok)
        {
            _ = _c.TryReadBytes(lease, target, 0, length);
            _ = _c.Release(lease);
        }
    }

    public void OneOrTheOther(bool isUrgent)
    {
        if (_p.TryRent(8, out ProducerLease lease) != RingStatus.Ok)
        {
            return;
        }

        if (isUrgent)
        {
            _ = _p.Abandon(lease);
            return;
        }

        _ = _p.Commit(lease, 0);
    }

    public void AbandonedIfNotCommitted(int length)
    {
        if (_p.TryRent(8, out ProducerLease lease) != RingStatus.Ok)
        {
            return;
        }

        if (_p.Commit(lease, length) != RingStatus.Ok)
        {
            _ = _p.Abandon(lease);
        }
    }

    public void AFlagSays(byte[] data)
    {
        if (_p.TryRent(8, out ProducerLease lease) != RingStatus.Ok)
        {
            return;
        }

        bool isFilled = false;
        try
        {
            data[0] = 1;
            isFilled = true;
        }
        finally
        {
            if (!isFilled)
            {
                _ = _p.Abandon(lease);
            }
        }

        _ = _p.Commit(lease, 0);
    }

    public void AHelperWrites()
    {
        if (_p.TryRent(8, out ProducerLease lease) == RingStatus.Ok)
        {
            Write(lease);
            _ = _p.Commit(lease, 1);
        }
    }

    public void AHelperFinishes()
    {
        if (_p.TryRent(8, out ProducerLease lease) == RingStatus.Ok)
        {
            _ = _p.TryWriteByte(lease, 1);
            Finish(lease);
        }
    }

    public RingStatus InASwitch(int kind)
    {
        RingStatus status = _p.TryRent(8, out ProducerLease lease);
        if (status != RingStatus.Ok)
        {
            return status;
        }

        switch (kind)
        {
            case 0:
                return _p.Abandon(lease);
            default:
                return _p.Commit(lease, 0);
        }
    }

    public void ForgottenByAssignment()
    {
        if (_p.TryRent(8, out ProducerLease lease) == RingStatus.Ok)
        {
            _ = _p.Commit(lease, 0);
            lease = ProducerLease.None;
            Console.WriteLine(lease == ProducerLease.None ? "none" : "one");
        }
    }

    public void TwoLeases()
    {
        if (_p.TryRent(8, out ProducerLease lease) == RingStatus.Ok)
        {
            if (_c.TryTake(out ConsumerLease taken, out _) == RingStatus.Ok)
            {
                _ = _p.Commit(lease, 0);
                _ = _c.Release(taken);
            }
            else
            {
                _ = _p.Abandon(lease);
            }
        }
    }

    public void Compared(ProducerLease lease)
    {
        _ = _p.Commit(lease, 0);
        Console.WriteLine(((long)lease).ToString());
    }

    private void Write(ProducerLease lease)
    {
        _ = _p.TryWriteByte(lease, 1);
    }

    private void Finish(ProducerLease lease)
    {
        _ = _p.Commit(lease, 1);
    }
}
