using System;
using System.Collections;
using nanoFramework.Runtime.Events;

namespace nanoFramework.Hardware.Esp32;

/// <summary>Takes the events of the timers to the timer that they are of.</summary>
internal class HighResEventListener : IEventProcessor, IEventListener
{
    private readonly ArrayList _timers = new ArrayList();

    public HighResEventListener()
    {
        EventSink.AddEventProcessor(EventCategory.HighResolutionTimer, this);
        EventSink.AddEventListener(EventCategory.HighResolutionTimer, this);
    }

    public void InitializeForEventSource()
    {
    }

    public bool OnEvent(BaseEvent ev)
    {
        if (ev is not HighResTimerEvent expired)
        {
            return false;
        }

        foreach (HighResTimer timer in _timers)
        {
            if (timer._timerHandle == expired.TimerHandle)
            {
                timer.OnHighResTimerExpiredInternal(expired);
                break;
            }
        }

        return true;
    }

    public BaseEvent ProcessEvent(uint data1, uint data2, DateTime time)
    {
        HighResTimerEventType type = (HighResTimerEventType)data1;
        return type < HighResTimerEventType.TimerExpired
            ? null
            : new HighResTimerEvent { EventType = type, TimerHandle = data2 };
    }

    internal void AddHighResTimer(HighResTimer timer)
    {
        _timers.Add(timer);
    }

    internal void RemoveHighResTimer(HighResTimer timer)
    {
        _timers.Remove(timer);
    }
}
