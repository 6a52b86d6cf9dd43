using System;
using System.Runtime.CompilerServices;
using SecureBoot.Emulator.Heap;
using SecureBoot.Emulator.Types;

namespace SecureBoot.Emulator.Execution;

/// <summary>Instructions that work on objects and types.</summary>
internal sealed partial class Interpreter
{
    /// <summary>Runs one and returns the new top of the stack.</summary>
    private ref ValueSlot ObjectInstruction(ref Instruction ins, ref ValueSlot sp)
    {
        switch (ins.Op)
        {
            case Op.Ldind:
                _slots.LoadIndirect(ref sp);
                return ref sp;
            case Op.Ldobj:
                _slots.LoadObject(ref sp, Unsafe.As<TypeOperand>(ins.O!).Type);
                return ref sp;
            case Op.Ldelema:
                sp = ref Unsafe.Add(ref sp, -1);
                _slots.ElementAddress(ref sp, ref Unsafe.Add(ref sp, 1));
                return ref sp;
            case Op.Ldstr:
                sp = ref Unsafe.Add(ref sp, 1);
                sp.SetObject(_runtime.Heap.NewLiteral(Unsafe.As<Literal>(ins.O!).Text));
                return ref sp;
            case Op.Castclass:
                Cast(ref sp, Unsafe.As<TypeOperand>(ins.O!), isInst: false);
                return ref sp;
            case Op.Isinst:
                Cast(ref sp, Unsafe.As<TypeOperand>(ins.O!), isInst: true);
                return ref sp;
            case Op.Box:
                _slots.Box(ref sp, Unsafe.As<TypeOperand>(ins.O!));
                return ref sp;
            case Op.Unbox:
                _slots.Unbox(ref sp, Unsafe.As<TypeOperand>(ins.O!).Type, load: false);
                return ref sp;
            case Op.UnboxAny:
                UnboxAny(ref sp, Unsafe.As<TypeOperand>(ins.O!));
                return ref sp;
            case Op.Newarr:
                return ref NewArray(ref ins, ref sp);
            case Op.Initobj:
                SlotOperations.Initialize(ref sp);
                return ref Unsafe.Add(ref sp, -1);
            case Op.NewDelegate:
                return ref NewDelegate(Unsafe.As<MethodDesc>(ins.O!), ref sp);
            case Op.Ldvirtftn:
                sp.SetObject(_runtime.Heap.NewDelegate(_runtime.Dispatch.Find(
                    ref sp, new VirtualSite(Unsafe.As<MethodDesc>(ins.O!)))));
                return ref sp;
            default:
                return ref PushInstruction(ref ins, ref Unsafe.Add(ref sp, 1));
        }
    }

    private ref ValueSlot PushInstruction(ref Instruction ins, ref ValueSlot sp)
    {
        switch (ins.Op)
        {
            case Op.Ldftn:
                sp.SetObject(_runtime.Heap.NewDelegate(Unsafe.As<MethodDesc>(ins.O!)));
                break;
            case Op.Sizeof:
                sp.SetI4(ins.A);
                break;
            case Op.Ldtoken:
                sp.SetObject(Token(ins.O!));
                break;
            default:
                throw new InvalidOperationException(ins.Op.ToString());
        }

        return ref sp;
    }

    private HeapReflection Token(object operand)
    {
        WellKnown types = _runtime.WellKnown;
        return operand switch
        {
            TypeOperand type => new HeapReflection(types.RuntimeType, type.Type, type.Levels),
            FieldDesc field => new HeapReflection(types.FieldInfo, field),
            _ => new HeapReflection(types.MethodInfo, operand),
        };
    }

    private ref ValueSlot NewArray(ref Instruction ins, ref ValueSlot sp)
    {
        TypeOperand element = Unsafe.As<TypeOperand>(ins.O!);
        if (ins.A == 1)
        {
            sp = ref Unsafe.Add(ref sp, 1);
            sp.SetI4(0);
        }

        sp.SetObject(_runtime.Heap.NewArray(element.Type, element.Levels + 1, sp.I4));
        return ref sp;
    }

    private ref ValueSlot NewDelegate(MethodDesc constructor, ref ValueSlot sp)
    {
        sp = ref Unsafe.Add(ref sp, -1);
        if (Unsafe.Add(ref sp, 1).Ref is not HeapDelegate created)
        {
            throw _runtime.Throw(Fault.Plain);
        }

        created.SetType(constructor.Owner);
        if (!created.Method!.IsStatic)
        {
            created.Target = sp;
        }

        sp.SetObject(created);
        return ref sp;
    }

    private void Cast(ref ValueSlot sp, TypeOperand target, bool isInst)
    {
        if (sp.Tag == DataType.Object && sp.Ref is null)
        {
            return;
        }

        if (!isInst)
        {
            if (!_runtime.Casts.Fits(ref sp, target.Type, target.Levels, "castclass"))
            {
                throw _runtime.Throw(Fault.InvalidCast);
            }
        }
        else if (!_runtime.Casts.IsInstance(ref sp, target.Type, target.Levels, isInst))
        {
            sp.SetObject(null);
        }
    }

    private void UnboxAny(ref ValueSlot sp, TypeOperand target)
    {
        if (target.Levels == 0 && target.Type.IsValueType)
        {
            _slots.Unbox(ref sp, target.Type, load: true);
        }
        else
        {
            Cast(ref sp, target, isInst: false);
        }
    }
}
