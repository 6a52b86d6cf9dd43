using System;
using SecureBoot.Buffers;
using SecureBoot.Sensors;

namespace Corpora;

public sealed class Sb1007Good
{
    private readonly RingProducer _p;

    public Sb1007Good(FrameRing ring)
    {
        _p = ring.ClaimProducer();
    }

    public bool IsNone(ProducerLease lease)
    {
        return lease == ProducerLease.None;
    }

    public bool IsZero(ProducerLease lease)
    {
        return lease == 0;
    }

    public bool Same(ProducerLease one, ProducerLease other)
    {
        return one == other;
    }

    public bool Pattern(ProducerLease lease)
    {
        return lease is ProducerLease.None;
    }

    public string Number(ProducerLease lease)
    {
        return ((long)lease).ToString();
    }

    public int Hash(ProducerLease lease)
    {
        return unchecked((int)(long)lease) * 31;
    }

    public ProducerLease Default()
    {
        return default;
    }

    public ProducerLease DefaultOf()
    {
        return default(ProducerLease);
    }

    public void Rented()
    {
        if (_p.TryRent(8, out ProducerLease lease) == RingStatus.Ok)
        {
            _ = _p.Commit(lease, 0);
        }
    }

    public void OtherEnums(int number)
    {
        RingStatus status = (RingStatus)number;
        Console.WriteLine(status == RingStatus.Ok ? "ok" : "no");
    }

    public long Arithmetic(ProducerLease lease)
    {
        long number = (long)lease;
        return number + 1;
    }

    public bool Ordered(ProducerLease one, ProducerLease other)
    {
        return one < other;
    }
}

/// <summary>A pool of leases has to make them from numbers.</summary>
public sealed class Pool
{
    private int _open;

    public PoolStatus TryRent(out PoolLease lease)
    {
        _open++;
        lease = (PoolLease)_open;
        return PoolStatus.Ok;
    }

    [Closes]
    public PoolStatus Return(PoolLease lease)
    {
        return (int)lease == _open ? PoolStatus.Ok : PoolStatus.Stale;
    }
}

[Lease]
public enum PoolLease
{
    None = 0,
}

public enum PoolStatus
{
    NotAsked = 0,
    Ok = 1,
    Stale = 2,
}
