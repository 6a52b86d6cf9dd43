using System;
using SecureBoot.Buffers;
using SecureBoot.Sensors;

namespace Corpora;

public sealed class Sb1201Bad
{
    private readonly ByteReader _reader = new(new byte[64], 0, 64);
    private readonly int[] _table = new int[16];
    private int _count;
    private int _declared;

    public int[] Decoded(byte[] frame)
    {
        int count = frame[0] | (frame[1] << 8) | (frame[2] << 16) | (frame[3] << 24);
        return new int[count]; // SB1201
    }

    public byte[] TwoBytes(byte[] frame)
    {
        int length = (frame[0] << 8) + frame[1];
        return new byte[length]; // SB1201
    }

    public int[]? Read()
    {
        if (!_reader.TryReadUInt16(out ushort count))
        {
            return null;
        }

        return new int[count]; // SB1201
    }

    public int Index(byte[] frame)
    {
        int place = (frame[0] << 8) | frame[1];
        return _table[place]; // SB1201
    }

    public int IndexWithOffset(byte[] frame)
    {
        int place = BitConverter.ToUInt16(frame, 2);
        return _table[place + 1]; // SB1201
    }

    public int Loop(byte[] frame)
    {
        int count = BitConverter.ToInt32(frame, 0);
        int sum = 0;
        for (int i = 0; i < count; i++) // SB1201
        {
            sum += i;
        }

        return sum;
    }

    public byte[] NoUpperLimit(byte[] frame)
    {
        int length = BitConverter.ToInt32(frame, 0);
        if (length < 0)
        {
            return new byte[0];
        }

        return new byte[length]; // SB1201
    }

    public byte[] OnOneWayOnly(byte[] frame, bool isStrict)
    {
        int length = BitConverter.ToUInt16(frame, 0);
        if (isStrict && length > 100)
        {
            return new byte[0];
        }

        return new byte[length]; // SB1201
    }

    public byte[] ComparedAfterTheSum(byte[] frame, int offset)
    {
        int length = BitConverter.ToInt32(frame, 0);
        if (offset + length > frame.Length)
        {
            return new byte[0];
        }

        return new byte[length]; // SB1201
    }

    public byte[] Marked([Untrusted] int length)
    {
        return new byte[length]; // SB1201
    }

    public void Keep(byte[] frame)
    {
        _count = BitConverter.ToInt32(frame, 4);
    }

    public int[] OfAField()
    {
        return new int[_count]; // SB1201
    }

    public int[] OfAMethod(byte[] frame)
    {
        return new int[CountOf(frame)]; // SB1201
    }

    public void KeepRead()
    {
        if (_reader.TryReadUInt32(out uint declared))
        {
            _declared = (int)declared;
        }
    }

    public int OfAFieldAsAnIndex()
    {
        return _table[_declared]; // SB1201
    }

    public int[] Calculated(byte[] frame)
    {
        int count = BitConverter.ToUInt16(frame, 0);
        int size = (count * 4) + 8;
        return new int[size]; // SB1201
    }

    public int[] InAWhile(byte[] frame)
    {
        int left = 0;
        int end = (frame[2] << 8) | frame[3];
        while (left < end) // SB1201
        {
            left += 2;
        }

        return new int[4];
    }

    public int FromTheRing(RingConsumer consumer, ConsumerLease lease)
    {
        return consumer.TryReadUInt16(lease, out ushort place) == RingStatus.Ok ? _table[place] : 0; // SB1201
    }

    private static int CountOf(byte[] frame)
    {
        return frame[8] | (frame[9] << 8);
    }
}
