using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using SecureBoot.Emulator.Execution.Decoding;
using SecureBoot.Emulator.Heap;
using SecureBoot.Emulator.Results;
using SecureBoot.Emulator.Threads;
using SecureBoot.Emulator.Types;

namespace SecureBoot.Emulator.Execution;

/// <summary>Calls and returns that are not the plain case.</summary>
internal sealed partial class Interpreter
{
    private const int MaxDelegateDepth = 1000;

    /// <summary>Pushes a frame and starts its locals.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Enter(GreenThread thread, MethodDesc method, ValueSlot[] stack, int args)
    {
        _runtime.Usage.CountCall();
        if (method.Code is null)
        {
            MethodDecoder.Decode(method);
        }

        CallFrame frame = thread.Push(method, stack, args);
        ValueSlot[] initial = method.Locals;
        ref ValueSlot local = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(frame.Stack), frame.Locals);
        for (int i = 0; i < initial.Length; i++)
        {
            DataType tag = initial[i].Tag;
            Unsafe.Add(ref local, i).Tag = tag;
            Unsafe.Add(ref local, i).Bits = 0;
            if (tag >= DataType.Object)
            {
                Unsafe.Add(ref local, i).Ref = null;
            }
        }

        if (method.StructLocals.Length > 0)
        {
            EnterStructs(method, frame);
        }
    }

    public void Begin(GreenThread thread, MethodDesc method, ReadOnlySpan<ValueSlot> arguments)
    {
        ValueSlot[] stack = thread.FirstPiece;
        arguments.CopyTo(stack.AsSpan(GreenThread.FirstSlot));
        Enter(thread, method, stack, GreenThread.FirstSlot);
    }

    private void EnterStructs(MethodDesc method, CallFrame frame)
    {
        foreach ((int index, TypeDesc type) in method.StructLocals)
        {
            frame.Stack[frame.Locals + index].Ref = _runtime.Heap.NewObject(type);
        }
    }

    /// <summary>Finds the method of a delegate call, with the target in place of the delegate.</summary>
    private MethodDesc InvokeDelegate(
        GreenThread thread, CallFrame frame, ref ValueSlot sp, MethodDesc invoke, out int shift, out bool multicast)
    {
        shift = 0;
        multicast = false;
        ref ValueSlot self = ref Unsafe.Add(ref sp, 1 - invoke.ArgumentCount);

        // A delegate of a delegate calls the method of the inner delegate; byte code can make a delegate that is its
        // own target.
        for (int depth = 0; depth < MaxDelegateDepth; depth++)
        {
            HeapDelegate target = self.Ref is HeapDelegate called && self.Tag == DataType.Object
                ? called
                : throw _runtime.Throw(self.Ref is null ? Fault.NullReference : Fault.Plain);
            if (target.List is { } list)
            {
                multicast = true;
                BeginMulticast(thread, frame, invoke, list);
                return invoke;
            }

            MethodDesc method = target.Method!;
            RequireSameShape(invoke, method);
            if (method.IsStatic)
            {
                shift = -1;
                RemoveTarget(ref sp, invoke.ArgumentCount);
                return method;
            }

            self = target.Target;
            if (!method.IsRuntime)
            {
                return method;
            }
        }

        throw new MemoryFault(
            invoke.ApiName, "a delegate that is its own target", "Interpreter.cpp:2280, which goes on for ever");
    }

    private static void RemoveTarget(ref ValueSlot sp, int arguments)
    {
        for (int i = 2 - arguments; i <= 0; i++)
        {
            Unsafe.Add(ref sp, i - 1) = Unsafe.Add(ref sp, i);
        }
    }

    /// <summary>The runtime takes the arguments of the method, whatever the delegate's type declares.</summary>
    private static void RequireSameShape(MethodDesc invoke, MethodDesc method)
    {
        int arguments = method.ArgumentCount + (method.IsStatic ? 1 : 0);
        if (arguments != invoke.ArgumentCount || method.ReturnsValue != invoke.ReturnsValue)
        {
            throw new MemoryFault(
                invoke.ApiName,
                $"the delegate's method {method.FullName} has another number of arguments, or another result",
                "Interpreter.cpp, which trusts the byte code");
        }
    }

    /// <summary>A frame that calls the delegates of a list; its arguments stay on the caller's stack.</summary>
    private void BeginMulticast(GreenThread thread, CallFrame frame, MethodDesc invoke, HeapDelegate[] list)
    {
        frame.Depth -= invoke.ArgumentCount;
        invoke.FrameSlots = invoke.ArgumentCount + 4;
        invoke.FrameBytes = (DeviceLayout.FrameBlocks + DeviceLayout.MinimumStackBlocks) * DeviceLayout.Block;
        CallFrame caller = thread.Push(invoke, frame.Stack, frame.Eval + frame.Depth);
        caller.Kind = FrameKind.Multicast;
        caller.Delegates = list;
        caller.NextDelegate = 0;
        if (!NextDelegate(thread, caller))
        {
            EndMulticast(thread, caller);
        }
    }

    /// <summary>Calls the next delegate of a list that is not native; false when all were called.</summary>
    private bool NextDelegate(GreenThread thread, CallFrame caller)
    {
        while (caller.NextDelegate < caller.Delegates!.Length)
        {
            HeapDelegate target = Innermost(caller.Delegates[caller.NextDelegate++]);
            if (target.List is { } list)
            {
                int depth = thread.Depth;
                BeginInner(thread, caller, list);
                if (thread.Depth > depth)
                {
                    return true;
                }

                continue;
            }

            MethodDesc method = target.Method!;
            RequireSameShape(caller.Method, method);
            int at = caller.Eval;
            if (!method.IsStatic)
            {
                caller.Stack[at++] = target.Target;
            }

            for (int i = 1; i < caller.Method.ArgumentCount; i++)
            {
                caller.Stack[at++] = caller.Stack[caller.Args + i];
            }

            caller.Depth = 0;
            if (method.Native is null)
            {
                Enter(thread, method, caller.Stack, caller.Eval);
                return true;
            }

            _runtime.Usage.CountCall();
            _call.Begin(thread, method, caller.Stack, caller.Eval);
            Unsafe.As<NativeMethod>(method.Native)(_call);
        }

        return false;
    }

    /// <summary>A list in a list gets the same arguments.</summary>
    private void BeginInner(GreenThread thread, CallFrame caller, HeapDelegate[] list)
    {
        caller.Depth = caller.Method.ArgumentCount;
        Array.Copy(caller.Stack, caller.Args, caller.Stack, caller.Eval, caller.Depth);
        BeginMulticast(thread, caller, caller.Method, list);
    }

    /// <summary>A delegate of a delegate calls the method of the inner delegate.</summary>
    private static HeapDelegate Innermost(HeapDelegate target)
    {
        for (int depth = 0; target.Method is { IsRuntime: true } && depth < MaxDelegateDepth; depth++)
        {
            target = target.Target.Ref as HeapDelegate
                ?? throw new MemoryFault(target.Method.ApiName, "a delegate of what is none", "Interpreter.cpp:2280");
        }

        return target;
    }

    /// <summary>After a list of natives: the last one's result goes to the caller.</summary>
    private void EndMulticast(GreenThread thread, CallFrame caller)
    {
        thread.Pop();
        if (caller.Method.ReturnsValue)
        {
            thread.Top.Stack[thread.Top.Eval + thread.Top.Depth++] = _call.Result;
        }
    }

    /// <summary>newobj: makes room for `this`, creates the object, enters the constructor. False where no frame was
    /// pushed.</summary>
    private bool BeginConstruction(GreenThread thread, CallFrame frame, ref ValueSlot sp, MethodDesc constructor)
    {
        int count = constructor.ArgumentCount;
        TypeDesc type = constructor.Owner;
        bool inPlace = type.DataType is DataType.DateTime or DataType.TimeSpan || Tags.IsNumber(type.DataType);
        int room = inPlace ? 2 : 1;
        for (int i = 0; i < count - 1; i++)
        {
            Unsafe.Add(ref sp, room - i) = Unsafe.Add(ref sp, -i);
        }

        int first = frame.Eval + frame.Depth - (count - 1);
        ref ValueSlot self = ref frame.Stack[first];
        self.SetObject(null);
        if (inPlace)
        {
            self.Tag = type.DataType;
            ref ValueSlot reference = ref frame.Stack[first + 1];
            reference.Ref = frame.Stack;
            reference.Bits = first;
            reference.Tag = DataType.ByRef;
        }
        else
        {
            frame.Depth += room;
            HeapObject created = _runtime.Heap.NewObject(type);
            self.Ref = created;
            if (type.IsStruct)
            {
                self.Bits = -1;
                self.Tag = DataType.ByRef;
            }
        }

        frame.Depth = first + room - 1 - frame.Eval;
        if (constructor.Native is not null)
        {
            return ConstructNatively(thread, frame, constructor, first, inPlace);
        }

        Enter(thread, constructor, frame.Stack, first + room - 1);
        thread.Top.Kind = inPlace ? FrameKind.Call : FrameKind.Constructor;
        return true;
    }

    private bool ConstructNatively(GreenThread thread, CallFrame frame, MethodDesc constructor, int first, bool inPlace)
    {
        _runtime.Usage.CountCall();
        _call.Begin(thread, constructor, frame.Stack, first + (inPlace ? 1 : 0));
        Unsafe.As<NativeMethod>(constructor.Native!)(_call);
        if (!inPlace)
        {
            frame.Stack[first].Tag = DataType.Object;
        }

        frame.Depth = first + 1 - frame.Eval;
        return false;
    }

    /// <summary>A return that is not the plain case; true when the thread's first method returned.</summary>
    private bool Return(GreenThread thread, CallFrame frame, ref ValueSlot sp)
    {
        if (frame.Kind == FrameKind.Filter)
        {
            throw new MemoryFault(
                "ret", "no caller behind the frame of a filter", "Thread.cpp, a catch that ran in the filter's frame");
        }

        bool isConstructor = frame.Kind is FrameKind.Constructor or FrameKind.ReflectionConstructor;
        ValueSlot result = isConstructor ? frame.Stack[frame.Args] : frame.Method.ReturnsValue ? sp : default;
        bool hasResult = frame.Method.ReturnsValue || isConstructor;
        if (result.Tag == DataType.ByRef && isConstructor)
        {
            result.Tag = DataType.Object;
        }

        if (frame.Kind is FrameKind.Reflection or FrameKind.ReflectionConstructor)
        {
            _slots.BoxResult(ref result, frame.Method);
            hasResult = true;
        }

        _runtime.Monitors.ExitMethod(thread, frame);
        thread.Pop();
        while (thread.Depth > 0)
        {
            CallFrame caller = thread.Top;
            if (caller.Kind != FrameKind.Multicast)
            {
                if (hasResult)
                {
                    caller.Stack[caller.Eval + caller.Depth++] = result;
                }

                return false;
            }

            if (NextDelegate(thread, caller))
            {
                return false;
            }

            hasResult = caller.Method.ReturnsValue;
            result = caller.Delegates![^1].Method!.Native is null ? result : _call.Result;
            thread.Pop();
        }

        thread.Result = hasResult ? result : default;
        return true;
    }
}
