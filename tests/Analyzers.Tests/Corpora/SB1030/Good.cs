using SecureBoot.Sensors;

namespace Corpora;

public sealed class Sb1030Good
{
    private readonly RingProducer _p;

    public Sb1030Good(FrameRing ring)
    {
        _p = ring.ClaimProducer();
    }

    public void Exact()
    {
        if (_p.TryRent(8, out ProducerLease lease) == RingStatus.Ok)
        {
            _ = _p.TryWriteUInt32(lease, 1);
            _ = _p.TryWriteUInt32(lease, 2);
            _ = _p.Commit(lease, 8);
        }
    }

    public void Less()
    {
        if (_p.TryRent(8, out ProducerLease lease) == RingStatus.Ok)
        {
            _ = _p.TryWriteUInt32(lease, 1);
            _ = _p.Commit(lease, 2);
        }
    }

    public void Nothing()
    {
        if (_p.TryRent(8, out ProducerLease lease) == RingStatus.Ok)
        {
            _ = _p.Commit(lease, 0);
        }
    }

    public void InALoop()
    {
        if (_p.TryRent(8, out ProducerLease lease) == RingStatus.Ok)
        {
            for (int i = 0; i < 8; i++)
            {
                _ = _p.TryWriteByte(lease, (byte)i);
            }

            _ = _p.Commit(lease, 8);
        }
    }

    public void ByAHelper()
    {
        if (_p.TryRent(8, out ProducerLease lease) == RingStatus.Ok)
        {
            Fill(lease);
            _ = _p.Commit(lease, 8);
        }
    }

    public void OfALength(byte[] source)
    {
        if (_p.TryRent(source.Length, out ProducerLease lease) == RingStatus.Ok)
        {
            _ = _p.TryWriteBytes(lease, source, 0, source.Length);
            _ = _p.Commit(lease, source.Length);
        }
    }

    public void LengthUnknown(byte[] source, int count)
    {
        if (_p.TryRent(8, out ProducerLease lease) == RingStatus.Ok)
        {
            _ = _p.TryWriteBytes(lease, source, 0, count);
            _ = _p.Commit(lease, 8);
        }
    }

    public void CommitUnknown(int count)
    {
        if (_p.TryRent(8, out ProducerLease lease) == RingStatus.Ok)
        {
            _ = _p.TryWriteByte(lease, 1);
            _ = _p.Commit(lease, count);
        }
    }

    public void Constants(byte[] source)
    {
        const int Size = 6;
        if (_p.TryRent(Size, out ProducerLease lease) == RingStatus.Ok)
        {
            _ = _p.TryWriteUInt16(lease, 1);
            _ = _p.TryWriteBytes(lease, source, 0, 4);
            _ = _p.Commit(lease, Size);
        }
    }

    public void BothBranches(bool isLong)
    {
        if (_p.TryRent(8, out ProducerLease lease) == RingStatus.Ok)
        {
            if (isLong)
            {
                _ = _p.TryWriteUInt32(lease, 2);
            }
            else
            {
                _ = _p.TryWriteUInt16(lease, 2);
                _ = _p.TryWriteUInt16(lease, 3);
            }

            _ = _p.Commit(lease, 4);
        }
    }

    public void Abandoned()
    {
        if (_p.TryRent(8, out ProducerLease lease) == RingStatus.Ok)
        {
            _ = _p.Abandon(lease);
        }
    }

    public void OfTheCaller(ProducerLease lease)
    {
        _ = _p.Commit(lease, 8);
    }

    private void Fill(ProducerLease lease)
    {
        _ = _p.TryWriteUInt32(lease, 1);
        _ = _p.TryWriteUInt32(lease, 1);
    }
}
