using System.Collections.Generic;
using System.Linq;
using SecureBoot.Board;
using SecureBoot.Emulator.Types;

namespace SecureBoot.Emulator.Threads;

/// <summary>Edges of the board's pins: queued as they happen, delivered one after the other by one thread, as the device's event thread does.</summary>
internal sealed class PinEvents
{
    private readonly Machine _machine;
    private readonly Queue<int> _changes = new();
    private readonly HashSet<int> _listening = [];
    private MethodDesc? _dispatch;
    private bool _isDispatching;

    public PinEvents(Machine machine)
    {
        _machine = machine;
    }

    /// <summary>From now on the pin's edges are queued.</summary>
    public void Listen(int pin)
    {
        if (_listening.Add(pin))
        {
            _machine.Board.Pins[pin].Changed += OnChanged;
        }
    }

    /// <summary>The pin was closed.</summary>
    public void Forget(int pin)
    {
        if (_listening.Remove(pin))
        {
            _machine.Board.Pins[pin].Changed -= OnChanged;
        }
    }

    /// <summary>Twice the pin's number, plus one for a rising edge; -1 when there is none.</summary>
    public int Next() => _changes.TryDequeue(out int change) ? change : -1;

    private void OnChanged(VirtualPin pin, bool level)
    {
        _changes.Enqueue((pin.Number * 2) + (level ? 1 : 0));
        if (_isDispatching)
        {
            return;
        }

        _isDispatching = true;
        _dispatch ??= FindDispatch();
        _machine.Scheduler.CreateFor(_dispatch, []).Ended = _ => _isDispatching = false;
    }

    private MethodDesc FindDispatch()
    {
        TypeDesc controller = _machine.Types.Corlib("System.Device.Gpio.GpioController");
        return controller.Methods.Single(m => m.Name == "Dispatch");
    }
}
