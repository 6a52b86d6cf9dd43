using System;
using SecureBoot.Buffers;

namespace SecureBoot.Sensors;

/// <summary>Finds lines of NMEA 0183, which GNSS receivers send, in a stream of bytes, one byte at a time, and reads
/// their fields.</summary>
/// <remarks>
/// A line is <c>$</c>, fields with commas between them, <c>*</c>, the XOR of all bytes between the two as two
/// hexadecimal digits, CR and LF. Lines have at most 82 characters with all of these (NMEA 0183, 5.3), and up to 93
/// from receivers that give eight decimals; this receiver accepts 128. A <c>$</c> inside a line starts a new line.
/// </remarks>
public sealed class NmeaReceiver
{
    /// <summary>The most characters between <c>$</c> and CR.</summary>
    public const int MaximumLength = 128 - 3;

    private const int ChecksumLength = 3;
    private const int MostDecimals = 9;

    private readonly byte[] _bytes = new byte[MaximumLength];
    private int _count;
    private bool _isInside;
    private bool _isWhole;
    private int _rejected;

    /// <summary>The number of dropped lines. Stops at its largest value.</summary>
    public int Rejected => _rejected;

    /// <summary>Takes the next byte.</summary>
    public NmeaStatus Feed(byte value)
    {
        _isWhole = false;
        if (value == (byte)'$')
        {
            bool isBroken = _isInside;
            _isInside = true;
            _count = 0;
            return isBroken ? Reject(NmeaStatus.BadLine, isInside: true) : NmeaStatus.NeedMore;
        }

        if (!_isInside)
        {
            return NmeaStatus.Searching;
        }

        if (value == (byte)'\r')
        {
            return End();
        }

        if (_count == MaximumLength || value < 0x20 || value > 0x7E)
        {
            return Reject(NmeaStatus.BadLine, isInside: false);
        }

        _bytes[_count++] = value;
        return NmeaStatus.NeedMore;
    }

    /// <summary>Whether the line that the last byte ended starts with the field <paramref name="type"/>, such as GPRMC.
    /// Keep the string in a variable: on the device each use of a literal creates an object of 12 bytes.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="type"/> is null.</exception>
    public bool Is(string type)
    {
        if (type is null)
        {
            throw new ArgumentNullException(nameof(type));
        }

        if (!TryFind(0, out int start, out int length) || length != type.Length)
        {
            return false;
        }

        for (int i = 0; i < length; i++)
        {
            if (_bytes[start + i] != type[i])
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The only character of a field, such as A; false if the field does not exist or has another
    /// length.</summary>
    /// <param name="field">0 is the type.</param>
    /// <param name="character">The character; 0 when false.</param>
    public bool TryGetCharacter(int field, out char character)
    {
        bool isOne = TryFind(field, out int start, out int length) && length == 1;
        character = isOne ? (char)_bytes[start] : '\0';
        return isOne;
    }

    /// <summary>A field as a whole number of 10^-<paramref name="decimals"/>: 4807.038 with 3 decimals is
    /// 4807038.</summary>
    /// <param name="field">0 is the type.</param>
    /// <param name="decimals">0 to 9. Further digits of the field are rounded to the nearest, halves away from
    /// zero.</param>
    /// <param name="value">The number; 0 when false.</param>
    /// <returns>False if the field does not exist, is empty or is not a number, or the number does not fit.</returns>
    public bool TryGetNumber(int field, int decimals, out int value)
    {
        value = 0;
        if (decimals < 0 || decimals > MostDecimals || !TryFind(field, out int start, out int length) || length == 0)
        {
            return false;
        }

        bool isNegative = _bytes[start] == (byte)'-';
        return TryParse(isNegative ? start + 1 : start, start + length, decimals, out long magnitude)
            && Narrow.TryToInt32(isNegative ? -magnitude : magnitude, out value) == ArithmeticStatus.Ok;
    }

    // Digits with at most one decimal point. The magnitude stays below 10 * 2^31 in each step.
    private bool TryParse(int at, int end, int decimals, out long magnitude)
    {
        magnitude = 0;
        int digits = 0;
        int places = -1;
        for (; at < end; at++)
        {
            int digit = _bytes[at] - '0';
            if (_bytes[at] == (byte)'.' && places < 0)
            {
                places = 0;
                continue;
            }

            if (digit < 0 || digit > 9 || magnitude > int.MaxValue)
            {
                return false;
            }

            digits++;
            if (places < decimals)
            {
                magnitude = (10 * magnitude) + digit;
            }
            else if (places == decimals && digit >= 5)
            {
                magnitude++;
            }

            places += places < 0 ? 0 : 1;
        }

        for (int i = places < 0 ? 0 : places; i < decimals; i++)
        {
            if (magnitude > int.MaxValue)
            {
                return false;
            }

            magnitude *= 10;
        }

        return digits > 0;
    }

    private bool TryFind(int field, out int start, out int length)
    {
        start = 0;
        length = 0;
        if (!_isWhole || field < 0)
        {
            return false;
        }

        for (int i = 0; i <= _count; i++)
        {
            if (i < _count && _bytes[i] != (byte)',')
            {
                continue;
            }

            if (field-- == 0)
            {
                length = i - start;
                return true;
            }

            start = i + 1;
        }

        start = 0;
        return false;
    }

    private NmeaStatus End()
    {
        int end = _count - ChecksumLength;
        if (end < 0 || _bytes[end] != (byte)'*')
        {
            return Reject(NmeaStatus.BadChecksum, isInside: false);
        }

        int sum = 0;
        for (int i = 0; i < end; i++)
        {
            sum ^= _bytes[i];
        }

        if (sum != ((Hex(_bytes[end + 1]) << 4) | Hex(_bytes[end + 2])))
        {
            return Reject(NmeaStatus.BadChecksum, isInside: false);
        }

        _count = end;
        _isInside = false;
        _isWhole = true;
        return NmeaStatus.Ok;
    }

    // 256 for a character that is not a digit: no sum of bytes is that large.
    private static int Hex(byte digit)
    {
        if (digit >= (byte)'0' && digit <= (byte)'9')
        {
            return digit - '0';
        }

        return digit >= (byte)'A' && digit <= (byte)'F' ? digit - 'A' + 10 : 256;
    }

    private NmeaStatus Reject(NmeaStatus status, bool isInside)
    {
        _isInside = isInside;
        _ = Int32Math.SaturatingAdd(_rejected, 1, out _rejected);
        return status;
    }
}
