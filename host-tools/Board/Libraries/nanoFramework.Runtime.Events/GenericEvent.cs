using System;

namespace nanoFramework.Runtime.Events;

/// <summary>The event that a listener gets for a category without a processor.</summary>
public class GenericEvent : BaseEvent
{
    public byte Category;
    public uint Data;
    public DateTime Time;
}
