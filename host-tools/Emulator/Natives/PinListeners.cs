using System;
using System.Collections.Generic;
using SecureBoot.Board;

namespace SecureBoot.Emulator.Natives;

/// <summary>The pins whose edges firmware wants to know.</summary>
internal sealed class PinListeners(NativeEvents events, VirtualBoard board)
{
    /// <summary>The event sink's category.</summary>
    private const byte GpioCategory = 20;

    private readonly NativeEvents _events = events;
    private readonly VirtualBoard _board = board;
    private readonly Dictionary<int, Action<VirtualPin, bool>> _handlers = [];

    /// <summary>Tells firmware of a level.</summary>
    public void Post(int pin, bool level) => _events.Post(GpioCategory, 0, (ushort)pin, level ? 1u : 0);

    /// <summary>Makes events of edges from now on: immediately, or once the level has been stable for some
    /// microseconds; null ends the events.</summary>
    public void Listen(int number, long? debounce)
    {
        VirtualPin pin = _board.Pins[number];
        if (_handlers.Remove(number, out Action<VirtualPin, bool>? old))
        {
            pin.Changed -= old;
        }

        if (debounce is { } time)
        {
            Action<VirtualPin, bool> handler = (changed, level) => Changed(changed, level, time);
            _handlers[number] = handler;
            pin.Changed += handler;
        }
    }

    private void Changed(VirtualPin pin, bool level, long debounce)
    {
        if (debounce == 0)
        {
            Post(pin.Number, level);
            return;
        }

        VirtualClock clock = _board.Clock;
        clock.Schedule(clock.Now + debounce, () =>
        {
            if (pin.Level == level)
            {
                Post(pin.Number, level);
            }
        });
    }
}
