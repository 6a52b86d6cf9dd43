using System;
using System.Collections;
using nanoFramework.Runtime.Events;

namespace nanoFramework.Hardware.Esp32.Touch;

/// <summary>Takes the events of the pads to the pad that they are of.</summary>
internal class TouchPadEventHandler : IEventProcessor, IEventListener
{
    private readonly ArrayList _pads = new ArrayList();

    public TouchPadEventHandler()
    {
        EventSink.AddEventProcessor(EventCategory.Touch, this);
        EventSink.AddEventListener(EventCategory.Touch, this);
    }

    public void InitializeForEventSource()
    {
    }

    public bool OnEvent(BaseEvent ev)
    {
        TouchPadEvent padEvent = (TouchPadEvent)ev;
        TouchPad pad;
        lock (_pads.SyncRoot)
        {
            pad = Find(padEvent.TouchPadNumber);
        }

        pad?.OnPinChangedInternal(padEvent.Touched);
        return true;
    }

    public BaseEvent ProcessEvent(uint data1, uint data2, DateTime time)
    {
        return new TouchPadEvent { TouchPadNumber = (int)(data1 >> 16), Touched = data2 == 1 };
    }

    public void AddPin(TouchPad touchPad)
    {
        lock (_pads.SyncRoot)
        {
            _pads.Add(touchPad);
        }
    }

    public void RemovePin(int padNumber)
    {
        lock (_pads.SyncRoot)
        {
            TouchPad pad = Find(padNumber);
            if (pad != null)
            {
                _pads.Remove(pad);
            }
        }
    }

    private TouchPad Find(int padNumber)
    {
        foreach (TouchPad pad in _pads)
        {
            if (pad.TouchPadNumber == padNumber)
            {
                return pad;
            }
        }

        return null;
    }
}
