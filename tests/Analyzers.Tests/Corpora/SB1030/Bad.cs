using SecureBoot.Sensors;

namespace Corpora;

public sealed class Sb1030Bad
{
    private readonly RingProducer _p;

    public Sb1030Bad(FrameRing ring)
    {
        _p = ring.ClaimProducer();
    }

    public void Half()
    {
        if (_p.TryRent(8, out ProducerLease lease) == RingStatus.Ok)
        {
            _ = _p.TryWriteUInt32(lease, 1);
            _ = _p.Commit(lease, 8); // SB1030
        }
    }

    public void Nothing()
    {
        if (_p.TryRent(8, out ProducerLease lease) == RingStatus.Ok)
        {
            _ = _p.Commit(lease, 8); // SB1030
        }
    }

    public void OneShort()
    {
        if (_p.TryRent(8, out ProducerLease lease) == RingStatus.Ok)
        {
            _ = _p.TryWriteByte(lease, 1);
            _ = _p.TryWriteUInt16(lease, 2);
            _ = _p.Commit(lease, 4); // SB1030
        }
    }

    public void Bytes(byte[] source)
    {
        if (_p.TryRent(8, out ProducerLease lease) == RingStatus.Ok)
        {
            _ = _p.TryWriteBytes(lease, source, 0, 4);
            _ = _p.Commit(lease, 5); // SB1030
        }
    }

    public void BigEndian()
    {
        if (_p.TryRent(8, out ProducerLease lease) == RingStatus.Ok)
        {
            _ = _p.TryWriteUInt16BigEndian(lease, 1);
            _ = _p.TryWriteUInt32BigEndian(lease, 1);
            _ = _p.Commit(lease, 8); // SB1030
        }
    }

    public void OnOneBranch(bool isLong)
    {
        if (_p.TryRent(8, out ProducerLease lease) == RingStatus.Ok)
        {
            _ = _p.TryWriteUInt32(lease, 1);
            if (isLong)
            {
                _ = _p.TryWriteUInt32(lease, 2);
            }

            _ = _p.Commit(lease, 8); // SB1030
        }
    }

    public void OfAConstant()
    {
        const int Size = 6;
        if (_p.TryRent(Size, out ProducerLease lease) == RingStatus.Ok)
        {
            _ = _p.TryWriteUInt32(lease, 1);
            _ = _p.Commit(lease, Size); // SB1030
        }
    }

    public void AfterAFailure()
    {
        if (_p.TryRent(8, out ProducerLease lease) != RingStatus.Ok)
        {
            return;
        }

        if (_p.TryWriteUInt32(lease, 1) == RingStatus.Ok)
        {
            _ = _p.Commit(lease, 5); // SB1030
        }
        else
        {
            _ = _p.Abandon(lease);
        }
    }

    public void ThroughACopy()
    {
        if (_p.TryRent(8, out ProducerLease lease) == RingStatus.Ok)
        {
            ProducerLease copy = lease;
            _ = _p.TryWriteByte(copy, 1);
            _ = _p.Commit(lease, 2); // SB1030
        }
    }

    public RingStatus Returned()
    {
        RingStatus status = _p.TryRent(4, out ProducerLease lease);
        return status == RingStatus.Ok ? _p.Commit(lease, 4) : status; // SB1030
    }

    public void EachRound(int count)
    {
        for (int i = 0; i < count; i++)
        {
            if (_p.TryRent(8, out ProducerLease lease) == RingStatus.Ok)
            {
                _ = _p.TryWriteByte(lease, (byte)i);
                _ = _p.Commit(lease, 8); // SB1030
            }
        }
    }

    public void InASwitch(int kind)
    {
        if (_p.TryRent(8, out ProducerLease lease) != RingStatus.Ok)
        {
            return;
        }

        switch (kind)
        {
            case 0:
                _ = _p.TryWriteUInt32(lease, 1);
                break;
            default:
                _ = _p.TryWriteUInt16(lease, 1);
                break;
        }

        _ = _p.Commit(lease, 4); // SB1030
    }
}
