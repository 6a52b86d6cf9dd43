using System;

namespace SecureBoot.Sensors;

/// <summary>Mean, minimum and maximum of the newest values.</summary>
/// <remarks>The sum of 65535 values of 32 bits is below 2^47: it cannot overflow its 64 bits.</remarks>
public sealed class MovingStatistic
{
    /// <summary>The most values that it can look back on.</summary>
    public const int MaximumWindow = 65535;

    private readonly int[] _values;
    private int _next;
    private int _count;
    private long _sum;

    /// <summary>Looks at the newest <paramref name="window"/> values.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Below 1 or above <see cref="MaximumWindow"/>.</exception>
    public MovingStatistic(int window)
    {
        if (window < 1 || window > MaximumWindow)
        {
            throw new ArgumentOutOfRangeException(nameof(window));
        }

        _values = new int[window];
    }

    /// <summary>How many values there are: at most the window.</summary>
    public int Count => _count;

    /// <summary>Adds a value; in a full window the oldest goes.</summary>
    public void Add(int value)
    {
        if (_count == _values.Length)
        {
            _sum -= _values[_next];
        }
        else
        {
            _count++;
        }

        // Through the array: an int element has no unsigned tag of nanoCLR left.
        _values[_next] = value;
        _sum += _values[_next];
        _next = _next + 1 == _values.Length ? 0 : _next + 1;
    }

    /// <summary>The mean, rounded to the nearest, halves away from zero; false when there is no value.</summary>
    public bool TryGetMean(out int mean)
    {
        mean = 0;
        if (_count == 0)
        {
            return false;
        }

        long half = _count / 2;
        mean = (int)((_sum < 0 ? _sum - half : _sum + half) / _count);
        return true;
    }

    /// <summary>The smallest; false when there is no value.</summary>
    public bool TryGetMinimum(out int minimum)
    {
        minimum = _values[0];
        for (int i = 1; i < _count; i++)
        {
            if (_values[i] < minimum)
            {
                minimum = _values[i];
            }
        }

        return _count > 0;
    }

    /// <summary>The largest; false when there is no value.</summary>
    public bool TryGetMaximum(out int maximum)
    {
        maximum = _values[0];
        for (int i = 1; i < _count; i++)
        {
            if (_values[i] > maximum)
            {
                maximum = _values[i];
            }
        }

        return _count > 0;
    }
}
