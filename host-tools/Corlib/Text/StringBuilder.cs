namespace System.Text;

/// <summary>Text that grows, in one array of characters.</summary>
public sealed partial class StringBuilder
{
    private const int DefaultCapacity = 16;

    private char[] _chars;
    private int _length;
    private readonly int _maxCapacity = int.MaxValue;

    public StringBuilder()
        : this(DefaultCapacity)
    {
    }

    public StringBuilder(int capacity)
        : this(string.Empty, capacity)
    {
    }

    public StringBuilder(int capacity, int maxCapacity)
        : this(string.Empty, capacity)
    {
        if (capacity > maxCapacity || maxCapacity < 1)
        {
            throw new ArgumentOutOfRangeException();
        }

        _maxCapacity = maxCapacity;
    }

    public StringBuilder(string value)
        : this(value, DefaultCapacity)
    {
    }

    public StringBuilder(string value, int capacity)
        : this(value, 0, value == null ? 0 : value.Length, capacity)
    {
    }

    public StringBuilder(string value, int startIndex, int length, int capacity)
    {
        if (capacity < 0 || length < 0 || startIndex < 0)
        {
            throw new ArgumentOutOfRangeException();
        }

        value = value ?? string.Empty;
        if (startIndex > value.Length - length)
        {
            throw new ArgumentOutOfRangeException();
        }

        capacity = capacity == 0 ? DefaultCapacity : capacity;
        _chars = new char[capacity > length ? capacity : length];
        Append(value.Substring(startIndex, length));
    }

    public int MaxCapacity
    {
        get { return _maxCapacity; }
    }

    public int Capacity
    {
        get { return _chars.Length; }
        set
        {
            if (value < _length || value > _maxCapacity)
            {
                throw new ArgumentOutOfRangeException();
            }

            char[] chars = new char[value];
            Array.Copy(_chars, chars, _length);
            _chars = chars;
        }
    }

    public int Length
    {
        get { return _length; }
        set
        {
            if (value < 0 || value > _maxCapacity)
            {
                throw new ArgumentOutOfRangeException();
            }

            Reserve(value);
            if (value > _length)
            {
                Array.Clear(_chars, _length, value - _length);
            }

            _length = value;
        }
    }

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
            CheckRange(index, 1);
            _chars[index] = value;
        }
    }

    public override string ToString()
    {
        return _length == 0 ? string.Empty : new string(_chars, 0, _length);
    }

    public string ToString(int startIndex, int length)
    {
        CheckRange(startIndex, length);
        return new string(_chars, startIndex, length);
    }

    private void CheckRange(int startIndex, int length)
    {
        if (startIndex < 0 || length < 0 || startIndex > _length - length)
        {
            throw new ArgumentOutOfRangeException();
        }
    }

    private void Reserve(int length)
    {
        if (length > _chars.Length)
        {
            int capacity = _chars.Length * 2;
            Capacity = capacity > length ? capacity : length;
        }
    }
}
