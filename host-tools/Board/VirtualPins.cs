using System;

namespace SecureBoot.Board;

/// <summary>The pins of an ESP32, by number.</summary>
public sealed class VirtualPins
{
    /// <summary>The number of pin numbers.</summary>
    public const int Count = 40;

    private const int FirstInputOnly = 34;

    private readonly VirtualPin[] _pins = new VirtualPin[Count];
    private readonly VirtualClock _clock;

    internal VirtualPins(VirtualClock clock)
    {
        _clock = clock;
        for (int i = 0; i < Count; i++)
        {
            _pins[i] = new VirtualPin(i);
        }
    }

    /// <summary>The pin of a number.</summary>
    /// <exception cref="ArgumentOutOfRangeException">No pin has this number.</exception>
    public VirtualPin this[int number]
    {
        get
        {
            if (!Exists(number))
            {
                throw new ArgumentOutOfRangeException(
                    nameof(number), number, $"an ESP32 has pins 0 to {Count - 1}, save 20, 24 and 28 to 31");
            }

            return _pins[number];
        }
    }

    /// <summary>Whether the chip has the pin.</summary>
    public static bool Exists(int number)
    {
        return number is >= 0 and < Count and not (20 or 24 or >= 28 and <= 31);
    }

    /// <summary>Whether the pin can have the mode: pins from 34 on are inputs without pull resistors.</summary>
    public static bool IsModeSupported(int number, PinMode mode)
    {
        return mode switch
        {
            PinMode.Input => true,
            PinMode.InputPullDown or PinMode.InputPullUp or PinMode.Output or PinMode.OutputOpenDrain =>
                number < FirstInputOnly,
            _ => false,
        };
    }

    /// <summary>Scripts <paramref name="count"/> pulses: from <paramref name="start"/> on, every
    /// <paramref name="period"/> microseconds the pin is driven high for <paramref name="width"/>
    /// microseconds.</summary>
    public void SchedulePulses(int number, long start, long period, long width, int count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(period, width);
        VirtualPin pin = this[number];
        for (int i = 0; i < count; i++)
        {
            long rise = start + (i * period);
            _clock.Schedule(rise, () => pin.Drive(true));
            _clock.Schedule(rise + width, () => pin.Drive(false));
        }
    }

    internal void CloseAll()
    {
        foreach (VirtualPin pin in _pins)
        {
            pin.Close();
        }
    }
}
