using System;
using SecureBoot.Buffers;

namespace SecureBoot.Sensors;

/// <summary>Decides when an application may confirm itself: once each sensor has had the required number of good frames
/// without a bad frame between them, and only once.</summary>
[SingleThread]
public sealed class ConfirmRule
{
    private readonly int _needed;
    private readonly int[] _good;
    private bool _isMet;

    /// <summary>Requires <paramref name="goodFrames"/> good frames of each of <paramref name="sensors"/>
    /// sensors.</summary>
    /// <exception cref="ArgumentOutOfRangeException">An argument is below 1.</exception>
    public ConfirmRule(int goodFrames, int sensors)
    {
        if (goodFrames is < 1 || sensors is < 1)
        {
            throw new ArgumentOutOfRangeException(nameof(goodFrames));
        }

        _needed = goodFrames;
        _good = new int[sensors];
    }

    /// <summary>Reports a frame.</summary>
    /// <param name="sensor">The sensor's number, from 0 on.</param>
    /// <param name="isGood">Whether the frame is good.</param>
    /// <returns>True once: confirm now.</returns>
    /// <exception cref="ArgumentOutOfRangeException">No sensor has this number.</exception>
    public bool OnFrame(int sensor, bool isGood)
    {
        if (sensor < 0 || sensor >= _good.Length)
        {
            throw new ArgumentOutOfRangeException(nameof(sensor));
        }

        if (_isMet)
        {
            return false;
        }

        int good = _good[sensor];
        _good[sensor] = !isGood ? 0 : good < _needed ? good + 1 : good;
        _isMet = IsMet();
        return _isMet;
    }

    private bool IsMet()
    {
        for (int i = 0; i < _good.Length; i++)
        {
            if (_good[i] < _needed)
            {
                return false;
            }
        }

        return true;
    }
}
