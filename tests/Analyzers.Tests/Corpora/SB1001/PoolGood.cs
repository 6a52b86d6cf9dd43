using System.Collections;

namespace Corpora;

public sealed class Sb1001PoolGood
{
    private readonly ArrayList _pool = new();
    private readonly ArrayList _kept = new();
    private readonly byte[][] _slots = new byte[4][];
    private byte[] _last = new byte[1];

    public byte ReturnedLast()
    {
        byte[] buffer = Rent();
        byte first = buffer[0];
        Return(buffer);
        return first;
    }

    public byte AnotherOneAfter()
    {
        byte[] buffer = Rent();
        Return(buffer);
        buffer = Rent();
        return buffer[0];
    }

    public byte ReturnedOnTheWayOut(bool isBad)
    {
        byte[] buffer = Rent();
        if (isBad)
        {
            Return(buffer);
            return 0;
        }

        return buffer[0];
    }

    // The class keeps the buffer, so the pool does not rent it out again.
    public byte Kept()
    {
        byte[] buffer = Rent();
        Keep(buffer);
        return buffer[0];
    }

    // The buffer is the caller's own, not one of the pool.
    public byte NotOfThePool()
    {
        byte[] buffer = new byte[2];
        Return(buffer);
        return buffer[0];
    }

    public byte Shown()
    {
        byte[] buffer = Rent();
        Show(buffer);
        return buffer[0];
    }

    private byte[] Rent()
    {
        byte[] buffer = (byte[])_pool[0]!;
        _pool.RemoveAt(0);
        return buffer;
    }

    private void Return(byte[] buffer)
    {
        _ = _pool.Add(buffer);
    }

    private void Keep(byte[] buffer)
    {
        _ = _kept.Add(buffer);
        _slots[0] = buffer;
    }

    private void Show(byte[] buffer)
    {
        _last = buffer;
    }
}
