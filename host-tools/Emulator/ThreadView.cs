using System.Collections.Generic;
using Mono.Cecil;
using Mono.Cecil.Cil;
using SecureBoot.Emulator.Execution;
using SecureBoot.Emulator.Scheduling;
using SecureBoot.Emulator.Threads;
using Instruction = Mono.Cecil.Cil.Instruction;

namespace SecureBoot.Emulator;

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

    /// <summary>The instruction it would execute next, as IL names it.</summary>
    public string NextOpcode => Next?.OpCode.Name ?? string.Empty;

    /// <summary>Whether that instruction can read or write what other threads see: a field, an element, a reference, or by a call of a native.</summary>
    public bool NextIsShared => Next is { } next && (next.OpCode.Code is
        (>= Code.Ldind_I1 and <= Code.Stind_R8) or Code.Stind_I or Code.Ldobj or Code.Stobj
        or Code.Ldfld or Code.Stfld or Code.Ldsfld or Code.Stsfld
        or (>= Code.Ldelem_I1 and <= Code.Stelem_Any) || (next.Operand is MethodReference callee && IsLibrary(callee)));

    /// <summary>What that instruction would touch of the memory that threads can share; nothing for most instructions.</summary>
    /// <remarks>Arrays are named as they are stored: a schedule that goes by names has to look at every instruction.</remarks>
    public IReadOnlyList<MemoryAccess> Accesses => _accesses.Next(_thread);

    private Instruction? Next
    {
        get
        {
            Frame frame = _thread.Top;
            MethodBody? body = frame.Method.Definition.Body;
            return frame.Kind == FrameKind.Multicast || body is null || frame.Pc >= body.Instructions.Count ? null : body.Instructions[frame.Pc];
        }
    }

    private static bool IsLibrary(MethodReference callee)
    {
        return callee.DeclaringType.FullName.StartsWith("System.Threading.", System.StringComparison.Ordinal);
    }
}
