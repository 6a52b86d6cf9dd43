using System.Numerics;

namespace SecureBoot.Board;

/// <summary>Deep sleep and waking up.</summary>
public sealed class BoardPower
{
    private readonly VirtualClock _clock;
    private readonly VirtualPins _pins;

    internal BoardPower(VirtualClock clock, VirtualPins pins)
    {
        _clock = clock;
        _pins = pins;
    }

    /// <summary>The sleep that firmware requested and that has not begun.</summary>
    public DeepSleep? Asked { get; private set; }

    /// <summary>The cause of the last wake-up.</summary>
    public WakeCause Cause { get; private set; }

    /// <summary>The pins that woke it up, a bit each.</summary>
    public ulong WakePins { get; private set; }

    /// <summary>The firmware's request.</summary>
    public void Ask(DeepSleep sleep)
    {
        Asked = sleep;
    }

    /// <summary>Sleeps until a source wakes the board up, or the clock is at <paramref name="limit"/>: the board then
    /// continues to sleep.</summary>
    /// <returns>Whether the board woke up.</returns>
    public bool Sleep(long limit)
    {
        if (Asked is not { } sleep)
        {
            return true;
        }

        long end = sleep.Microseconds is { } time ? _clock.Now + time : long.MaxValue;
        while (Pressed(sleep) == 0 && _clock.Now < end && _clock.Now < limit)
        {
            long next = _clock.NextEvent is { } due && due < end ? due : end;
            _clock.AdvanceTo(next < limit ? next : limit);
        }

        WakePins = Pressed(sleep);
        bool isAwake = WakePins != 0 || _clock.Now >= end;
        Cause = WakePins == 0 ? WakeCause.Timer
            : BitOperations.PopCount(sleep.Pins) == 1 && !sleep.NeedsAll ? WakeCause.Ext0
            : WakeCause.Ext1;
        Asked = isAwake ? null : sleep;
        return isAwake;
    }

    /// <summary>A reset that is no waking up.</summary>
    public void Forget()
    {
        Asked = null;
        Cause = WakeCause.Undefined;
        WakePins = 0;
    }

    private ulong Pressed(DeepSleep sleep)
    {
        ulong pressed = 0;
        for (int pin = 0; pin < VirtualPins.Count; pin++)
        {
            if ((sleep.Pins >> pin & 1) != 0
                && VirtualPins.Exists(pin)
                && _pins[pin].IsDriven
                && _pins[pin].Level == sleep.Level)
            {
                pressed |= 1UL << pin;
            }
        }

        return sleep.NeedsAll && pressed != sleep.Pins ? 0 : pressed;
    }
}
