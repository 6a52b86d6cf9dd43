using System;
using SecureBoot.Buffers;

namespace Corpora;

public sealed class Sb1201Good
{
    private const int Most = 32;

    private readonly ByteReader _reader = new(new byte[64], 0, 64);
    private readonly int[] _table = new int[16];
    private int _count;

    public int[] Compared(byte[] frame)
    {
        int count = BitConverter.ToInt32(frame, 0);
        if (count < 0 || count > Most)
        {
            return new int[0];
        }

        return new int[count];
    }

    public int[] ComparedInside(byte[] frame)
    {
        int count = BitConverter.ToInt32(frame, 0);
        if (count >= 0 && count <= Most)
        {
            return new int[count];
        }

        return new int[0];
    }

    public int[] ByPattern(byte[] frame)
    {
        int count = BitConverter.ToInt32(frame, 0);
        return count is >= 0 and <= Most ? new int[count] : new int[0];
    }

    public byte[] OneByteIsSmall(byte[] frame)
    {
        return new byte[frame[0]];
    }

    public int Masked(byte[] frame)
    {
        int place = BitConverter.ToInt32(frame, 0) & 0x0F;
        return _table[place];
    }

    public int Rest(byte[] frame)
    {
        uint place = BitConverter.ToUInt32(frame, 0) % 16;
        return _table[(int)place];
    }

    public int Shifted(byte[] frame)
    {
        return _table[frame[0] >> 4];
    }

    public int Exact(byte[] frame)
    {
        int length = (frame[0] << 8) | frame[1];
        if (length != frame.Length - 2)
        {
            return 0;
        }

        byte[] body = new byte[length];
        return body.Length;
    }

    public int LoopWithAWayOut(byte[] frame)
    {
        int count = BitConverter.ToInt32(frame, 0);
        int sum = 0;
        for (int i = 0; i < count; i++)
        {
            if (!_reader.TryReadByte(out byte value))
            {
                break;
            }

            sum += value;
        }

        return sum;
    }

    public int LoopByLength(byte[] frame)
    {
        int sum = 0;
        for (int i = 0; i < frame.Length; i++)
        {
            sum += frame[i];
        }

        return sum;
    }

    public byte[] Validated(byte[] frame)
    {
        int length = BitConverter.ToInt32(frame, 0);
        if (!Fits(length))
        {
            return new byte[0];
        }

        return new byte[length];
    }

    public byte[] Thrown(byte[] frame)
    {
        int length = BitConverter.ToInt32(frame, 0);
        ThrowIfPast(length);
        return new byte[length];
    }

    public byte[] SmallSum(byte[] frame)
    {
        int length = BitConverter.ToUInt16(frame, 0);
        if (length + 4 > frame.Length)
        {
            return new byte[0];
        }

        return new byte[length];
    }

    public byte[] WideSum(byte[] frame, int offset)
    {
        int length = BitConverter.ToInt32(frame, 0);
        if (length < 0 || (long)offset + length > frame.Length)
        {
            return new byte[0];
        }

        return new byte[length];
    }

    public void Keep(byte[] frame)
    {
        int count = BitConverter.ToInt32(frame, 0);
        if (count >= 0 && count <= Most)
        {
            _count = count;
        }
    }

    public int[] OfAField()
    {
        return new int[_count];
    }

    public int[] OfAMethod(byte[] frame)
    {
        return new int[CountOf(frame)];
    }

    public int[] OfTheCaller([Bounds] int count)
    {
        return new int[count];
    }

    public int[] Replaced(byte[] frame)
    {
        int count = BitConverter.ToInt32(frame, 0);
        if (count > Most || count < 0)
        {
            count = Most;
        }

        return new int[count];
    }

    public int ValuesAreNotIndexes(byte[] frame)
    {
        int raw = (frame[0] << 8) | frame[1];
        _table[0] = raw * 10;
        return raw / 4;
    }

    private static int CountOf(byte[] frame)
    {
        int count = frame[8] | (frame[9] << 8);
        return count < Most ? count : Most;
    }

    private static bool Fits(int length)
    {
        return length >= 0 && length <= Most;
    }

    private static void ThrowIfPast(int length)
    {
        if (length < 0 || length > Most)
        {
            throw new ArgumentOutOfRangeException();
        }
    }
}
