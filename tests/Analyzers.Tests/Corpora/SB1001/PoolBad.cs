using System.Collections;

namespace Corpora;

public sealed class Sb1001PoolBad
{
    private readonly ArrayList _pool = new();
    private readonly byte[][] _slots = new byte[4][];
    private int _free;

    public byte WriteAfterReturn()
    {
        byte[] buffer = Rent();
        buffer[0] = 1;
        Return(buffer);
        buffer[1] = 2; // SB1001
        return 0;
    }

    public int ReadInACall()
    {
        byte[] buffer = this.Rent();
        Return(buffer);
        return Sum(buffer); // SB1001
    }

    public void GivenBackTwice()
    {
        byte[] buffer = Rent();
        Return(buffer);
        Return(buffer); // SB1001
    }

    public byte OfSlots(bool isLong)
    {
        byte[] buffer = Take();
        if (isLong)
        {
            GiveBack(buffer);
            return buffer[0]; // SB1001
        }

        GiveBack(buffer);
        return 0;
    }

    private static int Sum(byte[] bytes)
    {
        return bytes[0] + bytes[1];
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

    private byte[] Take()
    {
        byte[] buffer = _slots[_free];
        _slots[_free++] = null!;
        return buffer;
    }

    private void GiveBack(byte[] buffer)
    {
        _slots[--_free] = buffer;
    }
}
