using System;
using System.Collections.Generic;
using SecureBoot.Board;

namespace SecureBoot.Emulator.Natives.Libraries;

/// <summary>The pins whose edges firmware wants to know.</summary>
internal sealed class PinListeners
{
    private readonly Dictionary<int, Action<VirtualPin, bool>> _handlers = [];

    /// <summary>From now on edges become events: at once, or once the level has stood for some microseconds; null ends it.</summary>
    public void Listen(Machine machine, int number, long? debounce)
    {
        VirtualPin pin = machine.Board.Pins[number];
        if (_handlers.Remove(number, out Action<VirtualPin, bool>? old))
        {
            pin.Changed -= old;
        }

        if (debounce is { } time)
        {
            Action<VirtualPin, bool> handler = (changed, level) => Changed(machine, changed, level, time);
            _handlers[number] = handler;
            pin.Changed += handler;
        }
    }

    private static void Changed(Machine machine, VirtualPin pin, bool level, long debounce)
    {
        if (debounce == 0)
        {
            GpioPinNatives.Post(machine, pin.Number, level);
            return;
        }

        VirtualClock clock = machine.Board.Clock;
        clock.Schedule(clock.Now + debounce, () =>
        {
            if (pin.Level == level)
            {
                GpioPinNatives.Post(machine, pin.Number, level);
            }
        });
    }
}
