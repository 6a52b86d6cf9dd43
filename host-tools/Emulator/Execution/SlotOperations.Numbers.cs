using System;
using SecureBoot.Emulator.Heap;
using SecureBoot.Emulator.Results;
using SecureBoot.Emulator.Types;

namespace SecureBoot.Emulator.Execution;

/// <summary>Arithmetic off the fast path. The left operand's tag decides (CLR_RT_HeapBlock.cpp, Numeric…).</summary>
internal sealed partial class SlotOperations
{
    public void AddFloat(ref ValueSlot left, ref ValueSlot right)
    {
        if (left.Tag == DataType.R8)
        {
            left.SetR8(left.R8 + right.R8);
        }
        else if (left.Tag == DataType.R4)
        {
            left.SetR4(left.R4 + right.R4);
        }
        else
        {
            throw WrongType();
        }
    }

    public void SubFloat(ref ValueSlot left, ref ValueSlot right)
    {
        if (left.Tag == DataType.R8)
        {
            left.SetR8(left.R8 - right.R8);
        }
        else if (left.Tag == DataType.R4)
        {
            left.SetR4(left.R4 - right.R4);
        }
        else
        {
            throw WrongType();
        }
    }

    public void MulFloat(ref ValueSlot left, ref ValueSlot right)
    {
        if (left.Tag == DataType.R8)
        {
            left.SetR8(left.R8 * right.R8);
        }
        else if (left.Tag == DataType.R4)
        {
            left.SetR4(left.R4 * right.R4);
        }
        else
        {
            throw WrongType();
        }
    }

    public void NegFloat(ref ValueSlot value)
    {
        if (value.Tag == DataType.R8)
        {
            value.SetR8(-value.R8);
        }
        else if (value.Tag == DataType.R4)
        {
            value.SetR4(-value.R4);
        }
        else
        {
            throw WrongType();
        }
    }

    public void Shift(Op op, ref ValueSlot value, ref ValueSlot count)
    {
        bool signed = op == Op.Shr;
        switch (value.Tag)
        {
            case DataType.U4 when signed:
                value.Bits = value.U4 >> count.I4;
                break;
            case DataType.I8 or DataType.U8 when op == Op.Shl:
                value.Bits <<= count.I4;
                break;
            case DataType.I8 when signed:
                value.Bits >>= count.I4;
                break;
            case DataType.I8 or DataType.U8:
                value.Bits = (long)((ulong)value.Bits >> count.I4);
                break;
            default:
                throw WrongType();
        }
    }

    public void Divide(Op op, ref ValueSlot left, ref ValueSlot right)
    {
        if (IsZero(ref right))
        {
            throw _runtime.Throw(Fault.Plain);
        }

        switch (left.Tag)
        {
            case DataType.I4 or DataType.U4:
                Divide32(op, ref left, ref right);
                break;
            case DataType.I8 or DataType.U8:
                Divide64(op, ref left, ref right);
                break;
            case DataType.R4 when op is Op.Div or Op.Rem:
                left.SetR4(op == Op.Div ? left.R4 / right.R4 : (float)((double)left.R4 % right.R4));
                break;
            case DataType.R8 when op is Op.Div or Op.Rem:
                left.SetR8(op == Op.Div ? left.R8 / right.R8 : left.R8 % right.R8);
                break;
            default:
                throw WrongType();
        }
    }

    /// <summary>`div` divides as signed, whatever the tag; `rem` uses the tag (NumericDiv, NumericRem).</summary>
    private static void Divide32(Op op, ref ValueSlot left, ref ValueSlot right)
    {
        bool signed = op == Op.Div || (op == Op.Rem && left.Tag == DataType.I4);
        if (signed && left.I4 == int.MinValue && right.I4 == -1)
        {
            throw Overflow(int.MinValue, op);
        }

        RequireDivisor(right.I4, op);
        bool divides = op is Op.Div or Op.DivUn;
        left.Bits = signed
            ? divides ? left.I4 / right.I4 : left.I4 % right.I4
            : divides ? left.U4 / right.U4 : left.U4 % right.U4;
    }

