using System;

namespace SecureBoot.Sensors;

/// <summary>How a sensor puts a signed value into 16 bits: how many bits, how far from the right, and which pattern means none.</summary>
public sealed class SampleFormat
{
    /// <summary>For a sensor without a pattern that means none.</summary>
    public const int NoSentinel = -1;

    private readonly int _shift;
    private readonly int _mask;
    private readonly int _sign;
    private readonly int _sentinel;

    /// <summary>A format.</summary>
    /// <param name="bits">The bits of the value, its sign among them: 2 to 16.</param>
    /// <param name="shift">The bits to the right of it.</param>
    /// <param name="sentinel">The whole 16 bits that mean none, such as 0x8000, or <see cref="NoSentinel"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">The value is not inside 16 bits, or the sentinel is not of 16 bits.</exception>
    public SampleFormat(int bits, int shift, int sentinel)
    {
        if (bits < 2 || bits > 16)
        {
            throw new ArgumentOutOfRangeException(nameof(bits));
        }

        if (shift < 0 || shift > 16 - bits)
        {
            throw new ArgumentOutOfRangeException(nameof(shift));
        }

        if (sentinel < NoSentinel || sentinel > 0xFFFF)
        {
            throw new ArgumentOutOfRangeException(nameof(sentinel));
        }

        _shift = shift;
        _mask = (1 << bits) - 1;
        _sign = 1 << (bits - 1);
        _sentinel = sentinel;
    }

    /// <summary>Takes the value out of a raw sample; 0 when it is missing.</summary>
    public SampleStatus TryDecode(ushort raw, out int value)
    {
        value = 0;
        if (raw == _sentinel)
        {
            return SampleStatus.Missing;
        }

        // Two's complement without a cast: flipping the sign bit and subtracting it gives the sign its weight.
        int bits = (raw >> _shift) & _mask;
        value = (bits ^ _sign) - _sign;
        return SampleStatus.Ok;
    }
}
