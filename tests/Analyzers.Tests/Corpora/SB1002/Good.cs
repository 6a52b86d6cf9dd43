using System;
using SecureBoot.Sensors;

namespace Corpora;

public sealed class Sb1002Good
{
    private readonly RingProducer _p;
    private readonly RingConsumer _c;

    public Sb1002Good(FrameRing ring)
    {
        _p = ring.ClaimProducer();
        _c = ring.ClaimConsumer();
    }

    public RingStatus StatusReturned()
    {
        RingStatus status = _p.TryRent(8, out ProducerLease lease);
        if (status == RingStatus.Ok)
        {
            status = _p.Commit(lease, 0);
        }

        return status;
    }

    public bool AbandonedOnFailure(byte[] data)
    {
        if (_p.TryRent(8, out ProducerLease lease) != RingStatus.Ok)
        {
            return false;
        }

        if (_p.TryWriteBytes(lease, data, 0, data.Length) != RingStatus.Ok)
        {
            _ = _p.Abandon(lease);
            return false;
        }

        return _p.Commit(lease, data.Length) == RingStatus.Ok;
    }

    public void InAFinally(byte[] target)
    {
        if (_c.TryTake(out ConsumerLease lease, out int length) != RingStatus.Ok)
        {
            return;
        }

        try
        {
            Print(target, length);
            _ = _c.TryReadBytes(lease, target, 0, length);
        }
        finally
        {
            _ = _c.Release(lease);
        }
    }

    public void ThrownAfterTheClose(byte[] data)
    {
        if (_p.TryRent(8, out ProducerLease lease) != RingStatus.Ok)
        {
            throw new InvalidOperationException();
        }

        if (data.Length == 0)
        {
            _ = _p.Abandon(lease);
            throw new ArgumentException();
        }

        _ = _p.Commit(lease, 0);
    }

    public void ABoolKnows()
    {
        bool isRented = _p.TryRent(8, out ProducerLease lease) == RingStatus.Ok;
        Console.WriteLine("rented");
        if (isRented)
        {
            _ = _p.Commit(lease, 0);
        }
    }

    public void OnlyIfWanted(bool isWanted)
    {
        bool isRented = false;
        ProducerLease lease = ProducerLease.None;
        if (isWanted)
        {
            isRented = _p.TryRent(8, out lease) == RingStatus.Ok;
        }

        if (isRented)
        {
            _ = _p.Commit(lease, 0);
        }
    }

    public void NoneIsNone()
    {
        _ = _p.TryRent(8, out ProducerLease lease);
        if (lease != ProducerLease.None)
        {
            _ = _p.Commit(lease, 0);
        }
    }

    public void TheSameFlagTwice(bool isWanted)
    {
        ProducerLease lease = ProducerLease.None;
        if (isWanted && _p.TryRent(8, out lease) != RingStatus.Ok)
        {
            return;
        }

        Console.WriteLine("work");
        if (isWanted)
        {
            _ = _p.Commit(lease, 0);
        }
    }

    public void CaughtAndAbandoned(byte[] data)
    {
        if (_p.TryRent(8, out ProducerLease lease) != RingStatus.Ok)
        {
            return;
        }

        try
        {
            _ = _p.TryWriteByte(lease, data[0]);
        }
        catch (Exception)
        {
            _ = _p.Abandon(lease);
            return;
        }

        _ = _p.Commit(lease, 1);
    }

    public void AHelperCloses()
    {
        if (_p.TryRent(8, out ProducerLease lease) == RingStatus.Ok)
        {
            Send(lease);
        }
    }

    public void AHelperPerhapsCloses(bool isUrgent)
    {
        if (_p.TryRent(8, out ProducerLease lease) == RingStatus.Ok)
        {
            SendIf(lease, isUrgent);
        }
    }

    public void Switched()
    {
        switch (_p.TryRent(8, out ProducerLease lease))
        {
            case RingStatus.Ok:
                _ = _p.Commit(lease, 0);
                break;
            case RingStatus.Full:
                Console.WriteLine("full");
                break;
        }
    }

    public void BothMustBeThere()
    {
        if (_p.TryRent(8, out ProducerLease lease) == RingStatus.Ok)
        {
            if (_c.TryTake(out ConsumerLease taken, out _) == RingStatus.Ok)
            {
                _ = _c.Release(taken);
            }

            _ = _p.Commit(lease, 0);
        }
    }

    public void OfTheCaller(ProducerLease lease)
    {
        _ = _p.TryWriteByte(lease, 1);
    }

    public string Ternary()
    {
        return _c.TryTake(out ConsumerLease lease, out _) == RingStatus.Ok && _c.Release(lease) == RingStatus.Ok
            ? "one"
            : "none";
    }

    private void Send(ProducerLease lease)
    {
        if (_p.Commit(lease, 0) != RingStatus.Ok)
        {
            Console.WriteLine("not sent");
        }
    }

    private void SendIf(ProducerLease lease, bool isUrgent)
    {
        if (isUrgent)
        {
            _ = _p.Commit(lease, 0);
        }
    }

    private static void Print(byte[] target, int length)
    {
        Console.WriteLine(target.Length.ToString() + length.ToString());
    }
}
