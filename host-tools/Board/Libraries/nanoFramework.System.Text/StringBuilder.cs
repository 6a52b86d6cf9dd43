namespace System.Text;

/// <summary>Text that grows, in one array. The real one keeps a chain of arrays; the capacity after appending, the
/// limit and the exceptions are its own.
/// As many methods as the real one's: a firmware finds native methods by number, and UTF8Encoding's come after these.
/// The two differ in: Capacity after inserting and removing, and so the exact place where a builder near its
/// MaxCapacity refuses.</summary>
public sealed partial class StringBuilder
{
    private const int DefaultCapacity = 16;
    private const int DefaultMaxCapacity = short.MaxValue;
    private const int LargestStep = 8000;

    private readonly int _maxCapacity;
    private char[] _chars;
    private int _length;

    public int MaxCapacity => _maxCapacity;

    public char this[int index]
    {
        get
        {
            if (index < 0 || index >= _length)
            {
                throw new IndexOutOfRangeException();
            }

            return _chars[index];
        }

        set
        {
            if (index < 0 || index >= _length)
            {
                throw new ArgumentOutOfRangeException();
            }

            _chars[index] = value;
        }
    }

    public int Capacity
    {
        get => _chars.Length;
        set
        {
            if (value < _length || value > _maxCapacity)
            {
                throw new ArgumentOutOfRangeException();
            }

            Resize(value);
        }
    }

    public int Length
    {
        get => _length;
        set
        {
            if (value < 0 || value > _maxCapacity)
            {
                throw new ArgumentOutOfRangeException();
            }

            if (value > _length)
            {
                Append('\0', value - _length);
            }

            _length = value;
        }
    }

    public StringBuilder(string value, int startIndex, int length, int capacity)
    {
        value ??= string.Empty;
        if (capacity < 0 || !IsRange(startIndex, length, value.Length))
        {
            throw new ArgumentOutOfRangeException();
        }

        _maxCapacity = DefaultMaxCapacity;
        capacity = capacity == 0 ? DefaultCapacity : capacity;
        _chars = new char[capacity < length ? length : capacity];
        _length = length;
        Array.Copy(value.ToCharArray(startIndex, length), _chars, length);
    }

    public StringBuilder(string value, int capacity)
        : this(value, 0, value == null ? 0 : value.Length, capacity)
    {
    }

    public StringBuilder(int capacity, int maxCapacity)
    {
        if (capacity > maxCapacity || maxCapacity < 1 || capacity < 0)
        {
            throw new ArgumentOutOfRangeException();
        }

        int smallest = maxCapacity < DefaultCapacity ? maxCapacity : DefaultCapacity;
        _maxCapacity = maxCapacity;
        _chars = new char[capacity == 0 ? smallest : capacity];
    }

    public StringBuilder(int capacity)
        : this(string.Empty, capacity)
    {
    }

    public StringBuilder(string value)
        : this(value, DefaultCapacity)
    {
    }

    public StringBuilder()
        : this(DefaultCapacity)
    {
    }

    public override string ToString()
    {
        return new string(_chars, 0, _length);
    }

    public string ToString(int startIndex, int length)
    {
        CheckRange(startIndex, length);
        return new string(_chars, startIndex, length);
    }

    public StringBuilder Clear()
    {
        Length = 0;
        return this;
    }

    private void CheckRange(int startIndex, int count)
    {
        if (!IsRange(startIndex, count, _length))
        {
            throw new ArgumentOutOfRangeException();
        }
    }

    private static bool IsRange(int start, int count, int length)
    {
        return start >= 0 && count >= 0 && start <= length - count;
    }

    private int Room => _chars.Length - _length;

    private void Resize(int capacity)
    {
        if (capacity != _chars.Length)
        {
            char[] chars = new char[capacity];
            Array.Copy(_chars, chars, _length);
            _chars = chars;
        }
    }

    /// <summary>Makes room for more characters after a full array: as many characters as there are, at most 8000, or
    /// the needed number.</summary>
    private void Expand(int count)
    {
        if (count > _maxCapacity - _length)
        {
            throw new ArgumentOutOfRangeException();
        }

        int step = _length < LargestStep ? _length : LargestStep;
        Resize(_length + (count < step ? step : count));
    }
}
