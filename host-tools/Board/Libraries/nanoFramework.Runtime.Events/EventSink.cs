using System;
using System.Collections;
using System.Runtime.CompilerServices;

namespace nanoFramework.Runtime.Events;

/// <summary>Takes every event of the runtime's drivers to the listener of its category.</summary>
public class EventSink : NativeEventDispatcher
{
    private static EventSink s_eventSink;
    private static ArrayList s_eventInfoTable;

    private class EventInfo
    {
        public IEventListener EventListener;
        public IEventListener EventFilter;
        public IEventProcessor EventProcessor;
        public EventCategory Category;
    }

    static EventSink()
    {
        s_eventSink = new EventSink();
        s_eventSink.OnInterrupt += new NativeEventHandler(s_eventSink.EventDispatchCallback);
    }

    private EventSink()
        : base("EventSink", 0)
    {
    }

    private void ProcessEvent(EventInfo eventInfo, BaseEvent ev)
    {
        if (eventInfo == null)
        {
            return;
        }

        if (eventInfo.EventFilter != null && !eventInfo.EventFilter.OnEvent(ev))
        {
            return;
        }

        if (eventInfo.EventListener != null)
        {
            eventInfo.EventListener.OnEvent(ev);
        }
    }

    private void EventDispatchCallback(uint data1, uint data2, DateTime time)
    {
        EventInfo eventInfo = null;
        BaseEvent ev = null;
        GetEvent(data1, data2, time, ref eventInfo, ref ev);
        ProcessEvent(eventInfo, ev);
    }

    [MethodImpl(MethodImplOptions.Synchronized)]
    public static void AddEventListener(EventCategory eventCategory, IEventListener eventListener)
    {
        GetEventInfo(eventCategory).EventListener = eventListener;
        eventListener.InitializeForEventSource();
    }

    [MethodImpl(MethodImplOptions.Synchronized)]
    public static void AddEventFilter(EventCategory eventCategory, IEventListener eventFilter)
    {
        GetEventInfo(eventCategory).EventFilter = eventFilter;
        eventFilter.InitializeForEventSource();
    }

    [MethodImpl(MethodImplOptions.Synchronized)]
    public static void AddEventProcessor(EventCategory eventCategory, IEventProcessor eventProcessor)
    {
        GetEventInfo(eventCategory).EventProcessor = eventProcessor;
    }

    [MethodImpl(MethodImplOptions.Synchronized)]
    public static void RemoveEventListener(EventCategory eventCategory, IEventListener eventListener)
    {
        EventInfo eventInfo = GetEventInfo(eventCategory);
        if (eventInfo.EventListener == eventListener)
        {
            eventInfo.EventListener = null;
        }
    }

    [MethodImpl(MethodImplOptions.Synchronized)]
    public static void RemoveEventFilter(EventCategory eventCategory, IEventListener eventFilter)
    {
        EventInfo eventInfo = GetEventInfo(eventCategory);
        if (eventInfo.EventFilter == eventFilter)
        {
            eventInfo.EventFilter = null;
        }
    }

    [MethodImpl(MethodImplOptions.Synchronized)]
    public static void RemoveEventProcessor(EventCategory eventCategory, IEventProcessor eventProcessor)
    {
        EventInfo eventInfo = GetEventInfo(eventCategory);
        if (eventInfo.EventProcessor == eventProcessor)
        {
            eventInfo.EventProcessor = null;
        }
    }

    [MethodImpl(MethodImplOptions.Synchronized)]
    public static void PostManagedEvent(byte category, byte subCategory, ushort data1, uint data2)
    {
        if (s_eventSink != null)
        {
            uint packed = ((uint)data1 << 16) | ((uint)category << 8) | subCategory;
            s_eventSink.EventDispatchCallback(packed, data2, DateTime.UtcNow);
        }
    }

    private static EventInfo GetEventInfo(EventCategory category)
    {
        // Static constructors of other assemblies may come first.
        s_eventInfoTable ??= new ArrayList();

        EventInfo known = FindEvent(category);
        if (known != null)
        {
            return known;
        }

        EventInfo added = new EventInfo { Category = category };
        s_eventInfoTable.Add(added);
        return added;
    }

    private static void GetEvent(uint data1, uint data2, DateTime time, ref EventInfo eventInfo, ref BaseEvent ev)
    {
        byte category = (byte)(data1 >> 8);
        eventInfo = GetEventInfo((EventCategory)category);
        if (eventInfo.EventProcessor != null)
        {
            ev = eventInfo.EventProcessor.ProcessEvent(data1, data2, time);
            return;
        }

        ev = new GenericEvent
        {
            Time = time,
            Message = (byte)data1,
            Category = category,
            Data = data1 >> 16,
        };
    }

    private static EventInfo FindEvent(EventCategory category)
    {
        foreach (EventInfo eventInfo in s_eventInfoTable)
        {
            if (eventInfo.Category == category)
            {
                return eventInfo;
            }
        }

        return null;
    }

    [MethodImpl(MethodImplOptions.InternalCall)]
    private extern void EventConfig();
}
