using Microsoft.CodeAnalysis;

namespace SecureBoot.Analyzers.Ranges;

/// <summary>An untrusted number, and the comparisons that bound it. Null in its place is a trusted number.</summary>
/// <param name="Origin">The source of the number, as messages name it.</param>
/// <param name="IsWire">Whether the number comes from outside the device; if not, from a caller outside the
/// assembly.</param>
/// <param name="Bits">The largest number of bits.</param>
/// <param name="HasUpper">Whether the code compared the number with an upper limit.</param>
/// <param name="HasLower">Whether the number cannot be negative, or the code compared it with a lower limit.</param>
/// <param name="Source">The field or method of the same assembly that gave the number: the number is untrusted only if
/// that member gives untrusted numbers. Null: the number is untrusted.</param>
internal sealed record Number(string Origin, bool IsWire, int Bits, bool HasUpper, bool HasLower, ISymbol? Source)
{
    /// <summary>The most bits of a number that may size an array and end a loop as it is.</summary>
    internal const int SmallBits = 8;

    /// <summary>The most bits of a number of which neither a sum nor the size of an array can wrap.</summary>
    private const int ShortBits = 16;

    internal bool IsSmall => Bits <= SmallBits;

    internal bool IsShort => Bits <= ShortBits;

    /// <summary>Whether an addition of another int may wrap.</summary>
    internal bool MayWrap => Bits > 30 && !HasUpper;

    internal static Number Of(string origin, bool isWire, ITypeSymbol? type, ISymbol? source)
    {
        (int bits, bool isSigned) = SizeOf(type);
        return new Number(origin, isWire, bits, false, !isSigned, source);
    }

    /// <summary>The known facts where two paths join.</summary>
    internal static Number? Join(Number? one, Number? other)
    {
        if (one is null || other is null)
        {
            return one ?? other;
        }

        Number worse = one.Source is null ? one : other;
        return worse with
        {
            Bits = System.Math.Max(one.Bits, other.Bits),
            HasUpper = one.HasUpper && other.HasUpper,
            HasLower = one.HasLower && other.HasLower,
        };
    }

    /// <summary>The bits of an integer type and whether it has a sign; 0 bits for another type.</summary>
    internal static (int Bits, bool IsSigned) SizeOf(ITypeSymbol? type)
    {
        return type?.SpecialType switch
        {
            SpecialType.System_Byte => (8, false),
            SpecialType.System_SByte => (8, true),
            SpecialType.System_UInt16 or SpecialType.System_Char => (16, false),
            SpecialType.System_Int16 => (16, true),
            SpecialType.System_UInt32 => (32, false),
            SpecialType.System_Int32 => (32, true),
            SpecialType.System_UInt64 => (64, false),
            SpecialType.System_Int64 => (64, true),
            _ => (0, false),
        };
    }
}
