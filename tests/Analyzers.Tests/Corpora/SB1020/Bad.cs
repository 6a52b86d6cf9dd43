using System;
using SecureBoot.Buffers;
using SecureBoot.Sensors;

namespace Corpora;

public sealed class Sb1020Bad
{
    private readonly ByteReader _reader = new(new byte[8], 0, 8);

    public int Unseen()
    {
        _ = _reader.TryReadUInt16(out ushort value);
        return value; // SB1020
    }

    public void WrongWay()
    {
        if (!_reader.TryReadByte(out byte value))
        {
            Console.WriteLine(value.ToString()); // SB1020
        }
    }

    public int Status()
    {
        ArithmeticStatus status = Int32Math.TryAdd(1, 2, out int sum);
        Console.WriteLine(((int)status).ToString());
        return sum; // SB1020
    }

    public int NotOk(int left)
    {
        if (Int32Math.TryAdd(left, 2, out int sum) != ArithmeticStatus.Ok)
        {
            return sum; // SB1020
        }

        return 0;
    }

    public int EitherOfTwo()
    {
        if (_reader.TryReadByte(out byte first) || _reader.TryReadByte(out byte second))
        {
            return 1;
        }

        return first; // SB1020
    }

    public int SecondOnly()
    {
        bool isRead = _reader.TryReadByte(out byte first);
        isRead = _reader.TryReadByte(out byte second);
        return isRead ? first + second : 0; // SB1020
    }

    public int AfterTheLog()
    {
        if (!_reader.TryReadByte(out byte value))
        {
            Console.WriteLine("short");
        }

        return value; // SB1020
    }

    public int AfterTheLoop()
    {
        byte value;
        while (_reader.TryReadByte(out value))
        {
            Console.WriteLine("one");
        }

        return value; // SB1020
    }

    public int Parsed(string text)
    {
        _ = int.TryParse(text, out int number);
        return number; // SB1020
    }

    public int InASwitch(int left)
    {
        switch (Int32Math.TryMultiply(left, left, out int square))
        {
            case ArithmeticStatus.TooLarge:
                return square; // SB1020
            default:
                return 0;
        }
    }

    public int Negated()
    {
        bool isShort = !_reader.TryReadByte(out byte value);
        if (isShort)
        {
            return value; // SB1020
        }

        return 0;
    }

    public int AsALength(RingConsumer consumer, byte[] target)
    {
        RingStatus status = consumer.TryTake(out ConsumerLease lease, out int length);
        target[0] = (byte)length; // SB1020
        return status == RingStatus.Ok && consumer.Release(lease) == RingStatus.Ok ? 1 : 0;
    }
}
