using System;
using SecureBoot.Emulator.Execution;
using SecureBoot.Emulator.Heap;
using SecureBoot.Emulator.Types;

namespace SecureBoot.Emulator.Natives;

/// <summary>System.TimeSpan (corlib_native_System_TimeSpan.cpp).</summary>
internal static class TimeSpanNatives
{
    public static void Add(NativeTable table)
    {
        table.On("System.TimeSpan")
            .Add("#ctor(System.Int32,System.Int32,System.Int32)", static c => Construct(c, 0, 1, 0))
            .Add("#ctor(System.Int32,System.Int32,System.Int32,System.Int32)", static c => Construct(c, c.I4(1), 2, 0))
            .Add(
                "#ctor(System.Int32,System.Int32,System.Int32,System.Int32,System.Int32)",
                static c => Construct(c, c.I4(1), 2, c.I4(5)))
            .Add("CompareTo(System.Object)", static c => c.Return(CompareTo(c)))
            .Add("Compare(System.TimeSpan,System.TimeSpan)", static c => c.Return(Compare(c)))
            .Add("Equals(System.Object)", static c => c.Return(CompareTo(c) == 0))
            .Add("Equals(System.TimeSpan,System.TimeSpan)", static c => c.Return(Compare(c) == 0))
            .Add("ToString", static c => c.ReturnText(Text(Ticks(c, 0))));
    }

    /// <summary>The ticks of a TimeSpan argument, boxed or not.</summary>
    public static long Ticks(NativeCall call, int index)
    {
        ref ValueSlot slot = ref call.Arg(index);
        if (slot.Tag == DataType.Object
            && slot.Ref is not null and not HeapObject { Type.DataType: DataType.TimeSpan or DataType.I8 })
        {
            throw call.Throw(Fault.NullReference);
        }

        return call.Number(index).Bits;
    }

    private static void Construct(NativeCall call, int days, int first, int milliseconds)
    {
        unchecked
        {
            // The product of hours, minutes and seconds is one of 32 bits.
            long seconds = (days * 86_400L) + (call.I4(first) * 3_600) + (call.I4(first + 1) * 60) + call.I4(first + 2);
            call.Number(0).Bits = ((seconds * 1000) + milliseconds) * TimeSpan.TicksPerMillisecond;
        }
    }

    private static int CompareTo(NativeCall call) => call.Ref(1) is null && call.Arg(1).IsReference ? 1 : Compare(call);

    private static int Compare(NativeCall call) => Ticks(call, 0).CompareTo(Ticks(call, 1));

    /// <summary>[-][d.]hh:mm:ss[.fffffff].</summary>
    private static string Text(long ticks)
    {
        ulong all = ticks < 0 ? unchecked((ulong)-ticks) : (ulong)ticks;
        ulong fraction = all % TimeSpan.TicksPerSecond;
        ulong seconds = all / TimeSpan.TicksPerSecond;
        ulong days = seconds / 86_400;
        seconds %= 86_400;
        string text =
            $"{(ticks < 0 ? "-" : string.Empty)}{(days > 0 ? days + "." : string.Empty)}{seconds / 3600:00}:"
                + $"{seconds / 60 % 60:00}:{seconds % 60:00}";
        return fraction == 0 ? text : $"{text}.{fraction:0000000}";
    }
}
