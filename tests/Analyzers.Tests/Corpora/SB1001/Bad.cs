using System;
using SecureBoot.Sensors;

namespace Corpora;

public sealed class Sb1001Bad
{
    private readonly RingProducer _p;
    private readonly RingConsumer _c;

    public Sb1001Bad(FrameRing ring)
    {
        _p = ring.ClaimProducer();
        _c = ring.ClaimConsumer();
    }

    public void WriteAfterCommit()
    {
        if (_p.TryRent(8, out ProducerLease lease) == RingStatus.Ok)
        {
            _ = _p.Commit(lease, 0);
            _ = _p.TryWriteByte(lease, 1); // SB1001
        }
    }

    public void CommitTwice()
    {
        if (_p.TryRent(8, out ProducerLease lease) != RingStatus.Ok)
        {
            return;
        }

        _ = _p.TryWriteByte(lease, 1);
        _ = _p.Commit(lease, 1);
        _ = _p.Commit(lease, 1); // SB1001
    }

    public void ReadAfterRelease(byte[] target)
    {
        RingStatus status = _c.TryTake(out ConsumerLease lease, out int length);
        if (status == RingStatus.Ok)
        {
            _ = _c.Release(lease);
            _ = _c.TryReadBytes(lease, target, 0, length); // SB1001
        }
    }

    public void AbandonThenCommit()
    {
        if (_p.TryRent(8, out ProducerLease lease) is RingStatus.Ok)
        {
            _ = _p.Abandon(lease);
            _ = _p.Commit(lease, 0); // SB1001
        }
    }

    public void OnOneBranch(bool isUrgent)
    {
        if (_p.TryRent(8, out ProducerLease lease) != RingStatus.Ok)
        {
            return;
        }

        if (isUrgent)
        {
            _ = _p.Abandon(lease);
        }

        _ = _p.Commit(lease, 0); // SB1001
    }

    public void NextRound(int count)
    {
        if (_p.TryRent(8, out ProducerLease lease) != RingStatus.Ok) // SB1002
        {
            return;
        }

        for (int i = 0; i < count; i++)
        {
            _ = _p.TryWriteByte(lease, 1); // SB1001
            _ = _p.Commit(lease, 1);
        }
    }

    public void InACatch(byte[] data)
    {
        if (_p.TryRent(8, out ProducerLease lease) != RingStatus.Ok)
        {
            return;
        }

        _ = _p.Commit(lease, 0);
        try
        {
            Fill(data);
        }
        catch (Exception)
        {
            _ = _p.Abandon(lease); // SB1001
        }
    }

    public void ThroughAHelper()
    {
        if (_p.TryRent(8, out ProducerLease lease) == RingStatus.Ok)
        {
            Finish(lease);
            _ = _p.TryWriteByte(lease, 1); // SB1001
        }
    }

    public void InAFinally(byte[] data)
    {
        if (_p.TryRent(8, out ProducerLease lease) != RingStatus.Ok)
        {
            return;
        }

        try
        {
            Fill(data);
            _ = _p.Commit(lease, 0);
        }
        finally
        {
            _ = _p.Abandon(lease); // SB1001
        }
    }

    public void OfTheCaller(ProducerLease lease)
    {
        _ = _p.Commit(lease, 0);
        _ = _p.TryWriteByte(lease, 1); // SB1001
    }

    public RingStatus InAnExpression(ProducerLease lease)
    {
        return _p.Commit(lease, 1) == RingStatus.Ok ? _p.TryWriteByte(lease, 2) : RingStatus.PastLease; // SB1001
    }

    public void AfterASwitch(int kind)
    {
        if (_p.TryRent(8, out ProducerLease lease) != RingStatus.Ok)
        {
            return;
        }

        switch (kind)
        {
            case 0:
                _ = _p.Abandon(lease);
                break;
            default:
                _ = _p.Commit(lease, 0);
                break;
        }

        _ = _p.TryWriteByte(lease, 1); // SB1001
    }

    public void InALambda()
    {
        Action send = () =>
        {
            if (_c.TryTake(out ConsumerLease lease, out _) == RingStatus.Ok)
            {
                _ = _c.Release(lease);
                _ = _c.Release(lease); // SB1001
            }
        };
        send();
    }

    private void Finish(ProducerLease lease)
    {
        _ = _p.Commit(lease, 0);
    }

    private static void Fill(byte[] data)
    {
        data[0] = 1;
    }
}
