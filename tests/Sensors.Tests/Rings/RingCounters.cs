using System.Reflection;

namespace SecureBoot.Sensors.Tests;

/// <summary>Sets the counters of a ring and of its ends, so that a test sees the counters wrap without four billion
/// frames.</summary>
internal static class RingCounters
{
    internal static void Set(FrameRing ring, RingProducer producer, RingConsumer consumer, int value)
    {
        Set(ring, "_committed", value);
        Set(ring, "_released", value);
        Set(producer, "_committed", value);
        Set(producer, "_released", value);
        Set(consumer, "_committed", value);
        Set(consumer, "_released", value);
    }

    internal static void Set(WindowRing ring, RingProducer producer, RingConsumer consumer, int value)
    {
        Set(ring, "_committed", value);
        Set(ring, "_begun", value);
        Set(producer, "_committed", value);
        Set(consumer, "_next", value);
    }

    /// <summary>A copy of all slots of a ring, which no public member shows.</summary>
    internal static byte[] Slots(object ring)
    {
        object store = Get(ring, "_store");
        return [.. (byte[])Get(store, "_bytes")];
    }

    private static object Get(object owner, string field)
    {
        return owner.GetType().GetField(field, BindingFlags.Instance | BindingFlags.NonPublic)!.GetValue(owner)!;
    }

    private static void Set(object owner, string field, int value)
    {
        owner.GetType().GetField(field, BindingFlags.Instance | BindingFlags.NonPublic)!.SetValue(owner, value);
    }
}
