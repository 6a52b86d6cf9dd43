using System;
using SecureBoot.Emulator.Heap;

namespace SecureBoot.Emulator.Natives;

/// <summary>C's strtoll and strtoull with the checks that nanoCLR puts around them.</summary>
internal static class IntegerParser
{
    /// <summary>Null and the value, or the fault.</summary>
    public static string? Parse(string text, bool signed, long min, long max, int radix, out long value)
    {
        value = 0;
        bool isUInt64 = min == 0 && max == 0;
        signed &= !isUInt64;
        string rest = text.TrimStart(' ');
        bool negative = rest.StartsWith('-');
        rest = negative || rest.StartsWith('+') ? rest[1..] : rest;
        if (radix == 16 && rest is ['0', 'x' or 'X', ..])
        {
            rest = rest[2..];
        }

        UInt128 magnitude = 0;
        int count = 0;
        for (; count < rest.Length && Digit(rest[count]) is int digit && digit >= 0 && digit < radix; count++)
        {
            magnitude = UInt128.Min((magnitude * (uint)radix) + (uint)digit, (UInt128)1 << 70);
        }

        if (count == 0)
        {
            return Fault.Format;
        }

        UInt128 most = signed ? (negative ? (UInt128)1 << 63 : long.MaxValue) : ulong.MaxValue;
        if (magnitude > most)
        {
            return Fault.OutOfRange;
        }

        if (rest[count..].TrimStart(' ').Length > 0)
        {
            return Fault.Format;
        }

        long result = unchecked((long)(ulong)magnitude);
        value = negative ? unchecked(-result) : result;
        return Check(ref value, signed, isUInt64, min, max, radix, negative);
    }

    private static string? Check(
        ref long value, bool signed, bool isUInt64, long min, long max, int radix, bool negative)
    {
        if (radix is 2 or 8 or 16 && signed && max < int.MaxValue + 1L && value > max && value < (max + 1) * 2)
        {
            value -= (max + 1) * 2;
        }

        if (negative && !signed && value != 0)
        {
            return Fault.OutOfRange;
        }

        if (isUInt64)
        {
            return null;
        }

        return (!signed && (ulong)value > (ulong)max) || value > max || value < min ? Fault.OutOfRange : null;
    }

    private static int Digit(char c)
    {
        return c switch
        {
            >= '0' and <= '9' => c - '0',
            >= 'a' and <= 'z' => c - 'a' + 10,
            >= 'A' and <= 'Z' => c - 'A' + 10,
            _ => -1,
        };
    }
}
