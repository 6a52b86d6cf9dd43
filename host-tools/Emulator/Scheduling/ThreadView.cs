using System;
using System.Collections.Generic;
using SecureBoot.Emulator.Threads;
using SecureBoot.Emulator.Types;
using SecureBoot.PeFormat;

namespace SecureBoot.Emulator.Scheduling;

/// <summary>A ready thread as a schedule sees it.</summary>
public sealed class ThreadView
{
    private readonly GreenThread _thread;
    private readonly AccessReader _accesses;

    internal ThreadView(GreenThread thread, AccessReader accesses)
    {
        _thread = thread;
        _accesses = accesses;
    }

    /// <summary>The thread's number, the same in every run.</summary>
    public int Id => _thread.Id;

    /// <summary>The method it is in.</summary>
    public string Method => _thread.Top.Method.FullName;

    /// <summary>The place of the thread's next instruction; null outside a method of an assembly.</summary>
    public CodePlace? Next
    {
        get
        {
            CallFrame frame = _thread.Top;
            MethodDesc method = frame.Method;
            if (frame.Kind == FrameKind.Multicast || _thread.Thrown is not null || frame.Pc >= method.Offsets.Length)
            {
                return null;
            }

            int offset = method.Offsets[frame.Pc];
            return new CodePlace(method.Owner.Assembly.Name, method.Row, offset, method.FullName);
        }
    }

    /// <summary>The instruction it would execute next, as IL names it.</summary>
    public string NextOpcode
    {
        get
        {
            CallFrame frame = _thread.Top;
            if (frame.Kind == FrameKind.Multicast || !frame.Method.HasBody)
            {
                return string.Empty;
            }

            PeInstruction[] body = frame.Method.ReadBody().Instructions;
            return frame.Pc < body.Length ? body[frame.Pc].Opcode.Name : string.Empty;
        }
    }

    /// <summary>Whether that instruction can read or write what other threads see: a field, an element, a reference, or
    /// by a call of a native.</summary>
    public bool NextIsShared
    {
        get
        {
            CallFrame frame = _thread.Top;
            if (frame.Kind == FrameKind.Multicast || frame.Method.Code is not { } code || frame.Pc >= code.Length)
            {
                return false;
            }

            ref Instruction next = ref code[frame.Pc];
            return next.Op switch
            {
                Op.Ldind or Op.Stind or Op.Ldobj or Op.Stobj => true,
                Op.LdfldNumber or Op.LdfldObject or Op.LdfldStruct or Op.StfldNumber or Op.StfldObject => true,
                Op.LdsfldNumber or Op.LdsfldObject or Op.LdsfldStruct or Op.StsfldNumber or Op.StsfldObject => true,
                (>= Op.LdelemI1 and <= Op.LdelemType) or (>= Op.StelemI1 and <= Op.StelemType) => true,
                _ =>
                    (next.O as MethodDesc ?? (next.O as VirtualSite)?.Method) is { } callee
                        && callee.Owner.FullName.StartsWith("System.Threading.", StringComparison.Ordinal),
            };
        }
    }

    /// <summary>The accesses of the next instruction to memory that threads can share; empty for most
    /// instructions.</summary>
    /// <remarks>Arrays get their names when they are stored: a schedule that uses names must read every
    /// instruction.</remarks>
    public IReadOnlyList<MemoryAccess> Accesses => _accesses.Next(_thread);
}
