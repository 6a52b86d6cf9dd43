using System;

namespace SecureBoot.Board;

/// <summary>A pin: its setting by firmware, and its level from outside.</summary>
public sealed class VirtualPin
{
    private bool? _driven;
    private bool _written;

    internal VirtualPin(int number)
    {
        Number = number;
    }

    /// <summary>Told of each change of level, with the new one.</summary>
    public event Action<VirtualPin, bool>? Changed;

    /// <summary>The pin's number.</summary>
    public int Number { get; }

    /// <summary>Whether firmware has opened the pin.</summary>
    public bool IsOpen { get; private set; }

    /// <summary>The mode firmware set.</summary>
    public PinMode Mode { get; private set; }

    /// <summary>The number of writes of the firmware to the pin.</summary>
    public long Writes { get; private set; }

    /// <summary>Whether the world outside drives the pin.</summary>
    public bool IsDriven => _driven is not null;

    /// <summary>The level: for an output the written level; for an input the level from outside, or its
    /// pull-up.</summary>
    public bool Level => IsOutput ? _written : _driven ?? Mode == PinMode.InputPullUp;

    private bool IsOutput => Mode >= PinMode.Output;

    /// <summary>Opens the pin, as an input.</summary>
    /// <returns>False when it is open already.</returns>
    public bool Open()
    {
        if (IsOpen)
        {
            return false;
        }

        IsOpen = true;
        Mode = PinMode.Input;
        return true;
    }

    /// <summary>Closes the pin and forgets who listened.</summary>
    public void Close()
    {
        IsOpen = false;
        Mode = PinMode.Input;
        _written = false;
        Changed = null;
    }

    /// <summary>Sets the mode.</summary>
    /// <exception cref="ArgumentException">The pin cannot be an output, or has no pull resistors.</exception>
    public void SetMode(PinMode mode)
    {
        if (!VirtualPins.IsModeSupported(Number, mode))
        {
            throw new ArgumentException($"pin {Number} has no mode {mode}", nameof(mode));
        }

        Change(() => Mode = mode);
    }

    /// <summary>Writes an output.</summary>
    /// <exception cref="InvalidOperationException">The pin is not an output.</exception>
    public void Write(bool level)
    {
        if (!IsOutput)
        {
            throw new InvalidOperationException($"pin {Number} is an input");
        }

        Writes++;
        Change(() => _written = level);
    }

    /// <summary>Drives the pin from outside; null lets go of it.</summary>
    public void Drive(bool? level)
    {
        Change(() => _driven = level);
    }

    private void Change(Action change)
    {
        bool before = Level;
        change();
        if (Level != before)
        {
            Changed?.Invoke(this, Level);
        }
    }
}
