using System;
using System.Runtime.CompilerServices;
using SecureBoot.Emulator.Execution.Decoding;
using SecureBoot.Emulator.Threads;
using SecureBoot.Emulator.Types;

namespace SecureBoot.Emulator.Execution;

/// <summary>The requests of a native when it returns: another call, a wait.</summary>
internal sealed partial class Interpreter
{
    /// <summary>A native that did not simply finish: it waits, or it calls firmware.</summary>
    private LoopExit AfterNative(GreenThread thread, CallFrame frame, MethodDesc native)
    {
        switch (_call.Status)
        {
            case NativeStatus.Waiting:
                // The call runs again when the thread does; it is one instruction, not two.
                frame.Pc--;
                thread.Fuel++;
                return LoopExit.Waiting;
            case NativeStatus.Yield:
                frame.Depth -= native.ArgumentCount;
                if (native.ReturnsValue)
                {
                    frame.Stack[frame.Eval + frame.Depth++] = _call.Result;
                }

                return LoopExit.OutOfFuel;
            case NativeStatus.Invoke:
                frame.Depth -= native.ArgumentCount;
                InvokeFor(thread, frame);
                return LoopExit.None;
            default:
                throw new InvalidOperationException(_call.Status.ToString());
        }
    }

    /// <summary>Enters the method a native named, on the caller's stack.</summary>
    private void InvokeFor(GreenThread thread, CallFrame frame)
    {
        MethodDesc method = _call.Target!;
        ValueSlot[] arguments = _call.TargetArguments!;
        if (method.Native is not null)
        {
            InvokeNativeFor(thread, frame, method, arguments);
            return;
        }

        if (method.Code is null)
        {
            MethodDecoder.Decode(method);
        }

        ValueSlot[] stack = frame.Stack;
        int at = frame.Eval + frame.Depth;
        thread.FindRoom(method, ref stack, ref at);
        arguments.CopyTo(stack, at);
        Enter(thread, method, stack, at);
        thread.Top.Kind = _call.TargetKind;
    }

    private void InvokeNativeFor(GreenThread thread, CallFrame frame, MethodDesc method, ValueSlot[] arguments)
    {
        NativeCall inner = new(_runtime);
        _runtime.Usage.CountCall();
        inner.Begin(thread, method, arguments, 0);
        Unsafe.As<NativeMethod>(method.Native!)(inner);
        ValueSlot result = method.ReturnsValue ? inner.Result : ValueSlot.OfObject(null);
        _slots.BoxResult(ref result, method);
        frame.Stack[frame.Eval + frame.Depth++] = result;
    }
}
