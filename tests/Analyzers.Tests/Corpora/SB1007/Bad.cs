using System.Collections;
using SecureBoot.Sensors;

namespace Corpora;

public sealed class Sb1007Bad
{
    private readonly RingProducer _p;
    private readonly RingConsumer _c;

    public Sb1007Bad(FrameRing ring)
    {
        _p = ring.ClaimProducer();
        _c = ring.ClaimConsumer();
    }

    public void OfANumber(long number)
    {
        _ = _p.Commit((ProducerLease)number, 0); // SB1007
    }

    public void OfAConstant()
    {
        _ = _p.Commit((ProducerLease)5, 0); // SB1007
    }

    public void ZeroIsOne()
    {
        _ = _c.Release(0); // SB1007
    }

    public void OfTheOther(ProducerLease lease)
    {
        _ = _c.Release((ConsumerLease)(long)lease); // SB1007
    }

    public void TheNext(ProducerLease lease)
    {
        ProducerLease next = lease + 1; // SB1007
        _ = _p.TryWriteByte(next, 1);
    }

    public void TheOneBefore(ProducerLease lease)
    {
        _ = _p.TryWriteByte(lease - 1, 1); // SB1007
    }

    public void Increment(ProducerLease lease)
    {
        lease++; // SB1007
        _ = _p.TryWriteByte(lease, 1);
    }

    public void Compound(ProducerLease lease)
    {
        lease += 2; // SB1007
        _ = _p.TryWriteByte(lease, 1);
    }

    public void Bits(ProducerLease lease)
    {
        ProducerLease other = lease | (ProducerLease)1; // SB1007
        _ = _p.TryWriteByte(other, 1);
    }

    public void Complement(ProducerLease lease)
    {
        _ = _p.TryWriteByte(~lease, 1); // SB1007
    }

    public void Unboxed(ArrayList kept)
    {
        _ = _p.Commit((ProducerLease)kept[0]!, 0); // SB1007
    }

    public long Distance(ProducerLease one, ProducerLease other)
    {
        return one - other; // SB1007
    }
}
