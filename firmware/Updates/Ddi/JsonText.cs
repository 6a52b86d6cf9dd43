namespace SecureBoot.Updates;

/// <summary>Finds values in JSON from a server. The class copies and allocates nothing: a value is its offset, and -1
/// means "no value".</summary>
internal sealed class JsonText
{
    private const int MaxDepth = 12;

    private readonly byte[] _bytes;
    private readonly int _length;

    /// <summary>A text of the first <paramref name="length"/> bytes, which must be one object.</summary>
    internal JsonText(byte[] bytes, int length)
    {
        _bytes = bytes;
        _length = length < 0 ? 0 : length > bytes.Length ? bytes.Length : length;
        int start = PassBlanks(0);
        Root = At(start) == '{' && PassBlanks(Skip(start, 0)) == _length ? start : -1;
    }

    /// <summary>The object; -1 when the bytes are not well formed.</summary>
    internal int Root { get; }

    /// <summary>The value of a member of the object <paramref name="value"/>; -1 also for a duplicate.</summary>
    internal int Find(int value, string name)
    {
        int found = -1;
        int at = At(value) == '{' ? PassBlanks(value + 1) : -1;
        while (At(at) == '"')
        {
            bool isIt = Is(at, name);
            at = PassBlanks(PassBlanks(SkipText(at)) + 1);
            if (isIt && found >= 0)
            {
                return -1;
            }

            found = isIt ? at : found;
            at = PassBlanks(Skip(at, 0));
            at = At(at) == ',' ? PassBlanks(at + 1) : -1;
        }

        return found;
    }

    /// <summary>The first element of the array <paramref name="value"/>.</summary>
    internal int First(int value)
    {
        int at = At(value) == '[' ? PassBlanks(value + 1) : -1;
        return At(at) == ']' ? -1 : at;
    }

    /// <summary>The element after an element.</summary>
    internal int Next(int element)
    {
        int at = PassBlanks(Skip(element, 0));
        return At(at) == ',' ? PassBlanks(at + 1) : -1;
    }

    /// <summary>Whether the value is equal to this text, byte for byte.</summary>
    internal bool Is(int value, string text)
    {
        return At(value) == '"' && StartsWith(value + 1, text) && At(value + 1 + text.Length) == '"';
    }

    /// <summary>The number after the last <paramref name="mark"/> in a text, or, with an empty mark, in the text or
    /// number itself, up to another byte; 0 without a number or with more than 18 digits.</summary>
    internal ulong ReadNumber(int value, string mark, out int end)
    {
        end = Skip(value, 0);
        int at = At(value) == '"' ? value + 1 : value;
        if (mark.Length > 0)
        {
            at = end - mark.Length;
            while (at > value && !StartsWith(at, mark))
            {
                at--;
            }

            at = at > value ? at + mark.Length : end;
        }

        ulong number = 0;
        int first = at;
        while (at < end && IsDigit(At(at)) && at < first + 19)
        {
            number = (number * 10) + (ulong)(At(at) - '0');
            at++;
        }

        end = at;
        return at > first + 18 ? 0 : number;
    }

    /// <summary>Whether the bytes from <paramref name="at"/> on are this text.</summary>
    internal bool StartsWith(int at, string text)
    {
        for (int i = 0; i < text.Length; i++)
        {
            if (at < 0 || At(at + i) != text[i])
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Reads a text of hexadecimal digits that fills <paramref name="target"/>.</summary>
    internal bool TryReadHex(int value, byte[] target)
    {
        bool isHex = At(value) == '"' && At(value + 1 + (2 * target.Length)) == '"';
        for (int i = 0; isHex && i < 2 * target.Length; i++)
        {
            int digit = HexOf(At(value + 1 + i));
            isHex = digit >= 0;
            target[i / 2] = (byte)(((target[i / 2] & 15) << 4) | (digit & 15));
        }

        return isHex;
    }

    private static int HexOf(byte digit)
    {
        return IsDigit(digit) ? digit - '0'
            : digit is >= (byte)'a' and <= (byte)'f' ? digit - 'a' + 10
            : digit is >= (byte)'A' and <= (byte)'F' ? digit - 'A' + 10
            : -1;
    }

    private static bool IsDigit(byte value) => value is >= (byte)'0' and <= (byte)'9';

    private byte At(int at) => at >= 0 && at < _length ? _bytes[at] : (byte)0;

    private int PassBlanks(int at)
    {
        while (At(at) is (byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t')
        {
            at++;
        }

        return at;
    }

    // The offset after the value, or -1. The skipped value is well formed, except the spelling of numbers and words.
    private int Skip(int at, int depth)
    {
        byte first = At(at);
        if (first is (byte)'{' or (byte)'[')
        {
            return depth == MaxDepth ? -1 : SkipNested(at, first == '{', depth + 1);
        }

        if (first == '"')
        {
            return SkipText(at);
        }

        int start = at;
        while (IsDigit(At(at))
            || At(at) is (byte)'-' or (byte)'+' or (byte)'.' or (>= (byte)'a' and <= (byte)'z') or (byte)'E')
        {
            at++;
        }

        return at == start ? -1 : at;
    }

    private int SkipNested(int at, bool isObject, int depth)
    {
        byte end = isObject ? (byte)'}' : (byte)']';
        at = PassBlanks(at + 1);
        if (At(at) == end)
        {
            return at + 1;
        }

        while (at >= 0)
        {
            if (isObject)
            {
                at = PassBlanks(SkipText(at));
                at = At(at) == ':' ? PassBlanks(at + 1) : -1;
            }

            at = PassBlanks(Skip(at, depth));
            if (At(at) == end)
            {
                return at + 1;
            }

            at = At(at) == ',' ? PassBlanks(at + 1) : -1;
        }

        return -1;
    }

    private int SkipText(int at)
    {
        if (At(at) != '"')
        {
            return -1;
        }

        for (at++; At(at) >= ' '; at++)
        {
            if (At(at) == '"')
            {
                return at + 1;
            }

            at += At(at) == '\\' ? 1 : 0;
        }

        return -1;
    }
}
