using System;

namespace SecureBoot.Sensors;

/// <summary>When an application may confirm itself: after so many good frames with no bad one between them, and once.</summary>
public sealed class ConfirmRule
{
    private readonly int _needed;
    private int _good;

    /// <summary>Asks for <paramref name="goodFrames"/> good frames.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Below 1.</exception>
    public ConfirmRule(int goodFrames)
    {
        if (goodFrames is < 1)
        {
            throw new ArgumentOutOfRangeException(nameof(goodFrames));
        }

        _needed = goodFrames;
    }

    /// <summary>Reports a frame.</summary>
    /// <returns>True once: now is the time to confirm.</returns>
    public bool OnFrame(bool isGood)
    {
        if (_good == _needed)
        {
            return false;
        }

        _good = isGood ? _good + 1 : 0;
        return _good == _needed;
    }
}
