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

    public StringBuilder Append(double value)
    {
        return Append(value.ToString());
    }

    public StringBuilder Append(short value)
    {
        return Append(value.ToString());
    }

    public StringBuilder Append(int value)
    {
        return Append(value.ToString());
    }

    public StringBuilder Append(long value)
    {
        return Append(value.ToString());
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

    public StringBuilder Append(char value)
    {
        Reserve(_length + 1);
        _chars[_length++] = value;
        return this;
    }

    public StringBuilder Append(object value)
    {
        return value == null ? this : Append(value.ToString());
    }

    public StringBuilder Append(char[] value)
    {
        return value == null ? this : Append(value, 0, value.Length);
    }

    public StringBuilder Append(string value)
    {
        return value == null ? this : Append(value.ToCharArray());
    }

    public StringBuilder Append(string value, int startIndex, int count)
    {
        if (value == null)
        {
            if (startIndex == 0 && count == 0)
            {
                return this;
            }

            throw new ArgumentNullException();
        }

        return Append(value.ToCharArray(), startIndex, count);
    }

    public StringBuilder Append(char[] value, int startIndex, int charCount)
    {
        if (startIndex < 0 || charCount < 0 || (value != null && charCount > value.Length - startIndex))
        {
            throw new ArgumentOutOfRangeException();
        }

        if (value == null)
        {
            if (startIndex == 0 && charCount == 0)
            {
                return this;
            }

            throw new ArgumentNullException();
        }

        Reserve(_length + charCount);
        Array.Copy(value, startIndex, _chars, _length, charCount);
        _length += charCount;
        return this;
    }

    public StringBuilder Append(char value, int repeatCount)
    {
        if (repeatCount < 0)
        {
            throw new ArgumentOutOfRangeException();
        }

        for (int i = 0; i < repeatCount; i++)
        {
            Append(value);
        }

        return this;
    }

    public StringBuilder AppendLine()
    {
        return Append("\r\n");
    }

    public StringBuilder AppendLine(string value)
    {
        return Append(value).AppendLine();
    }

    public StringBuilder Clear()
    {
        _length = 0;
        return this;
    }

    public StringBuilder Insert(int index, string value, int count)
    {
        if (index < 0)
        {
            // as the device finds it out
            throw new NullReferenceException();
        }

        if (index > _length || count < 0)
        {
            throw new ArgumentOutOfRangeException();
        }

        if (value == null)
        {
            return this;
        }

        string tail = ToString(index, _length - index);
        _length = index;
        for (int i = 0; i < count; i++)
        {
            Append(value);
        }

        return Append(tail);
    }

    public StringBuilder Insert(int index, char[] value, int startIndex, int charCount)
    {
        if (value == null)
        {
            return this;
        }

        return Insert(index, new string(value, startIndex, charCount), 1);
    }

    public StringBuilder Remove(int startIndex, int length)
    {
        CheckRange(startIndex, length);
        Array.Copy(_chars, startIndex + length, _chars, startIndex, _length - startIndex - length);
        _length -= length;
        return this;
    }

    public StringBuilder Replace(char oldChar, char newChar)
    {
        return Replace(oldChar, newChar, 0, _length);
    }

    public StringBuilder Replace(char oldChar, char newChar, int startIndex, int count)
    {
        CheckRange(startIndex, count);
        for (int i = startIndex; i < startIndex + count; i++)
        {
            if (_chars[i] == oldChar)
            {
                _chars[i] = newChar;
            }
        }

        return this;
    }

    public StringBuilder Replace(string oldValue, string newValue)
    {
        return Replace(oldValue, newValue, 0, _length);
    }

    public StringBuilder Replace(string oldValue, string newValue, int startIndex, int count)
    {
        CheckRange(startIndex, count);
        if (oldValue == null)
        {
            throw new ArgumentNullException();
        }

        if (oldValue.Length == 0)
        {
            throw new ArgumentException();
        }

        string text = ToString(startIndex, count);
        string tail = ToString(startIndex + count, _length - startIndex - count);
        _length = startIndex;
        int from = 0;
        for (int at = text.IndexOf(oldValue); at >= 0; at = from < text.Length ? text.IndexOf(oldValue, from) : -1)
        {
            Append(text.Substring(from, at - from)).Append(newValue);
            from = at + oldValue.Length;
        }

        return Append(text.Substring(from)).Append(tail);
    }
}
