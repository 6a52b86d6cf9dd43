using System;
using SecureBoot.Sensors;

namespace Corpora;

public sealed class Sb1006Bad
{
    private readonly RingProducer _p;
    private readonly RingConsumer _c;

    public Sb1006Bad(FrameRing ring)
    {
        _p = ring.ClaimProducer();
        _c = ring.ClaimConsumer();
    }

    public void WriteThroughTheFirst()
    {
        if (_p.TryRent(8, out ProducerLease lease) == RingStatus.Ok)
        {
            ProducerLease moved = lease;
            _ = _p.Commit(moved, 0);
            _ = _p.TryWriteByte(lease, 1); // SB1006
        }
    }

    public void WriteThroughTheCopy()
    {
        if (_p.TryRent(8, out ProducerLease lease) == RingStatus.Ok)
        {
            ProducerLease moved = lease;
            _ = _p.Commit(lease, 0);
            _ = _p.TryWriteByte(moved, 1); // SB1006
        }
    }

    public void CommitBoth()
    {
        if (_p.TryRent(8, out ProducerLease lease) == RingStatus.Ok)
        {
            ProducerLease moved = lease;
            _ = _p.Commit(moved, 0);
            _ = _p.Commit(lease, 0); // SB1006
        }
    }

    public void ReadAfterTheRelease()
    {
        if (_c.TryTake(out ConsumerLease lease, out _) == RingStatus.Ok)
        {
            ConsumerLease moved = lease;
            _ = _c.Release(moved);
            _ = _c.TryReadByte(lease, out _); // SB1006
        }
    }

    public void ByAssignment()
    {
        ProducerLease kept = ProducerLease.None;
        if (_p.TryRent(8, out ProducerLease lease) == RingStatus.Ok)
        {
            kept = lease;
            _ = _p.Abandon(lease);
            _ = _p.Commit(kept, 0); // SB1006
        }
    }

    public void OnOneBranch(bool isUrgent)
    {
        if (_p.TryRent(8, out ProducerLease lease) != RingStatus.Ok)
        {
            return;
        }

        ProducerLease moved = lease;
        if (isUrgent)
        {
            _ = _p.Abandon(moved);
        }

        _ = _p.Commit(lease, 0); // SB1006
    }

    public void TwiceMoved()
    {
        if (_p.TryRent(8, out ProducerLease lease) == RingStatus.Ok)
        {
            ProducerLease second = lease;
            ProducerLease third = second;
            _ = _p.Commit(third, 0);
            _ = _p.Commit(second, 0); // SB1006
        }
    }

    public void AfterAHelper()
    {
        if (_p.TryRent(8, out ProducerLease lease) == RingStatus.Ok)
        {
            ProducerLease moved = lease;
            Send(moved);
            _ = _p.TryWriteByte(lease, 1); // SB1006
        }
    }

    public void InAFinally(byte[] data)
    {
        if (_p.TryRent(8, out ProducerLease lease) != RingStatus.Ok)
        {
            return;
        }

        ProducerLease moved = lease;
        try
        {
            data[0] = 1;
            _ = _p.Commit(moved, 0);
        }
        finally
        {
            _ = _p.Abandon(lease); // SB1006
        }
    }

    public void OfTheCaller(ProducerLease lease)
    {
        ProducerLease moved = lease;
        _ = _p.Commit(moved, 0);
        _ = _p.Commit(lease, 0); // SB1006
    }

    public void Chosen(bool isFirst)
    {
        if (_p.TryRent(8, out ProducerLease lease) == RingStatus.Ok)
        {
            ProducerLease moved = isFirst ? lease : ProducerLease.None;
            _ = _p.Commit(lease, 0);
            if (isFirst)
            {
                _ = _p.TryWriteByte(moved, 1); // SB1006
            }
        }
    }

    public RingStatus InASwitch(int kind)
    {
        if (_c.TryTake(out ConsumerLease lease, out _) != RingStatus.Ok)
        {
            return RingStatus.Empty;
        }

        ConsumerLease moved = lease;
        switch (kind)
        {
            case 0:
                _ = _c.Release(moved);
                break;
            default:
                Console.WriteLine("kept");
                break;
        }

        return _c.Release(lease); // SB1006
    }

    private void Send(ProducerLease lease)
    {
        _ = _p.Commit(lease, 0);
    }
}
