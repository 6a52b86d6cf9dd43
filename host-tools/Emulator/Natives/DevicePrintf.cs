using System;

namespace SecureBoot.Emulator.Natives;

/// <summary>printf of a double as the device's small library does it: digit by digit in double arithmetic, in a buffer
/// of 32 characters (CLR/Helpers/nanoprintf). Its results differ from C's in the last digits.</summary>
internal sealed class DevicePrintf
{
    private const int BufferSize = 32;
    private const int MaxFixedDigits = BufferSize - 3;
    private const int MaxExponentDigits = BufferSize - 7;
    private const int FloatDigits = 19;
    private const int FirstDigit = 2;

    private static readonly double[] s_small = [1e-256, 1e-128, 1e-64, 1e-32, 1e-16, 1e-8, 1e-4, 1e-2, 1e-1, 1.0];
    private static readonly double[] s_large = [1e+256, 1e+128, 1e+64, 1e+32, 1e+16, 1e+8, 1e+4, 1e+2, 1e+1];

    private readonly char[] _buffer = new char[BufferSize * 2];
    private readonly bool _general;
    private readonly bool _upper;
    private double _number;
    private bool _fixed;
    private int _digits;
    private int _point;

    private DevicePrintf(double number, int digits, char kind)
    {
        _number = Math.Abs(number);
        _general = kind is 'g' or 'G';
        _fixed = kind == 'f';
        _upper = kind is 'G' or 'E';
        _digits = _fixed ? Math.Max(digits, 0) : Math.Max(digits, 1);
        Array.Fill(_buffer, '0');
    }

    /// <summary>%f with decimals, %g with significant digits, %e with decimals.</summary>
    public static string Format(double number, int precision, char kind)
    {
        if (double.IsInfinity(number) || double.IsNaN(number))
        {
            return double.IsNaN(number) ? "NaN" : "Inf";
        }

        string text = new DevicePrintf(number, kind is 'e' or 'E' ? precision + 1 : precision, kind).Build();
        return number < 0 ? "-" + text : text;
    }

    private string Build()
    {
        Normalise();
        if (_general && _point > -4 && _point <= _digits)
        {
            _fixed = true;
        }

        bool round = LimitDigits(out int start);
        int end = WriteDigits(start);
        if (round && _buffer[end] >= '5')
        {
            end = RoundUp(end);
        }

        return _fixed ? WithPoint(end) : WithExponent(end);
    }

    /// <summary>Scales to 1 &lt;= number &lt; 10, with the position of the point.</summary>
    private void Normalise()
    {
        _point = 1;
        if (_number == 0)
        {
            return;
        }

        if (_number == double.MaxValue)
        {
            _number = 1.7976931348623157;
            _point = 309;
            return;
        }

        int power = 256;
        for (int i = 0; _number < 1.0; i++, power >>= 1)
        {
            while (_number < s_small[i + 1])
            {
                _number /= s_small[i];
                _point -= power;
            }
        }

        power = 256;
        for (int i = 0; _number >= 10.0; i++, power >>= 1)
        {
            while (_number >= s_large[i])
            {
                _number /= s_large[i];
                _point += power;
            }
        }
    }

    /// <summary>Cuts the digits to the size of the buffer; false if no digit is left to round.</summary>
    private bool LimitDigits(out int start)
    {
        start = FirstDigit;
        if (_fixed)
        {
            if (!_general)
            {
                _digits += _point;
                if (_digits < 0)
                {
                    _point -= _digits;
                }
            }

            _fixed = _point <= MaxFixedDigits;
        }

        if (!_fixed)
        {
            _digits = Math.Min(_digits, MaxExponentDigits);
            return true;
        }

        int zeros = _point < 1 ? 1 - _point : 0;
        if (zeros > MaxFixedDigits)
        {
            zeros = MaxFixedDigits;
            _digits = -1;
        }

        start += zeros;
        if (_digits < 0)
        {
            _digits = 0;
            return false;
        }

        _digits = Math.Min(_digits, MaxFixedDigits - zeros);
        return true;
    }

    /// <summary>Writes one more digit than the precision; returns its place.</summary>
    private int WriteDigits(int at)
    {
        for (int i = 0; i <= _digits; i++)
        {
            if (i < FloatDigits)
            {
                int digit = (int)_number;
                _buffer[at] = (char)('0' + digit);
                _number = (_number - digit) * 10;
            }

            at++;
        }

        return at - 1;
    }

    private int RoundUp(int end)
    {
        _buffer[end] = '0';
        int at = end - 1;
        while (at >= FirstDigit && _buffer[at] == '9')
        {
            _buffer[at--] = '0';
        }

        if (at >= FirstDigit)
        {
            _buffer[at]++;
            return end;
        }

        _buffer[FirstDigit] = '1';
        _point++;
        if (_fixed && !_general)
        {
            _digits++;
            return end + 1;
        }

        return end;
    }

    private string WithPoint(int end)
    {
        int whole = Math.Max(_point, 1);
        int at = 1;
        for (int i = 0; i < whole; i++, at++)
        {
            _buffer[at] = _buffer[at + 1];
        }

        if (at + 1 < end)
        {
            _buffer[at] = '.';
            end = _general ? TrimZeros(end - 1) : end;
        }
        else
        {
            end--;
        }

        return new string(_buffer, 1, end - 1);
    }

    private string WithExponent(int end)
    {
        int start = FirstDigit;
        if (_digits > 1)
        {
            _buffer[1] = _buffer[2];
            _buffer[2] = '.';
            start = 1;
        }

        end = _general ? TrimZeros(end - 1) : end;
        int exponent = _point - 1;
        return new string(_buffer, start, end - start) + (_upper ? 'E' : 'e') + (exponent < 0 ? '-' : '+')
            + Math.Abs(exponent).ToString("00", System.Globalization.CultureInfo.InvariantCulture);
    }

    private int TrimZeros(int at)
    {
        while (_buffer[at] == '0')
        {
            at--;
        }

        return _buffer[at] == '.' ? at : at + 1;
    }
}
