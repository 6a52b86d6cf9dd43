using System.Collections;
using nanoFramework.Runtime.Events;

namespace System.Device.Gpio;

/// <summary>Takes the events of the pins to the pin that they are of.</summary>
internal class GpioPinEventListener : IEventProcessor, IEventListener
{
    private readonly ArrayList _pinMap = new ArrayList();

    public GpioPinEventListener()
    {
        EventSink.AddEventProcessor(EventCategory.Gpio, this);
        EventSink.AddEventListener(EventCategory.Gpio, this);
    }

    public BaseEvent ProcessEvent(uint data1, uint data2, DateTime time)
    {
        return new GpioPinEvent
        {
            PinNumber = (int)(data1 >> 16),
            EventType = data2 == 0 ? PinEventTypes.Falling : PinEventTypes.Rising,
        };
    }

    public void InitializeForEventSource()
    {
    }

    public bool OnEvent(BaseEvent ev)
    {
        GpioPinEvent pinEvent = (GpioPinEvent)ev;
        GpioPin pin;
        lock (_pinMap.SyncRoot)
        {
            pin = FindGpioPin(pinEvent.PinNumber);
        }

        // The handlers run outside the lock: they may open and close pins.
        pin?.OnPinChangedInternal(pinEvent.EventType);
        return true;
    }

    public void AddPin(GpioPin pin)
    {
        lock (_pinMap.SyncRoot)
        {
            _pinMap.Add(pin);
        }
    }

    public void RemovePin(int pinNumber)
    {
        lock (_pinMap.SyncRoot)
        {
            GpioPin pin = FindGpioPin(pinNumber);
            if (pin != null)
            {
                _pinMap.Remove(pin);
            }
        }
    }

    private GpioPin FindGpioPin(int number)
    {
        foreach (GpioPin pin in _pinMap)
        {
            if (pin.PinNumber == number)
            {
                return pin;
            }
        }

        return null;
    }
}
