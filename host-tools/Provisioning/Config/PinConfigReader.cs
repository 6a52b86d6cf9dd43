using System.Collections.Generic;
using System.Linq;
using SecureBoot.Provisioning.Boards;

namespace SecureBoot.Provisioning.Config;

/// <summary>Reads the element pins of nf.config: each pin is one that the chip has, fit for its use, and taken
/// once.</summary>
internal sealed class PinConfigReader
{
    private readonly ConfigElement _pins;
    private readonly string _target;
    private readonly string _series;
    private readonly Dictionary<int, string> _taken = [];
    private readonly int[] _allowed;

    internal PinConfigReader(ConfigElement pins, string target, string series)
    {
        _pins = pins;
        _target = target;
        _series = series;
        ConfigText? allow = pins.TakeOptional("allow");
        _allowed = [.. (allow?.Value.Split(' ')
            ?? []).Select(text => ConfigValue.Integer(
                allow! with { Value = text },
                0,
                BoardTargets.PinCount(series) - 1,
                "; a space separates one number from the next"))];
    }

    /// <summary>Reads it.</summary>
    internal BoardPins Read()
    {
        BoardPins read = new(
            Pin("led", PinUse.Output),
            Pin("recovery", PinUse.PulledInput),
            Pin("recoveryReceive", PinUse.Input),
            Pin("recoveryTransmit", PinUse.Output),
            Pin("pulse", PinUse.PulledInput),
            Pin("particles", PinUse.Input),
            Pin("particlesTransmit", PinUse.Output),
            new BoardBusPins(
                Optional("i2cData", PinUse.Output),
                Optional("i2cClock", PinUse.Output),
                Optional("spiMosi", PinUse.Output),
                Optional("spiMiso", PinUse.Input),
                Optional("spiClock", PinUse.Output),
                Optional("spiSelect", PinUse.Output)));
        _pins.Finish();
        return read;
    }

    /// <summary>Takes the pin of an analog channel.</summary>
    internal void TakeAnalog(ConfigText channel, int pin)
    {
        Take(channel, "analog", pin, PinUse.Input);
    }

    private int Pin(string name, PinUse use)
    {
        return Take(_pins.Take(name, "a pin's number"), name, use);
    }

    private int? Optional(string name, PinUse use)
    {
        return _pins.TakeOptional(name) is { } text ? Take(text, name, use) : null;
    }

    private int Take(ConfigText text, string name, PinUse use)
    {
        return Take(text, name, ConfigValue.Integer(text, 0, BoardTargets.PinCount(_series) - 1), use);
    }

    private int Take(ConfigText text, string name, int pin, PinUse use)
    {
        if (PinRules.Impossible(_series, pin, use) is string impossible)
        {
            throw text.Refuse($"the pin {pin} for {name}, {impossible}", "another pin");
        }

        if (name == "recovery" && StrappingPins.Contains(_series, pin))
        {
            throw text.Refuse(
                $"the pin {pin} for recovery, a strapping pin of the {_series}",
                "a pin that the chip does not look at itself at reset",
                "held low at reset it would change how the chip starts, and nanoCLR, which reads it, might not "
                    + "start at all; 27 is free on most ESP32 boards");
        }

        if (!_allowed.Contains(pin) && PinRules.Reserved(_target, _series, pin) is string reserved)
        {
            throw text.Refuse(
                $"the pin {pin} for {name}, {reserved}",
                "another pin",
                $"where the board's schematic shows that it does no harm, write "
                    + $"allow=\"{string.Join(' ', _allowed.Append(pin))}\" in <pins>");
        }

        return _taken.TryAdd(pin, name)
            ? pin
            : throw text.Refuse($"the pin {pin} for {name}, which {_taken[pin]} has", "another pin for each");
    }
}
