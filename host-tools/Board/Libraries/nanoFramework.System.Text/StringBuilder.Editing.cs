namespace System.Text;

public sealed partial class StringBuilder
{
    public StringBuilder Remove(int startIndex, int length)
    {
        CheckRange(startIndex, length);
        CloseGap(startIndex, length);
        return this;
    }

    public StringBuilder Insert(int index, string value, int count)
    {
        if (count < 0 || index > _length)
        {
            throw new ArgumentOutOfRangeException();
        }

        if (string.IsNullOrEmpty(value) || count == 0)
        {
            return this;
        }

        int inserted = value.Length * count;
        if (inserted > _maxCapacity - _length)
        {
            throw new OutOfMemoryException();
        }

        OpenGap(index, inserted);
        char[] chars = value.ToCharArray();
        for (int i = 0; i < count; i++)
        {
            Array.Copy(chars, 0, _chars, index + (i * chars.Length), chars.Length);
        }

        return this;
    }

    public StringBuilder Insert(int index, char[] value, int startIndex, int charCount)
    {
        if (index > _length || value == null || !IsRange(startIndex, charCount, value.Length))
        {
            throw new ArgumentOutOfRangeException();
        }

        return charCount == 0 ? this : Insert(index, new string(value, startIndex, charCount), 1);
    }

    public StringBuilder Replace(char oldChar, char newChar, int startIndex, int count)
    {
        CheckReplacement(startIndex, count);
        for (int i = startIndex < 0 ? 0 : startIndex; i < startIndex + count; i++)
        {
            if (_chars[i] == oldChar)
            {
                _chars[i] = newChar;
            }
        }

        CheckStart(startIndex);
        return this;
    }

    public StringBuilder Replace(char oldChar, char newChar)
    {
        return Replace(oldChar, newChar, 0, _length);
    }

    public StringBuilder Replace(string oldValue, string newValue, int startIndex, int count)
    {
        if (oldValue == null || oldValue.Length == 0)
        {
            throw new ArgumentOutOfRangeException();
        }

        CheckReplacement(startIndex, count);
        CheckStart(startIndex);
        char[] replacement = newValue == null ? new char[0] : newValue.ToCharArray();
        int growth = replacement.Length - oldValue.Length;
        string text = new string(_chars, startIndex, count);
        if (growth > 0 && growth * CountOf(text, oldValue) > _maxCapacity - _length)
        {
            throw new ArgumentOutOfRangeException();
        }

        for (int at = IndexOf(text, oldValue, 0); at >= 0; at = IndexOf(text, oldValue, at + oldValue.Length))
        {
            ReplaceAt(startIndex + at, oldValue.Length, replacement);
            startIndex += growth;
        }

        return this;
    }

    public StringBuilder Replace(string oldValue, string newValue)
    {
        return Replace(oldValue, newValue, 0, _length);
    }

    private static int IndexOf(string text, string value, int from)
    {
        return from >= text.Length ? -1 : text.IndexOf(value, from);
    }

    private static int CountOf(string text, string value)
    {
        int count = 0;
        for (int at = IndexOf(text, value, 0); at >= 0; at = IndexOf(text, value, at + value.Length))
        {
            count++;
        }

        return count;
    }

    private void CheckReplacement(int startIndex, int count)
    {
        if (startIndex > _length || count < 0 || startIndex > _length - count)
        {
            throw new ArgumentOutOfRangeException();
        }
    }

    private static void CheckStart(int index)
    {
        if (index < 0)
        {
            // The real one runs off its chain of arrays.
            throw new NullReferenceException();
        }
    }

    private void ReplaceAt(int index, int removed, char[] replacement)
    {
        int growth = replacement.Length - removed;
        if (growth > 0)
        {
            OpenGap(index, growth);
        }
        else
        {
            CloseGap(index, -growth);
        }

        Array.Copy(replacement, 0, _chars, index, replacement.Length);
    }

    private void OpenGap(int index, int count)
    {
        CheckStart(index);
        if (count > _maxCapacity - _length)
        {
            throw new ArgumentOutOfRangeException();
        }

        if (_length > 32 || count > Room)
        {
            Resize(_chars.Length + count);
        }

        Array.Copy(_chars, index, _chars, index + count, _length - index);
        _length += count;
    }

    private void CloseGap(int index, int count)
    {
        Array.Copy(_chars, index + count, _chars, index, _length - index - count);
        _length -= count;
    }
}
