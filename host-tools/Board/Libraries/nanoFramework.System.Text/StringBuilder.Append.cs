namespace System.Text;

public sealed partial class StringBuilder
{
    public StringBuilder Append(bool value)
    {
        return Append(value.ToString());
    }

    public StringBuilder Append(byte value)
    {
        return Append(value.ToString());
    }

    public StringBuilder Append(char value)
    {
        return Append(value, 1);
    }

    public StringBuilder Append(double value)
    {
        return Append(value.ToString());
    }

    public StringBuilder Append(short value)
    {
        return Append(value.ToString());
    }

    public StringBuilder Append(char[] value)
    {
        return value == null ? this : AppendChars(value, 0, value.Length);
    }

    public StringBuilder Append(int value)
    {
        return Append(value.ToString());
    }

    public StringBuilder Append(long value)
    {
        return Append(value.ToString());
    }

    public StringBuilder Append(object value)
    {
        return value == null ? this : Append(value.ToString());
    }

    public StringBuilder Append(string value)
    {
        return value == null ? this : AppendChars(value.ToCharArray(), 0, value.Length);
    }

    public StringBuilder Append(sbyte value)
    {
        return Append(value.ToString());
    }

    public StringBuilder Append(float value)
    {
        return Append(value.ToString());
    }

    public StringBuilder Append(ushort value)
    {
        return Append(value.ToString());
    }

    public StringBuilder Append(uint value)
    {
        return Append(value.ToString());
    }

    public StringBuilder Append(ulong value)
    {
        return Append(value.ToString());
    }

    public StringBuilder Append(string value, int startIndex, int count)
    {
        if (value == null || !IsRange(startIndex, count, value.Length))
        {
            throw new ArgumentOutOfRangeException();
        }

        return AppendChars(value.ToCharArray(startIndex, count), 0, count);
    }

    public StringBuilder Append(char[] value, int startIndex, int charCount)
    {
        if (value == null || !IsRange(startIndex, charCount, value.Length))
        {
            throw new ArgumentOutOfRangeException();
        }

        return AppendChars(value, startIndex, charCount);
    }

    public StringBuilder Append(char value, int repeatCount)
    {
        if (repeatCount < 0)
        {
            throw new ArgumentOutOfRangeException();
        }

        for (; repeatCount > 0; repeatCount--)
        {
            if (Room == 0)
            {
                Expand(repeatCount);
            }

            _chars[_length++] = value;
        }

        return this;
    }

    public StringBuilder AppendLine(string str)
    {
        return Append(str).AppendLine();
    }

    public StringBuilder AppendLine()
    {
        return Append("\r\n");
    }

    // The characters that fit are appended even if the rest is refused.
    private StringBuilder AppendChars(char[] value, int startIndex, int count)
    {
        int fits = count < Room ? count : Room;
        Array.Copy(value, startIndex, _chars, _length, fits);
        _length += fits;
        if (fits < count)
        {
            Expand(count - fits);
            Array.Copy(value, startIndex + fits, _chars, _length, count - fits);
            _length += count - fits;
        }

        return this;
    }
}
