using System;

namespace SecureBoot.Sensors;

/// <summary>Mean, minimum and maximum of the newest values.</summary>
/// <remarks>
/// The window is filled in blocks, each from the end of the array down. The part of the last block that is still in the
/// window is always its beginning, and the extremes of each beginning were stored when that block was full. So the cost
/// of a value does not depend on the window, except the first value of a block, which reads the window once: about 24
/// instructions for each value of the window. The sum of 65535 values of 32 bits, and half of 65535, is below 2^47: the
/// sum cannot overflow its 64 bits. Code reads fields directly: a local variable pays off from the third use on.
/// </remarks>
public sealed class MovingStatistic
{
    /// <summary>The largest window.</summary>
    public const int MaximumWindow = 65535;

    // The number of values that NoteExtremes handles in one iteration.
    private const int Steps = 4;

    private readonly int _window;

    // Used from index 1 on: index 0 means the end of the block. After the window, room for Steps more values.
    private readonly int[] _values;

    // The smallest and the largest before each index of the block before.
    private readonly int[] _smallest;
    private readonly int[] _largest;

    // The index below that of the newest value; 0 while the window is not full.
    private int _next;
    private bool _isFull;

    // 64 bits, as the sum: the mean needs no conversion.
    private long _count;

    // The sum of the values and half of their count: if positive, it is the dividend of the rounded mean.
    private long _sum;
    private long _twiceHalf;

    // The extremes of the current block.
    private int _low;
    private int _high;

    /// <summary>Looks at the newest <paramref name="window"/> values, with 12 bytes of memory for each.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Below 1 or above <see cref="MaximumWindow"/>.</exception>
    public MovingStatistic(int window)
    {
        if (window < 1 || window > MaximumWindow)
        {
            throw new ArgumentOutOfRangeException(nameof(window));
        }

        _window = window;
        _values = new int[window + Steps];
        _smallest = new int[window + Steps];
        _largest = new int[window + Steps];
        _smallest[1] = int.MaxValue;
        _largest[1] = int.MinValue;
    }

    /// <summary>The number of values: at most the window.</summary>
    public int Count => (int)_count;

    /// <summary>Adds a value; in a full window the oldest value is dropped.</summary>
    public void Add(int value)
    {
        // A local has no unsigned tag of nanoCLR left, an argument may.
        int newest = value;
        int place = _next;
        if (place == 0)
        {
            place = Turn(newest);
        }

        _next = place - 1;
        _sum = _sum - _values[place] + newest;
        _values[place] = newest;
        if (newest < _low)
        {
            _low = newest;
        }
        else if (newest > _high)
        {
            _high = newest;
        }
    }

    /// <summary>Adds a value and gives minimum and maximum of the newest values, at a lower cost than
    /// <see cref="Add(int)"/> and <see cref="TryGet"/> together.</summary>
    /// <returns>The mean, rounded to the nearest, halves away from zero.</returns>
    public int Add(int value, out int minimum, out int maximum)
    {
        int newest = value;
        int place = _next;
        if (place == 0)
        {
            place = Turn(newest);
        }

        _next = place - 1;
        _sum = _sum - _values[place] + newest;
        _values[place] = newest;
        if (newest < _low)
        {
            _low = newest;
        }
        else if (newest > _high)
        {
            _high = newest;
        }

        int older = _smallest[place];
        minimum = older < _low ? older : _low;
        older = _largest[place];
        maximum = older > _high ? older : _high;
        return (int)((_sum <= 0 ? _sum - _twiceHalf : _sum) / _count);
    }

    /// <summary>All three values for the cost of one; false, and zeros, if the window is empty.</summary>
    public bool TryGet(out int mean, out int minimum, out int maximum)
    {
        if (_count == 0)
        {
            mean = 0;
            minimum = 0;
            maximum = 0;
            return false;
        }

        mean = (int)((_sum <= 0 ? _sum - _twiceHalf : _sum) / _count);
        int place = _next + 1;
        int older = _smallest[place];
        minimum = older < _low ? older : _low;
        older = _largest[place];
        maximum = older > _high ? older : _high;
        return true;
    }

    /// <summary>The mean, rounded to the nearest, halves away from zero; false, and 0, when there is no
    /// value.</summary>
    public bool TryGetMean(out int mean)
    {
        return TryGet(out mean, out _, out _);
    }

    /// <summary>The smallest; false, and 0, when there is no value.</summary>
    public bool TryGetMinimum(out int minimum)
    {
        return TryGet(out _, out minimum, out _);
    }

    /// <summary>The largest; false, and 0, when there is no value.</summary>
    public bool TryGetMaximum(out int maximum)
    {
        return TryGet(out _, out _, out maximum);
    }

    // The index of a block's first value, or of any value of a window that is not full. A window becomes full at index
    // 1, without an older block: the values before are moved to their places.
    private int Turn(int first)
    {
        if (_isFull)
        {
            NoteExtremes();
            _low = first;
            _high = first;
            return _window;
        }

        if (_count == 0)
        {
            _low = first;
            _high = first;
        }
        else
        {
            _values[_window + 1 - (int)_count] = _values[1];
            _values[1] = 0;
        }

        _count++;
        _isFull = _count == _window;
        if ((_count & 1) == 0)
        {
            _twiceHalf = _count;
            _sum++;
        }

        return 1;
    }

    // Steps values a round, to save the instructions of rounds.
    private void NoteExtremes()
    {
        int[] values = _values;
        int[] smallest = _smallest;
        int[] largest = _largest;
        int low = values[1];
        int high = low;
        int last = _window;
        int i = 2;
        while (i <= last)
        {
            smallest[i] = low;
            largest[i] = high;
            int value = values[i++];
            if (value < low)
            {
                low = value;
            }
            else if (value > high)
            {
                high = value;
            }

            smallest[i] = low;
            largest[i] = high;
            value = values[i++];
            if (value < low)
            {
                low = value;
            }
            else if (value > high)
            {
                high = value;
            }

            smallest[i] = low;
            largest[i] = high;
            value = values[i++];
            if (value < low)
            {
                low = value;
            }
            else if (value > high)
            {
                high = value;
            }

            smallest[i] = low;
            largest[i] = high;
            value = values[i++];
            if (value < low)
            {
                low = value;
            }
            else if (value > high)
            {
                high = value;
            }
        }
    }
}
