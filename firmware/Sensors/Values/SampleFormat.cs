using System;

namespace SecureBoot.Sensors;

/// <summary>The layout of a signed value in a word of 8 to 24 bits: the number of bits, the distance from the right,
/// and the pattern that means "no value".</summary>
public sealed class SampleFormat
{
    /// <summary>The sentinel of a sensor without such a pattern.</summary>
    public const int NoSentinel = -1;

    private readonly int _word;
    private readonly int _shift;
    private readonly int _mask;
    private readonly int _sign;
    private readonly int _sentinel;

    /// <summary>A format in a word of 16 bits.</summary>
    /// <param name="bits">The bits of the value, including its sign: 2 to 16.</param>
    /// <param name="shift">The number of bits to the right of the value.</param>
    /// <param name="sentinel">The 16 bits that mean "no value", such as 0x8000, or <see cref="NoSentinel"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">The value is not inside 16 bits, or the sentinel is not of 16
    /// bits.</exception>
    public SampleFormat(int bits, int shift, int sentinel)
        : this(16, bits, shift, sentinel)
    {
    }

    /// <summary>A format in a word of other size, such as 24 bits.</summary>
    /// <param name="wordBits">The bits of the word: 8 to 24.</param>
    /// <param name="bits">The bits of the value, including its sign: 2 to those of the word.</param>
    /// <param name="shift">The number of bits to the right of the value.</param>
    /// <param name="sentinel">The whole word that means "no value", or <see cref="NoSentinel"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">The value is not inside the word, or the sentinel does not fit
    /// the word.</exception>
    public SampleFormat(int wordBits, int bits, int shift, int sentinel)
    {
        if (wordBits < 8 || wordBits > 24)
        {
            throw new ArgumentOutOfRangeException(nameof(wordBits));
        }

        if (bits < 2 || bits > wordBits)
        {
            throw new ArgumentOutOfRangeException(nameof(bits));
        }

        if (shift < 0 || shift > wordBits - bits)
        {
            throw new ArgumentOutOfRangeException(nameof(shift));
        }

        if (sentinel < NoSentinel || sentinel >= 1 << wordBits)
        {
            throw new ArgumentOutOfRangeException(nameof(sentinel));
        }

        _word = 1 << wordBits;
        _shift = shift;
        _mask = (1 << bits) - 1;
        _sign = 1 << (bits - 1);
        _sentinel = sentinel;
    }

    /// <summary>Takes the value out of a raw sample of up to 24 bits; 0 if the value is missing or the sample is not a
    /// word of the format.</summary>
    public SampleStatus TryDecode(int raw, out int value)
    {
        value = 0;
        if (raw < 0 || raw >= _word)
        {
            return SampleStatus.OutOfRange;
        }

        if (raw == _sentinel)
        {
            return SampleStatus.Missing;
        }

        // Two's complement without a cast: flipping the sign bit and subtracting it gives the sign its weight.
        int bits = (raw >> _shift) & _mask;
        value = (bits ^ _sign) - _sign;
        return SampleStatus.Ok;
    }

    /// <summary>Takes the value out of a raw sample; 0 if the value is missing.</summary>
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
