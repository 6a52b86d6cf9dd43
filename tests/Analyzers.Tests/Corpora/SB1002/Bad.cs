using System;
using SecureBoot.Sensors;

namespace Corpora;

public sealed class Sb1002Bad
{
    private readonly RingProducer _p;
    private readonly RingConsumer _c;

    public Sb1002Bad(FrameRing ring)
    {
        _p = ring.ClaimProducer();
        _c = ring.ClaimConsumer();
    }

    public void Never()
    {
        if (_p.TryRent(8, out ProducerLease lease) == RingStatus.Ok) // SB1002
        {
            _ = _p.TryWriteByte(lease, 1);
        }
    }

    public void NotWhenTheWriteFails(byte[] data)
    {
        if (_p.TryRent(8, out ProducerLease lease) != RingStatus.Ok) // SB1002
        {
            return;
        }

        if (_p.TryWriteBytes(lease, data, 0, data.Length) != RingStatus.Ok)
        {
            return;
        }

        _ = _p.Commit(lease, data.Length);
    }

    public void NotInTheElse(bool isUrgent)
    {
        if (_p.TryRent(8, out ProducerLease lease) == RingStatus.Ok) // SB1002
        {
            if (isUrgent)
            {
                _ = _p.Commit(lease, 0);
            }
        }
    }

    public void Throws(byte[] data)
    {
        if (_p.TryRent(8, out ProducerLease lease) != RingStatus.Ok) // SB1002
        {
            return;
        }

        if (data.Length == 0)
        {
            throw new ArgumentException();
        }

        _ = _p.Commit(lease, 0);
    }

    public void EachRoundOne(int count)
    {
        for (int i = 0; i < count; i++)
        {
            if (_p.TryRent(8, out ProducerLease lease) == RingStatus.Ok) // SB1002
            {
                _ = _p.TryWriteByte(lease, 1);
            }
        }
    }

    public void ContinuePassesBy(byte[] target)
    {
        while (_c.TryTake(out ConsumerLease lease, out int length) == RingStatus.Ok) // SB1002
        {
            if (length == 0)
            {
                continue;
            }

            _ = _c.TryReadBytes(lease, target, 0, length);
            _ = _c.Release(lease);
        }
    }

    public void BreakPassesBy()
    {
        while (true)
        {
            RingStatus status = _c.TryTake(out ConsumerLease lease, out int length); // SB1002
            if (status != RingStatus.Ok)
            {
                return;
            }

            if (length > 4)
            {
                break;
            }

            _ = _c.Release(lease);
        }
    }

    public void Discarded()
    {
        _ = _p.TryRent(8, out _); // SB1002
    }

    public void RentedAgain()
    {
        if (_p.TryRent(8, out ProducerLease lease) != RingStatus.Ok) // SB1002
        {
            return;
        }

        if (_p.TryRent(8, out lease) == RingStatus.Ok)
        {
            _ = _p.Commit(lease, 0);
        }
    }

    public void CaughtAndForgotten(byte[] data)
    {
        try
        {
            if (_p.TryRent(8, out ProducerLease lease) == RingStatus.Ok) // SB1002
            {
                _ = _p.TryWriteByte(lease, data[0]);
                _ = _p.Commit(lease, 1);
            }
        }
        catch (Exception)
        {
            Console.WriteLine("no data");
        }
    }

    public RingStatus StatusGoesOn()
    {
        RingStatus status = _c.TryTake(out ConsumerLease lease, out _); // SB1002
        if (status == RingStatus.Ok)
        {
            status = _c.TryReadByte(lease, out byte value);
            if (status == RingStatus.Ok)
            {
                Console.WriteLine(value.ToString());
                status = _c.Release(lease);
            }
        }

        return status;
    }

    public void AHelperOnlyReads()
    {
        if (_c.TryTake(out ConsumerLease lease, out _) == RingStatus.Ok) // SB1002
        {
            Print(lease);
        }
    }

    public bool OneCase(int kind)
    {
        if (_p.TryRent(8, out ProducerLease lease) is not RingStatus.Ok) // SB1002
        {
            return false;
        }

        switch (kind)
        {
            case 0:
                return _p.Commit(lease, 0) == RingStatus.Ok;
            case 1:
                return false;
            default:
                return _p.Abandon(lease) == RingStatus.Ok;
        }
    }

    private void Print(ConsumerLease lease)
    {
        if (_c.TryReadByte(lease, out byte value) == RingStatus.Ok)
        {
            Console.WriteLine(value.ToString());
        }
    }
}
