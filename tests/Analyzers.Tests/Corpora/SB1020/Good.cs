using System;
using SecureBoot.Buffers;
using SecureBoot.Sensors;

namespace Corpora;

public sealed class Sb1020Good
{
    private readonly ByteReader _reader = new(new byte[8], 0, 8);

    public int Seen()
    {
        return _reader.TryReadUInt16(out ushort value) ? value : 0;
    }

    public int Guard()
    {
        if (!_reader.TryReadByte(out byte value))
        {
            return -1;
        }

        return value;
    }

    public int AllOfThem()
    {
        if (!_reader.TryReadByte(out byte first) || !_reader.TryReadByte(out byte second))
        {
            return -1;
        }

        return first + second;
    }

    public int Joined()
    {
        bool isRead = _reader.TryReadByte(out byte first) & _reader.TryReadByte(out byte second);
        return isRead ? first + second : 0;
    }

    public int Compound()
    {
        bool isRead = _reader.TryReadByte(out byte first);
        isRead &= _reader.TryReadByte(out byte second);
        if (!isRead)
        {
            return -1;
        }

        return first + second;
    }

    public int Chained(int left)
    {
        ArithmeticStatus status = Int32Math.TryAdd(left, 1, out int sum);
        int product = 0;
        if (status == ArithmeticStatus.Ok)
        {
            status = Int32Math.TryMultiply(sum, 2, out product);
        }

        return status == ArithmeticStatus.Ok ? sum + product : 0;
    }

    public int Saturated(int left)
    {
        _ = Int32Math.SaturatingAdd(left, 1, out int sum);
        return sum;
    }

    public int ReplacedOnFailure()
    {
        if (!_reader.TryReadByte(out byte value))
        {
            value = 7;
        }

        return value;
    }

    public void BothAreGivenOn(int left)
    {
        ArithmeticStatus status = Int32Math.TryAdd(left, 1, out int sum);
        Say(status, sum);
    }

    public int WhileThereAre()
    {
        int sum = 0;
        while (_reader.TryReadByte(out byte value))
        {
            sum += value;
        }

        return sum;
    }

    public ArithmeticStatus ForTheCaller(int left, out int sum)
    {
        return Int32Math.TryAdd(left, 1, out sum);
    }

    public int Switched(int left)
    {
        switch (Int32Math.TryAdd(left, 1, out int sum))
        {
            case ArithmeticStatus.Ok:
                return sum;
            case ArithmeticStatus.TooLarge:
                return int.MaxValue;
            default:
                return 0;
        }
    }

    public int SwitchExpression(int left)
    {
        return Int32Math.TryAdd(left, 1, out int sum) switch
        {
            ArithmeticStatus.Ok => sum,
            _ => 0,
        };
    }

    public int NotATry()
    {
        Find(3, out int place);
        return place;
    }

    public int InALoop(int count)
    {
        int total = 0;
        for (int i = 0; i < count; i++)
        {
            if (!_reader.TryReadByte(out byte value))
            {
                break;
            }

            total += value;
        }

        return total;
    }

    private static bool Find(int value, out int place)
    {
        place = value;
        return true;
    }

    private static void Say(ArithmeticStatus status, int sum)
    {
        Console.WriteLine(((int)status).ToString() + " " + sum.ToString());
    }
}
