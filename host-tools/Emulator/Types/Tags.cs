using System.Runtime.CompilerServices;

namespace SecureBoot.Emulator.Types;

/// <summary>The meaning of a tag.</summary>
internal static class Tags
{
    /// <summary>The tag a value has on the evaluation stack.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DataType Promote(DataType tag)
    {
        return tag < DataType.I4 ? DataType.I4 : tag;
    }

    /// <summary>A narrow value as its tag extends it; others unchanged.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static long Narrow(DataType tag, long bits)
    {
        return tag >= DataType.I4 ? bits : NarrowSmall(tag, bits);
    }

    public static bool IsSigned(DataType tag)
    {
        return tag is DataType.I1 or DataType.I2 or DataType.I4 or DataType.I8 or DataType.R4 or DataType.R8;
    }

    public static bool IsNumber(DataType tag)
    {
        return tag is >= DataType.Boolean and <= DataType.R8;
    }

    public static int Size(DataType tag)
    {
        return tag switch
        {
            DataType.Boolean or DataType.I1 or DataType.U1 => 1,
            DataType.Char or DataType.I2 or DataType.U2 => 2,
            DataType.I4 or DataType.U4 or DataType.R4 => 4,
            DataType.I8 or DataType.U8 or DataType.R8 or DataType.DateTime or DataType.TimeSpan => 8,
            _ => 0,
        };
    }

    public static int Shift(DataType tag)
    {
        return Size(tag) switch { 1 => 0, 2 => 1, 4 => 2, _ => 3 };
    }

    private static long NarrowSmall(DataType tag, long bits)
    {
        return tag switch
        {
            DataType.Boolean or DataType.U1 => (byte)bits,
            DataType.I1 => (sbyte)bits,
            DataType.Char or DataType.U2 => (ushort)bits,
            DataType.I2 => (short)bits,
            _ => bits,
        };
    }
}
