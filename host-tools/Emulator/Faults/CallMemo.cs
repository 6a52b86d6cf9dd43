using System;
using System.Collections.Generic;
using System.Linq;
using SecureBoot.Emulator.Execution;
using SecureBoot.Emulator.Heap;
using SecureBoot.Emulator.Threads;
using SecureBoot.Emulator.Types;

namespace SecureBoot.Emulator.Faults;

/// <summary>Calls that were executed once, with all that they read and wrote: the same call again costs a comparison.
/// For pure arithmetic, which depends on its arguments and its assembly's static fields alone, and makes nothing that
/// stays.</summary>
public sealed class CallMemo
{
    private readonly Dictionary<string, List<Entry>> _entries = [];

    /// <summary>Remembers calls of these methods, each <c>Namespace.Type::Method</c>.</summary>
    public CallMemo(IEnumerable<string> methods)
    {
        foreach (string method in methods)
        {
            _entries[method] = [];
        }
    }

    internal IEnumerable<string> Methods => _entries.Keys;

    /// <summary>Whether a site is a call to be remembered.</summary>
    internal bool Remembers(FaultSite site) =>
        site.IsCall
            && site.After >= 0
            && site.Instruction.O is MethodDesc called
            && _entries.ContainsKey(called.FullName);

    /// <summary>The inputs of a call that is about to be made.</summary>
    internal static List<object> Before(Runtime runtime, FaultSite site, out Content content)
    {
        CallFrame frame = runtime.Usage.Running!.Top;
        MethodDesc called = (MethodDesc)site.Instruction.O!;
        List<object> parts = Walk(
            frame.Stack.AsSpan(frame.Eval + frame.Depth - site.Pops, site.Pops), called, out long[] numbers);
        content = new Content(numbers, [.. parts.Select(Copy)]);
        return parts;
    }

    /// <summary>Remembers a call, after which the machine stands.</summary>
    internal void Learn(Runtime runtime, FaultSite site, List<object> parts, Content before)
    {
        CallFrame frame = runtime.Usage.Running!.Top;
        ValueSlot result = site.Pushes == 1 ? frame.Stack[frame.Eval + frame.Depth - 1] : default;
        object[] after = [.. parts.Select(Copy)];
        bool isPure = !result.IsReference
            && Enumerable
                .Range(0, parts.Count)
                .All(i => after[i] is byte[] || SameReferences((ValueSlot[])before.Parts[i], (ValueSlot[])after[i]));
        if (isPure)
        {
            _entries[((MethodDesc)site.Instruction.O!).FullName].Add(new Entry(before, after, result));
        }
    }

    /// <summary>The native in place of a method: the stored result, or the method itself.</summary>
    internal NativeMethod Replace(MethodDesc method)
    {
        List<Entry> entries = _entries[method.FullName];
        MethodDesc original = new(method.Owner, method.Row);
        return call =>
        {
            ValueSlot[] arguments = new ValueSlot[method.ArgumentCount];
            for (int i = 0; i < arguments.Length; i++)
            {
                arguments[i] = call.Arg(i);
            }

            List<object> parts = Walk(arguments, method, out long[] numbers);
            foreach (Entry entry in entries)
            {
                if (entry.Before.IsSame(numbers, parts))
                {
                    entry.Write(parts);
                    call.Result = entry.Result;
                    return;
                }
            }

            call.Invoke(original, arguments, FrameKind.Call);
        };
    }

    // All reachable objects, always in the same order: arrays' bytes and fields.
    private static List<object> Walk(ReadOnlySpan<ValueSlot> arguments, MethodDesc method, out long[] numbers)
    {
        numbers = new long[arguments.Length];
        List<object> parts = [];
        HashSet<object> seen = new(ReferenceEqualityComparer.Instance);
        for (int i = 0; i < arguments.Length; i++)
        {
            numbers[i] = arguments[i].IsReference ? (arguments[i].Ref is null ? 0 : 1) : arguments[i].Bits;
            Reach(arguments[i], parts, seen);
        }

        foreach (ValueSlot field in method.Owner.Assembly.Statics)
        {
            Reach(field, parts, seen);
        }

        return parts;
    }

    private static void Reach(in ValueSlot slot, List<object> parts, HashSet<object> seen)
    {
        if (!slot.IsReference || slot.Ref is null || !seen.Add(slot.Ref))
        {
            return;
        }

        if (slot.Ref is HeapArray array)
        {
            parts.Add(array.IsReference ? array.Slots : array.Bytes);
            foreach (ValueSlot element in array.Slots)
            {
                Reach(element, parts, seen);
            }
        }
        else if (slot.Ref is HeapObject instance)
        {
            parts.Add(instance.Fields);
            foreach (ValueSlot field in instance.Fields)
            {
                Reach(field, parts, seen);
            }
        }
    }

    private static object Copy(object part) => ((Array)part).Clone();

    private static bool SameReferences(ValueSlot[] one, ValueSlot[] other)
    {
        return one
            .Zip(other)
            .All(pair =>
                pair.First.Tag == pair.Second.Tag
                    && (!pair.First.IsReference || ReferenceEquals(pair.First.Ref, pair.Second.Ref)));
    }

    // The order of the walk identifies the object of a reference.
    internal sealed record Content(long[] Numbers, object[] Parts)
    {
        public bool IsSame(long[] numbers, List<object> parts)
        {
            if (!Numbers.AsSpan().SequenceEqual(numbers) || Parts.Length != parts.Count)
            {
                return false;
            }

            for (int i = 0; i < Parts.Length; i++)
            {
                bool isSame = Parts[i] is byte[] bytes ? parts[i] is byte[] found && bytes.AsSpan().SequenceEqual(found)
                    : parts[i] is ValueSlot[] slots && IsSame((ValueSlot[])Parts[i], slots);
                if (!isSame)
                {
                    return false;
                }
            }

            return true;
        }

        private static bool IsSame(ValueSlot[] one, ValueSlot[] other)
        {
            if (one.Length != other.Length)
            {
                return false;
            }

            for (int i = 0; i < one.Length; i++)
            {
                bool isSame = one[i].Tag == other[i].Tag
                    && (one[i].IsReference ? one[i].Ref is null == other[i].Ref is null : one[i].Bits == other[i].Bits);
                if (!isSame)
                {
                    return false;
                }
            }

            return true;
        }
    }

    private sealed class Entry
    {
        private readonly List<(int Part, object Content)> _changes = [];

        public Entry(Content before, object[] after, in ValueSlot result)
        {
            Before = before;
            Result = result;
            for (int i = 0; i < after.Length; i++)
            {
                bool isSame = after[i] is byte[] bytes ? bytes.AsSpan().SequenceEqual((byte[])before.Parts[i])
                    : ((ValueSlot[])after[i])
                        .Zip((ValueSlot[])before.Parts[i])
                        .All(pair => pair.First.IsReference || pair.First.Bits == pair.Second.Bits);
                if (!isSame)
                {
                    _changes.Add((i, after[i]));
                }
            }
        }

        public Content Before { get; }

        public ValueSlot Result { get; }

        public void Write(List<object> parts)
        {
            foreach ((int part, object content) in _changes)
            {
                if (content is byte[] bytes)
                {
                    bytes.CopyTo((byte[])parts[part], 0);
                    continue;
                }

                ValueSlot[] target = (ValueSlot[])parts[part];
                ValueSlot[] source = (ValueSlot[])content;
                for (int i = 0; i < source.Length; i++)
                {
                    if (!source[i].IsReference)
                    {
                        target[i].Bits = source[i].Bits;
                    }
                }
            }
        }
    }
}
