using System.Collections.Generic;
using System.Runtime.CompilerServices;
using System.Text;
using Mono.Cecil.Cil;
using SecureBoot.Emulator.Heap;
using SecureBoot.Emulator.Threads;

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
            Frame frame = thread.At(i);
            if (frame.Kind != FrameKind.Multicast)
            {
                entries.Add(new StackEntry(frame.Method.FullName, Location(frame.Method.Definition.Body, frame.Pc - 1)));
            }
        }

        return entries;
    }

    /// <summary>File and line of an instruction, where the symbols are there.</summary>
    public static string? Location(MethodBody? body, int index)
    {
        return Point(body, index) is { } point ? Location(point) : null;
    }

    public static string Location(SequencePoint point)
    {
        return System.IO.Path.GetFileName(point.Document.Url) + ":" + point.StartLine;
    }

    /// <summary>The source of an instruction, where the symbols are there.</summary>
    public static SequencePoint? Point(MethodBody? body, int index)
    {
        if (body is null || !body.Method.DebugInformation.HasSequencePoints)
        {
            return null;
        }

        for (int i = System.Math.Min(System.Math.Max(index, 0), body.Instructions.Count - 1); i >= 0; i--)
        {
            if (body.Method.DebugInformation.GetSequencePoint(body.Instructions[i]) is { IsHidden: false } point)
            {
                return point;
            }
        }

        return null;
    }
}
