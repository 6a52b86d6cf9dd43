using System;

namespace nanoFramework.Runtime.Events;

/// <summary>What a listener gets when its category has no processor.</summary>
public class GenericEvent : BaseEvent
{
    public byte Category;
    public uint Data;
    public DateTime Time;
}
