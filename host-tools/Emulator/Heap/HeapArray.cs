using System;
using SecureBoot.Emulator.Types;

namespace SecureBoot.Emulator.Heap;

/// <summary>A one-dimensional array: raw bytes for numbers, slots for all other types.</summary>
internal sealed class HeapArray : HeapItem
{
    private readonly TypeDesc _arrayType;

    /// <summary>The type of an element, or of an element's elements where <see cref="Levels"/> is above 1.</summary>
    public readonly TypeDesc Leaf;

    public readonly int Levels;

    public readonly DataType Element;

    public readonly int Length;

    /// <summary>log2 of an element's size in <see cref="Bytes"/>.</summary>
    public readonly int Shift;

    public readonly byte[] Bytes;

    public readonly ValueSlot[] Slots;

    public HeapArray(TypeDesc arrayType, TypeDesc leaf, int levels, int length)
    {
        _arrayType = arrayType;
        Leaf = leaf;
        Levels = levels;
        Length = length;
        Element = levels > 1 ? DataType.Object : leaf.ElementTag;
        if (IsReference)
        {
            Bytes = [];
            Slots = length == 0 ? [] : new ValueSlot[length];
        }
        else
        {
            Shift = Tags.Shift(Element);
            Bytes = new byte[(long)length << Shift];
            Slots = [];
        }
    }

    public override TypeDesc Type => _arrayType;

    /// <summary>Elements are references: whole heap blocks.</summary>
    public bool IsReference => Element >= DataType.DateTime;

    public Span<byte> AsBytes() => Bytes;
}
