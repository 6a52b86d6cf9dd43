namespace System.Runtime.CompilerServices;

/// <summary>What the host's compiler makes of an interpolated string. The device's compiler, which does not know this type, calls string.Format.</summary>
internal struct DefaultInterpolatedStringHandler
{
    private string _text;

    public DefaultInterpolatedStringHandler(int literalLength, int formattedCount)
    {
        _text = string.Empty;
    }

    public void AppendLiteral(string value)
    {
        _text += value;
    }

    public void AppendFormatted(string value)
    {
        _text += value;
    }

    public void AppendFormatted(object value)
    {
        _text += string.Format("{0}", new object[] { value });
    }

    public void AppendFormatted(object value, string format)
    {
        _text += string.Format("{0:" + format + "}", new object[] { value });
    }

    public void AppendFormatted(object value, int alignment)
    {
        _text += string.Format("{0," + alignment.ToString() + "}", new object[] { value });
    }

    public void AppendFormatted(object value, int alignment, string format)
    {
        string hole = format == null ? "{0," + alignment.ToString() + "}" : "{0," + alignment.ToString() + ":" + format + "}";
        _text += string.Format(hole, new object[] { value });
    }

    public void AppendFormatted(string value, int alignment, string format)
    {
        AppendFormatted((object)value, alignment, format);
    }

    public string ToStringAndClear()
    {
        string text = _text;
        _text = string.Empty;
        return text;
    }
}
