using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace SecureBoot.Emulator.Types;

/// <summary>A heap block of the device: a tag and 64 bits, or a reference.</summary>
/// <remarks>
/// <code>
/// tag            Bits                       Ref
/// I4 U4 R4       low 32 bits (rest unspecified)
/// I8 U8 R8 …     all 64 bits
/// narrow tags    the value, extended as its tag says
/// Object         -                          the object, or null
/// ByRef          -1                         the value type object
/// ByRef          index                      the ValueSlot[] that holds the slot
/// ArrayByRef     index                      the array
/// </code>
/// A slot that holds a number may keep an old Ref; only the tag says whether it counts.
/// </remarks>
[StructLayout(LayoutKind.Auto)]
internal struct ValueSlot
{
    public object? Ref;
    public long Bits;
    public DataType Tag;

    public readonly int I4 => (int)Bits;

    public readonly uint U4 => (uint)Bits;

    public readonly float R4
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => BitConverter.Int32BitsToSingle((int)Bits);
    }

    public readonly double R8
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => BitConverter.Int64BitsToDouble(Bits);
    }

    /// <summary>Whether Ref counts.</summary>
    public readonly bool IsReference => Tag >= DataType.Object;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void SetI4(int value)
    {
        Bits = value;
        Tag = DataType.I4;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void SetI8(long value)
    {
        Bits = value;
        Tag = DataType.I8;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void SetR4(float value)
    {
        Bits = BitConverter.SingleToInt32Bits(value);
        Tag = DataType.R4;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void SetR8(double value)
    {
        Bits = BitConverter.DoubleToInt64Bits(value);
        Tag = DataType.R8;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void SetObject(object? value)
    {
        Ref = value;
        Bits = 0;
        Tag = DataType.Object;
    }

    public static ValueSlot OfObject(object? value)
    {
        return new ValueSlot { Ref = value, Tag = DataType.Object };
    }

    public static ValueSlot OfI4(int value)
    {
        return new ValueSlot { Bits = value, Tag = DataType.I4 };
    }
}
