using System;

namespace SecureBoot.Sensors;

/// <summary>Mean, minimum and maximum of the newest values.</summary>
/// <remarks>
/// The window is filled in blocks, each from the end of the array down. Of the block before, what is left in the window
/// is always its beginning, and for each beginning the extremes were noted when that block was full. So a value costs
/// the same whatever the window, except each last of a block, which walks the window once: 30 instructions a value of
/// the window. The sum of 65535 values of 32 bits is below 2^47: it cannot overflow its 64 bits.
/// </remarks>
public sealed class MovingStatistic
{
    /// <summary>The most values that it can look back on.</summary>
    public const int MaximumWindow = 65535;

    private readonly int[] _values;

    // The smallest and the largest of _values[0] to here, in the block before.
    private readonly int[] _smallest;
    private readonly int[] _largest;

    // Where the next value goes.
    private int _place;
    private int _count;
    private bool _isFull;
    private long _sum;

    // Of the block that is being filled.
    private int _low = int.MaxValue;
    private int _high = int.MinValue;

    /// <summary>Looks at the newest <paramref name="window"/> values, with 12 bytes of memory for each.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Below 1 or above <see cref="MaximumWindow"/>.</exception>
    public MovingStatistic(int window)
    {
        if (window < 1 || window > MaximumWindow)
        {
            throw new ArgumentOutOfRangeException(nameof(window));
        }

        _values = new int[window];
        _smallest = new int[window];
        _largest = new int[window];
        for (int i = 0; i < window; i++)
        {
            _smallest[i] = int.MaxValue;
            _largest[i] = int.MinValue;
        }

        _place = window - 1;
    }

    /// <summary>How many values there are: at most the window.</summary>
    public int Count => _count;

    /// <summary>Adds a value; in a full window the oldest goes.</summary>
    public void Add(int value)
    {
        int[] values = _values;
        int place = _place;
        long rest = _sum - values[place];

        // Through the array: an int element has no unsigned tag of nanoCLR left.
        values[place] = value;
        value = values[place];
        _sum = rest + value;
        if (value < _low)
        {
            _low = value;
        }

        if (value > _high)
        {
            _high = value;
        }

        if (!_isFull)
        {
            _count++;
        }

        if (place == 0)
        {
            EndBlock();
            place = values.Length;
        }

        _place = place - 1;
    }

    /// <summary>All three at once, for what each alone costs; false, and zeros, when there is no value.</summary>
    public bool TryGet(out int mean, out int minimum, out int maximum)
    {
        int count = _count;
        if (count == 0)
        {
            mean = 0;
            minimum = 0;
            maximum = 0;
            return false;
        }

        // Rounding.Divide in place: this is asked for with each sample.
        long sum = _sum;
        int half = count >> 1;
        mean = (int)((sum < 0 ? sum - half : sum + half) / count);
        int place = _place;
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

    private void EndBlock()
    {
        int[] values = _values;
        int[] smallest = _smallest;
        int[] largest = _largest;
        int low = values[0];
        int high = low;
        int count = values.Length;
        for (int i = 0; i < count; i++)
        {
            int value = values[i];
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
        }

        _isFull = true;
        _low = int.MaxValue;
        _high = int.MinValue;
    }
}
