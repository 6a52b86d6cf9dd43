using System;
using System.Globalization;
using System.Text;

namespace SecureBoot.Emulator.Natives;

/// <summary>The cutting and rounding that Format_G does on printf's text
/// (corlib_native_System_Number.cpp:430-580).</summary>
internal sealed class FloatText
{
    private readonly StringBuilder _text;
    private readonly char _specifier;
    private readonly int _precision;
    private readonly int _asked;
    private readonly int _standard;
    private readonly int _sign;
    private readonly int _exponent;
    private int _dot;

    public FloatText(string text, char specifier, int precision, int asked, int standard)
    {
        _text = new StringBuilder(text);
        _specifier = specifier;
        _precision = precision;
        _asked = asked;
        _standard = standard;
        _sign = text[0] == '-' ? 1 : 0;
        _dot = text.IndexOf('.', StringComparison.Ordinal);
        int e = text.IndexOfAny(['e', 'E']);
        _exponent = e < 0
            ? 0
            : int.Parse(text.AsSpan(e + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
    }

    public string Cut()
    {
        if (_text.Length <= _precision + _sign)
        {
            return _text.ToString();
        }

        int length = _text.Length;
        if (_asked <= _standard)
        {
            CutDigits();
        }

        if (_dot >= 0)
        {
            StripZeros();
        }

        if (_dot < 0 || _exponent != 0 || _dot > _precision + _sign)
        {
            AddExponent(length);
        }

        return _text.ToString();
    }

    private void CutDigits()
    {
        int digits = 0;
        int length = _text.Length;
        for (int i = 0; i < length; i++)
        {
            if (_text[i] is < '0' or > '9' || ++digits != _precision)
            {
                continue;
            }

            int kept = i + 1;
            char lost = kept < length ? _text[kept] : '\0';
            if (lost == '.' && kept + 1 < length)
            {
                lost = _text[kept + 1];
            }
            else if (lost is 'E' or 'e')
            {
                lost = _text[kept - 1];
                kept--;
            }

            _text.Length = kept;
            if (digits >= 2 && digits >= _standard && _text[kept - 2] == '0')
            {
                _text.Length = kept - 1;
                return;
            }

            if (lost >= '5' && DigitText.RoundUp(_text))
            {
                _dot++;
            }

            return;
        }
    }

    private void StripZeros()
    {
        int length = _text.Length;
        while (length - 1 >= _dot && length > 0 && _text[length - 1] == '0')
        {
            length--;
        }

        if (length == _dot + 1)
        {
            length--;
        }

        _text.Length = length;
    }

    private void AddExponent(int length)
    {
        if (_asked > 0 && _text.Length - _sign > 1)
        {
            _text.Insert(1 + _sign, '.');
        }

        int exponent = _exponent != 0 ? _exponent : (_dot < 0 ? length - 1 : _dot - 1) - _sign;
        _text
            .Append(_specifier == 'g' ? 'e' : 'E')
            .Append(exponent < 0 ? '-' : '+')
            .Append(Math.Abs(exponent).ToString("00", CultureInfo.InvariantCulture));
    }
}
