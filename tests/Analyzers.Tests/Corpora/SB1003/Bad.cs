using System;
using System.Collections;
using SecureBoot.Sensors;

namespace Corpora;

public sealed class Sb1003Bad
{
    private static ProducerLease s_kept;

    private readonly RingProducer _p;
    private readonly ArrayList _list = new();
    private readonly ProducerLease[] _table = new ProducerLease[4];
    private ConsumerLease _taken;
    private RingConsumer _c;

    public Sb1003Bad(FrameRing ring)
    {
        _p = ring.ClaimProducer();
        _c = ring.ClaimConsumer();
    }

    public ProducerLease Property { get; set; }

    public void InAField()
    {
        if (_c.TryTake(out ConsumerLease lease, out _) == RingStatus.Ok)
        {
            _taken = lease; // SB1003
        }
    }

    public void InAFieldAtOnce()
    {
        _ = _c.TryTake(out _taken, out _); // SB1003
    }

    public void InAStatic(ProducerLease lease)
    {
        s_kept = lease; // SB1003
    }

    public void InAProperty(ProducerLease lease)
    {
        Property = lease; // SB1003
    }

    public void InAnArray(ProducerLease lease)
    {
        _table[0] = lease; // SB1003
    }

    public void InANewArray(ProducerLease lease)
    {
        ProducerLease[] one = { lease }; // SB1003
        Console.WriteLine(one.Length.ToString());
    }

    public void InAList(ProducerLease lease)
    {
        _list.Add(lease); // SB1003
    }

    public object Boxed(ProducerLease lease)
    {
        object box = lease; // SB1003
        return box;
    }

    public ProducerLease Returned()
    {
        if (_p.TryRent(8, out ProducerLease lease) != RingStatus.Ok)
        {
            return ProducerLease.None;
        }

        return lease; // SB1003
    }

    public RingStatus HandedOut(out ProducerLease lease)
    {
        return _p.TryRent(8, out lease); // SB1003
    }

    public void Captured()
    {
        if (_p.TryRent(8, out ProducerLease lease) == RingStatus.Ok)
        {
            Action send = () => _ = _p.Commit(lease, 0); // SB1003
            send();
        }
    }

    public void CapturedByALocalFunction(ProducerLease lease)
    {
        Send();

        void Send()
        {
            _ = _p.Commit(lease, 0); // SB1003
        }
    }

    public void ToAConstructor(ProducerLease lease)
    {
        Console.WriteLine(new Holder(lease).ToString()!); // SB1003
    }

    public ProducerLease Expression(ProducerLease lease) => lease; // SB1003

    private sealed class Holder
    {
        private readonly ProducerLease _lease;

        internal Holder(ProducerLease lease)
        {
            _lease = lease; // SB1003
        }

        public override string ToString()
        {
            return _lease == ProducerLease.None ? "none" : "one";
        }
    }
}
