using System;

namespace nanoFramework.Runtime.Events;

/// <summary>Events that native code of the firmware's own posts.</summary>
public static class CustomEvent
{
    internal class CustomEventInternal : BaseEvent
    {
        public ushort Data1;
        public uint Data2;
        public DateTime Time;
    }

    internal class CustomEventListener : IEventListener, IEventProcessor
    {
        public void InitializeForEventSource()
        {
        }

        public BaseEvent ProcessEvent(uint data1, uint data2, DateTime time)
        {
            return new CustomEventInternal { Data1 = (ushort)(data1 >> 16), Data2 = data2, Time = time };
        }

        public bool OnEvent(BaseEvent ev)
        {
            if (ev is CustomEventInternal custom)
            {
                OnCustomEventFiredCallback(custom);
            }

            return true;
        }
    }

    public static event CustomEventPostedEventHandler CustomEventPosted;

    static CustomEvent()
    {
        CustomEventListener listener = new CustomEventListener();
        EventSink.AddEventProcessor(EventCategory.Custom, listener);
        EventSink.AddEventListener(EventCategory.Custom, listener);
    }

    internal static void OnCustomEventFiredCallback(CustomEventInternal ev)
    {
        CustomEventPosted(null, new CustomEventArgs(ev.Data1, ev.Data2));
    }
}