    private static void Divide64(Op op, ref ValueSlot left, ref ValueSlot right)
    {
        bool signed = op == Op.Div || (op == Op.Rem && left.Tag == DataType.I8);
        if (signed && left.Bits == long.MinValue && right.Bits == -1)
        {
            throw Overflow(long.MinValue, op);
        }

        RequireDivisor(right.Bits, op);
        bool divides = op is Op.Div or Op.DivUn;
        left.Bits = signed
            ? divides ? left.Bits / right.Bits : left.Bits % right.Bits
            : (long)(divides ? (ulong)left.Bits / (ulong)right.Bits : (ulong)left.Bits % (ulong)right.Bits);
    }

    // The check for zero goes by the divisor's own tag, the division by the left one's.
    private static void RequireDivisor(long divisor, Op op)
    {
        if (divisor == 0)
        {
            throw new MemoryFault(
                op is Op.Div or Op.DivUn ? "div" : "rem",
                "a divisor of another type, of which 0 is left",
                "CLR_RT_HeapBlock.cpp:2120, undefined in C, a crash on x86");
        }
    }

    private static MemoryFault Overflow(long value, Op op)
    {
        return new MemoryFault(
            op == Op.Div ? "div" : "rem",
            $"{value} by -1",
            "CLR_RT_HeapBlock.cpp:2120, undefined in C, a crash on x86");
    }

    /// <summary>Convert: nothing throws; through 64 bits or a double, then cut (Interpreter.cpp:112-340).</summary>
    public void Convert(ref ValueSlot value, Op op, bool unsigned)
    {
        DataType source = value.Tag;
        DataType target = op switch
        {
            Op.ConvI1 => DataType.I1,
            Op.ConvI2 => DataType.I2,
            Op.ConvI4 or Op.ConvIndex => DataType.I4,
            Op.ConvI8 => DataType.I8,
            Op.ConvU1 => DataType.U1,
            Op.ConvU2 => DataType.U2,
            Op.ConvU4 => DataType.U4,
            Op.ConvU8 => DataType.U8,
            Op.ConvR4 => DataType.R4,
            _ => DataType.R8,
        };
        if (source is DataType.ByRef or DataType.ArrayByRef && target is DataType.I4 or DataType.U4)
        {
            return;
        }

        if (unsigned)
        {
            source = source == DataType.I4 ? DataType.U4 : source == DataType.I8 ? DataType.U8 : source;
        }

        if (!Tags.IsNumber(source))
        {
            throw WrongType();
        }

        value.Bits = ConvertBits(value.Bits, source, target);
        value.Tag = Tags.Promote(target);
    }

    private static long ConvertBits(long bits, DataType source, DataType target)
    {
        bool fromFloat = source is DataType.R4 or DataType.R8;
        bool toFloat = target is DataType.R4 or DataType.R8;
        if (!fromFloat && Tags.Size(source) == 4)
        {
            bits = Tags.IsSigned(source) && Tags.IsSigned(target) ? (int)bits : (uint)bits;
        }

        if (source == target)
        {
            return bits;
        }

        if (!fromFloat && !toFloat)
        {
            return Tags.Narrow(target, bits);
        }

        double number = source switch
        {
            DataType.R4 => BitConverter.Int32BitsToSingle((int)bits),
            DataType.R8 => BitConverter.Int64BitsToDouble(bits),
            _ => Tags.IsSigned(source) ? bits : (double)(ulong)bits,
        };
        return target switch
        {
            DataType.R4 => BitConverter.SingleToInt32Bits((float)number),
            DataType.R8 => BitConverter.DoubleToInt64Bits(number),
            _ => Tags.Narrow(target, Truncate(number)),
        };
    }

    /// <summary>The C cast to 64 bits as on x64: a number that does not fit gives the lowest value.</summary>
    public static long Truncate(double number)
    {
        return number is >= -9223372036854775808.0 and < 9223372036854775808.0 ? (long)number : long.MinValue;
    }

    private FirmwareException WrongType() => _runtime.Throw(Fault.Plain);
}
