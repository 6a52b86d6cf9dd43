using SecureBoot.Emulator.Execution;
using SecureBoot.Emulator.Results;
using SecureBoot.Emulator.Threads;
using SecureBoot.Emulator.Types;

namespace SecureBoot.Emulator.Faults;

/// <summary>Applies the effect of a fault to the instruction that a machine is about to execute.</summary>
internal sealed class Injector(Runtime runtime, RunLoop loop)
{
    // A reference in place of a number: an address of the ESP32's RAM.
    private const int Address = 0x3FFB_0010;

    private readonly Runtime _runtime = runtime;
    private readonly RunLoop _loop = loop;

    /// <summary>The next instruction of a stopped run; null without one.</summary>
    public static FaultSite? NextSite(Runtime runtime)
    {
        GreenThread? thread = runtime.Usage.Running;
        if (thread is null
            || thread.Depth == 0
            || thread.Top.Method.Code is null
            || thread.Top.Kind == FrameKind.Multicast)
        {
            return null;
        }

        long number = runtime.Usage.Instructions;
        return new FaultSite(new PathStep(
            number, thread.Top.Method, thread.Top.Pc, thread.Depth, thread.Id))
        { After = number + 1 };
    }

    /// <summary>Does it.</summary>
    public FaultEffect Inject(FaultSite site, FaultKind kind)
    {
        GreenThread? thread = _runtime.Usage.Running;
        if (thread is null || thread.Depth == 0 || thread.Top.Method != site.Desc || thread.Top.Pc != site.Index)
        {
            return new FaultEffect(FaultForm.Impossible);
        }

        // After a skipped conditional branch, the instruction after it runs.
        CallFrame frame = thread.Top;
        if (site.IsBranch)
        {
            if (kind == FaultKind.Skip && !site.IsTaken)
            {
                return new FaultEffect(FaultForm.Unchanged);
            }

            frame.Depth -= site.Pops;
            frame.Pc = site.IsTaken ? frame.Pc + 1 : site.Instruction.A;
            return new FaultEffect(FaultForm.Turned);
        }

        bool isLeftOut = kind is FaultKind.Skip or FaultKind.Call;
        if (isLeftOut && (site.IsCall || site.IsCreation || site.Pushes == 0))
        {
            LeaveOut(frame, site);
            return new FaultEffect(FaultForm.LeftOut);
        }

        ValueSlot before = site.Pops > 0 ? frame.Stack[frame.Eval + frame.Depth - site.Pops] : default;
        return Step(thread, site)
            ? Change(ref frame.Stack[frame.Eval + frame.Depth - 1], kind, site, before)
            : new FaultEffect(FaultForm.Impossible);
    }

    private bool Step(GreenThread thread, FaultSite site)
    {
        _runtime.Usage.Limits = _runtime.Usage.Limits with { Instructions = site.After };
        RunResult run = _loop.Resume(out _);
        return run.Outcome == Outcome.InstructionLimit && _runtime.Usage.Running == thread
            && thread.Top.Method == site.Desc && thread.Top.Pc == site.Index + 1 && thread.Top.Depth > 0;
    }

    private static void LeaveOut(CallFrame frame, FaultSite site)
    {
        frame.Depth -= site.Pops;
        frame.Pc++;
        if (site.Pushes == 1)
        {
            bool isObject = site.IsCreation
                || site.Result.Levels > 0
                || site.Result.ByRef
                || !Tags.IsNumber(site.Result.Type.DataType);
            frame.Stack[frame.Eval + frame.Depth++] = isObject
                ? ValueSlot.OfObject(null)
                : new ValueSlot { Tag = Tags.Promote(site.Result.Type.DataType) };
        }
    }

    private static FaultEffect Change(ref ValueSlot value, FaultKind kind, FaultSite site, in ValueSlot before)
    {
        ValueSlot old = value;
        if (kind == FaultKind.Skip)
        {
            LeaveBefore(ref value, site, before);
        }
        else if (kind is FaultKind.Zero or FaultKind.LoadZero)
        {
            SetZero(ref value);
        }
        else if (value.IsReference)
        {
            return new FaultEffect(FaultForm.Impossible);
        }
        else
        {
            value.Bits = Changed(value, kind, site);
        }

        bool isChanged = value.IsReference != old.IsReference
            || (value.IsReference ? !ReferenceEquals(value.Ref, old.Ref) : value.Bits != old.Bits);
        return !isChanged ? new FaultEffect(FaultForm.Unchanged)
            : new FaultEffect(FaultForm.Pushed, value.Bits, value.IsReference ? value.Ref : null);
    }

    private static void SetZero(ref ValueSlot value)
    {
        if (value.IsReference)
        {
            value.SetObject(null);
        }
        else
        {
            value.Bits = 0;
        }
    }

    private static void LeaveBefore(ref ValueSlot value, FaultSite site, in ValueSlot before)
    {
        if (site.Pops == 0 || (value.IsReference && !before.IsReference))
        {
            SetZero(ref value);
        }
        else if (value.IsReference)
        {
            value = before;
        }
        else
        {
            value.Bits = before.IsReference ? Address : before.Bits;
        }
    }

    private static long Changed(in ValueSlot value, FaultKind kind, FaultSite site)
    {
        long ones = site.Instruction.Op switch
        {
            Op.LdelemU1 => byte.MaxValue,
            Op.LdelemU2 => ushort.MaxValue,
            _ => -1,
        };
        return kind switch
        {
            FaultKind.FlipLowest => value.Bits ^ 1,
            FaultKind.FlipAll => value.Bits ^ ones,
            _ => ones,
        };
    }
}
