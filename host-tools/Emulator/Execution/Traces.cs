using System.Collections.Generic;
using System.Runtime.CompilerServices;
using System.Text;
using SecureBoot.Emulator.Heap;
using SecureBoot.Emulator.Loader;
using SecureBoot.Emulator.Results;
using SecureBoot.Emulator.Threads;
using SecureBoot.Emulator.Types;

namespace SecureBoot.Emulator.Execution;

/// <summary>Stack traces: of exceptions for firmware, with source lines for reports.</summary>
internal sealed class Traces
{
    private const int MaxEntries = 64;

    private readonly ConditionalWeakTable<HeapObject, List<StackEntry>> _traces = [];

    public void Record(GreenThread thread, HeapObject thrown)
    {
        _traces.AddOrUpdate(thrown, Of(thread));
    }

    public List<StackEntry> Of(HeapObject thrown)
    {
        return _traces.TryGetValue(thrown, out List<StackEntry>? trace) ? trace : [];
    }

    /// <summary>Exception.StackTrace: a method a line.</summary>
    public string? Text(HeapObject thrown)
    {
        List<StackEntry> trace = Of(thrown);
        if (trace.Count == 0)
        {
            return null;
        }

        StringBuilder text = new();
        foreach (StackEntry entry in trace)
        {
            text.Append(entry.Method).Append("\r\n");
        }

        return text.ToString();
    }

    public static List<StackEntry> Of(GreenThread thread)
    {
        List<StackEntry> entries = [];
        for (int i = thread.Depth - 1; i >= 0 && entries.Count < MaxEntries; i--)
        {
            CallFrame frame = thread.At(i);
            if (frame.Kind != FrameKind.Multicast)
            {
                SourceLine? line = Source(frame.Method, frame.Pc - 1);
                entries.Add(new StackEntry(frame.Method.FullName, line?.Path, line?.Line ?? 0));
            }
        }

        return entries;
    }

    /// <summary>File and line of an instruction, if symbols exist.</summary>
    private static SourceLine? Source(MethodDesc method, int index)
    {
        if (method.Offsets.Length == 0)
        {
            return null;
        }

        int offset = method.Offsets[System.Math.Clamp(index, 0, method.Offsets.Length - 1)];
        return method.Owner.Assembly.Symbols?.Find(method.Row, offset);
    }
}
