using System;
using SecureBoot.Emulator.Execution;
using SecureBoot.Emulator.Heap;

namespace SecureBoot.Emulator.Natives.Libraries;

/// <summary>A SpanByte that a native is given.</summary>
internal static class SliceArgument
{
    /// <summary>The bytes; empty for a slice that was made of null.</summary>
    public static Span<byte> Of(NativeCall call, int index)
    {
        if (call.Ref(index) is not HeapObject slice || slice.Field("_array").Ref is not HeapArray array)
        {
            return [];
        }

        int start = slice.Field("_start").I4;
        int length = slice.Field("_length").I4;
        return start >= 0 && length >= 0 && start <= array.Length - length
            ? array.Bytes.AsSpan(start, length)
            : throw call.Corrupt("a SpanByte that leaves its array", "its array is used from its start on, unchecked");
    }
}
