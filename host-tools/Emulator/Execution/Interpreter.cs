using System;
using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using SecureBoot.Emulator.Execution.Decoding;
using SecureBoot.Emulator.Heap;
using SecureBoot.Emulator.Threads;
using SecureBoot.Emulator.Types;

namespace SecureBoot.Emulator.Execution;

/// <summary>Runs a thread's instructions. The loop allocates nothing on the host but what the firmware
/// allocates.</summary>
/// <remarks>`sp` is the top of the evaluation stack (evalPos in nanoCLR), `pc` the next instruction. What can fault or
/// allocate first saves both in the frame.</remarks>
internal sealed partial class Interpreter
{
    private readonly Runtime _runtime;
    private readonly SlotOperations _slots;
    private readonly SliceGuard _slices;
    private readonly NativeCall _call;

    public Interpreter(Runtime runtime)
    {
        _runtime = runtime;
        _slots = new SlotOperations(runtime);
        _slices = new SliceGuard(runtime.StopsAtEscapes);
        _call = new NativeCall(runtime);
    }

    public SlotOperations Slots => _slots;

    /// <summary>Runs until the thread waits, ends, throws or has used its fuel.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public LoopExit Run<TCount>(GreenThread thread)
        where TCount : struct
    {
        Frame frame = thread.Top;
        long fuel = thread.Fuel;
        int pc = 0;
        int target;
        LoopExit exit;
        ref Slot args = ref Unsafe.NullRef<Slot>();
        ref Slot locals = ref Unsafe.NullRef<Slot>();
        ref Slot sp = ref Unsafe.NullRef<Slot>();
        ref Instruction code = ref Unsafe.NullRef<Instruction>();
        ref long counts = ref Unsafe.NullRef<long>();
        int next = 0;
        MethodDesc callee;

    Reload:
        frame = thread.Top;
        if (frame.Method.Code is null)
        {
            thread.Fuel = fuel;
            MethodDecoder.Decode(frame.Method);
        }

        if (frame.NeedsLock && !_runtime.Monitors.EnterMethod(thread, frame))
        {
            thread.Fuel = fuel;
            return LoopExit.Waiting;
        }

        code = ref MemoryMarshal.GetArrayDataReference(frame.Method.Code!);
        {
            ref Slot bottom = ref MemoryMarshal.GetArrayDataReference(frame.Stack);
            args = ref Unsafe.Add(ref bottom, frame.Args);
            locals = ref Unsafe.Add(ref bottom, frame.Locals);
            sp = ref Unsafe.Add(ref bottom, frame.Eval + frame.Depth - 1);
        }

        pc = frame.Pc;
        if (typeof(TCount) == typeof(Counted))
        {
            counts = ref CountsOf(frame.Method);
            next = pc;
        }

        Debug.Assert(frame.Kind != FrameKind.Multicast && frame.Method.Depths[pc] == frame.Depth, "what runs was checked");

        while (true)
        {
            // A branch that ends a thread's turn counts before the turn ends.
            if (typeof(TCount) == typeof(Counted) && pc != next)
            {
                frame.Method.Hits!.Jump(next - 1, pc, Unsafe.Add(ref code, next - 1).Op == Op.Switch);
                next = pc;
            }

            if (--fuel < 0)
            {
                Save(frame, pc, ref sp);
                thread.Fuel = 0;
                return LoopExit.OutOfFuel;
            }

            if (typeof(TCount) == typeof(Counted))
            {
                Unsafe.Add(ref counts, pc)++;
                next = pc + 1;
            }

            if (typeof(TCount) == typeof(Traced))
            {
                _runtime.Path!.Add(new PathStep(_runtime.Usage.NumberOf(fuel), frame.Method, pc, thread.Depth, thread.Id));
            }

            ref Instruction ins = ref Unsafe.Add(ref code, pc++);
            switch (ins.Op)
            {
                case Op.Nop:
                    continue;

                case Op.LdlocNumber:
                    sp = ref Unsafe.Add(ref sp, 1);
                    sp.Bits = Unsafe.Add(ref locals, ins.A).Bits;
                    sp.Tag = (DataType)ins.X;
                    continue;

                case Op.LdargNumber:
                    {
                        ref Slot from = ref Unsafe.Add(ref args, ins.A);
                        sp = ref Unsafe.Add(ref sp, 1);
                        sp.Bits = from.Bits;
                        sp.Tag = Tags.Promote(from.Tag);
                        continue;
                    }

                case Op.LdargObject:
                    sp = ref Unsafe.Add(ref sp, 1);
                    sp = Unsafe.Add(ref args, ins.A);
                    continue;

                case Op.LdlocObject:
                    sp = ref Unsafe.Add(ref sp, 1);
                    sp = Unsafe.Add(ref locals, ins.A);
                    continue;

                case Op.LdlocAny:
                    sp = ref Unsafe.Add(ref sp, 1);
                    sp = Unsafe.Add(ref locals, ins.A);
                    sp.Tag = Tags.Promote(sp.Tag);
                    continue;

                case Op.LdargStruct:
                    Save(frame, pc, ref sp);
                    thread.Fuel = fuel;
                    sp = ref Unsafe.Add(ref sp, 1);
                    _slots.LoadStruct(ref sp, ref Unsafe.Add(ref args, ins.A));
                    continue;

                case Op.LdlocStruct:
                    Save(frame, pc, ref sp);
                    thread.Fuel = fuel;
                    sp = ref Unsafe.Add(ref sp, 1);
                    _slots.LoadStruct(ref sp, ref Unsafe.Add(ref locals, ins.A));
                    continue;

                case Op.Ldarga:
                    target = frame.Args + ins.A;
                    goto TakeAddress;

                case Op.Ldloca:
                    target = frame.Locals + ins.A;
                TakeAddress:
                    sp = ref Unsafe.Add(ref sp, 1);
                    SlotOperations.Reference(ref sp, frame.Stack, target);
                    continue;

                case Op.StlocWide:
                    Unsafe.Add(ref locals, ins.A).Bits = sp.Bits;
                    sp = ref Unsafe.Add(ref sp, -1);
                    continue;

                case Op.StlocNarrow:
                    Unsafe.Add(ref locals, ins.A).Bits = Tags.Narrow((DataType)ins.X, sp.Bits);
                    sp = ref Unsafe.Add(ref sp, -1);
                    continue;

                case Op.StlocObject:
                    Unsafe.Add(ref locals, ins.A) = sp;
                    sp = ref Unsafe.Add(ref sp, -1);
                    continue;

                case Op.StlocAny:
                    SlotOperations.AssignKeepingType(ref Unsafe.Add(ref locals, ins.A), ref sp);
                    sp = ref Unsafe.Add(ref sp, -1);
                    continue;

                case Op.StargAny:
                    SlotOperations.AssignKeepingType(ref Unsafe.Add(ref args, ins.A), ref sp);
                    sp = ref Unsafe.Add(ref sp, -1);
                    continue;

                case Op.Ldnull:
                    sp = ref Unsafe.Add(ref sp, 1);
                    sp.SetObject(null);
                    continue;

                case Op.LdcI4:
                    sp = ref Unsafe.Add(ref sp, 1);
                    sp.SetI4(ins.A);
                    continue;

                case Op.LdcI8:
                    sp = ref Unsafe.Add(ref sp, 1);
                    sp.SetI8(Unsafe.As<Constant>(ins.O!).Bits);
                    continue;

                case Op.LdcR4:
                    sp = ref Unsafe.Add(ref sp, 1);
                    sp.Bits = ins.A;
                    sp.Tag = DataType.R4;
                    continue;

                case Op.LdcR8:
                    sp = ref Unsafe.Add(ref sp, 1);
                    sp.Bits = Unsafe.As<Constant>(ins.O!).Bits;
                    sp.Tag = DataType.R8;
                    continue;

                case Op.Dup:
                    Unsafe.Add(ref sp, 1) = sp;
                    sp = ref Unsafe.Add(ref sp, 1);
                    continue;

                case Op.Pop:
                    sp = ref Unsafe.Add(ref sp, -1);
                    continue;

                case Op.Br:
                    pc = ins.A;
                    continue;

                case Op.Brfalse:
                    if (SlotOperations.IsZero(ref sp))
                    {
                        pc = ins.A;
                    }

                    sp = ref Unsafe.Add(ref sp, -1);
                    continue;

                case Op.Brtrue:
                    if (!SlotOperations.IsZero(ref sp))
                    {
                        pc = ins.A;
                    }

                    sp = ref Unsafe.Add(ref sp, -1);
                    continue;

                case Op.Beq:
                    sp = ref Unsafe.Add(ref sp, -2);
                    if (SlotOperations.Compare(ref Unsafe.Add(ref sp, 1), ref Unsafe.Add(ref sp, 2), true) == 0)
                    {
                        pc = ins.A;
                    }

                    continue;

                case Op.Bge:
                    sp = ref Unsafe.Add(ref sp, -2);
                    if (SlotOperations.Compare(ref Unsafe.Add(ref sp, 1), ref Unsafe.Add(ref sp, 2), true) >= 0)
                    {
                        pc = ins.A;
                    }

                    continue;

                case Op.Bgt:
                    sp = ref Unsafe.Add(ref sp, -2);
                    if (SlotOperations.Compare(ref Unsafe.Add(ref sp, 1), ref Unsafe.Add(ref sp, 2), true) > 0)
                    {
                        pc = ins.A;
                    }

                    continue;

                case Op.Ble:
                    sp = ref Unsafe.Add(ref sp, -2);
                    if (SlotOperations.Compare(ref Unsafe.Add(ref sp, 1), ref Unsafe.Add(ref sp, 2), true) <= 0)
                    {
                        pc = ins.A;
                    }

                    continue;

                case Op.Blt:
                    sp = ref Unsafe.Add(ref sp, -2);
                    if (SlotOperations.Compare(ref Unsafe.Add(ref sp, 1), ref Unsafe.Add(ref sp, 2), true) < 0)
                    {
                        pc = ins.A;
                    }

                    continue;

                case Op.BneUn:
                    sp = ref Unsafe.Add(ref sp, -2);
                    if (SlotOperations.Compare(ref Unsafe.Add(ref sp, 1), ref Unsafe.Add(ref sp, 2), false) != 0)
                    {
                        pc = ins.A;
                    }

                    continue;

                case Op.BgeUn:
                    sp = ref Unsafe.Add(ref sp, -2);
                    if (SlotOperations.Compare(ref Unsafe.Add(ref sp, 1), ref Unsafe.Add(ref sp, 2), false) >= 0)
                    {
                        pc = ins.A;
                    }

                    continue;

                case Op.BgtUn:
                    sp = ref Unsafe.Add(ref sp, -2);
                    if (SlotOperations.Compare(ref Unsafe.Add(ref sp, 1), ref Unsafe.Add(ref sp, 2), false) > 0)
                    {
                        pc = ins.A;
                    }

                    continue;

                case Op.BleUn:
                    sp = ref Unsafe.Add(ref sp, -2);
                    if (SlotOperations.Compare(ref Unsafe.Add(ref sp, 1), ref Unsafe.Add(ref sp, 2), false) <= 0)
                    {
                        pc = ins.A;
                    }

                    continue;

                case Op.BltUn:
                    sp = ref Unsafe.Add(ref sp, -2);
                    if (SlotOperations.Compare(ref Unsafe.Add(ref sp, 1), ref Unsafe.Add(ref sp, 2), false) < 0)
                    {
                        pc = ins.A;
                    }

                    continue;

                case Op.Ceq:
                    sp = ref Unsafe.Add(ref sp, -1);
                    sp.SetI4(SlotOperations.Compare(ref sp, ref Unsafe.Add(ref sp, 1), true) == 0 ? 1 : 0);
                    continue;

                case Op.Cgt:
                    sp = ref Unsafe.Add(ref sp, -1);
                    sp.SetI4(SlotOperations.Compare(ref sp, ref Unsafe.Add(ref sp, 1), true) > 0 ? 1 : 0);
                    continue;

                case Op.CgtUn:
                    sp = ref Unsafe.Add(ref sp, -1);
                    sp.SetI4(SlotOperations.Compare(ref sp, ref Unsafe.Add(ref sp, 1), false) > 0 ? 1 : 0);
                    continue;

                case Op.Clt:
                    sp = ref Unsafe.Add(ref sp, -1);
                    sp.SetI4(SlotOperations.Compare(ref sp, ref Unsafe.Add(ref sp, 1), true) < 0 ? 1 : 0);
                    continue;

                case Op.CltUn:
                    sp = ref Unsafe.Add(ref sp, -1);
                    sp.SetI4(SlotOperations.Compare(ref sp, ref Unsafe.Add(ref sp, 1), false) < 0 ? 1 : 0);
                    continue;

                case Op.Switch:
                    {
                        int[] targets = Unsafe.As<int[]>(ins.O!);
                        uint selected = sp.U4;
                        sp = ref Unsafe.Add(ref sp, -1);
                        if (selected < (uint)targets.Length)
                        {
                            pc = targets[selected];
                        }

                        continue;
                    }

                case Op.Add:
                    sp = ref Unsafe.Add(ref sp, -1);
                    if (sp.Tag is DataType.I4 or DataType.U4 or DataType.I8 or DataType.U8)
                    {
                        sp.Bits += Unsafe.Add(ref sp, 1).Bits;
                        continue;
                    }

                    Save(frame, pc, ref sp);
                    thread.Fuel = fuel;
                    _slots.AddFloat(ref sp, ref Unsafe.Add(ref sp, 1));
                    continue;

                case Op.Sub:
                    sp = ref Unsafe.Add(ref sp, -1);
                    if (sp.Tag is DataType.I4 or DataType.U4 or DataType.I8 or DataType.U8)
                    {
                        sp.Bits -= Unsafe.Add(ref sp, 1).Bits;
                        continue;
                    }

                    Save(frame, pc, ref sp);
                    thread.Fuel = fuel;
                    _slots.SubFloat(ref sp, ref Unsafe.Add(ref sp, 1));
                    continue;

                case Op.Mul:
                    sp = ref Unsafe.Add(ref sp, -1);
                    if (sp.Tag is DataType.I4 or DataType.U4 or DataType.I8 or DataType.U8)
                    {
                        sp.Bits *= Unsafe.Add(ref sp, 1).Bits;
                        continue;
                    }

                    Save(frame, pc, ref sp);
                    thread.Fuel = fuel;
                    _slots.MulFloat(ref sp, ref Unsafe.Add(ref sp, 1));
                    continue;

                case Op.And:
                    sp = ref Unsafe.Add(ref sp, -1);
                    sp.Bits &= Unsafe.Add(ref sp, 1).Bits;
                    continue;

                case Op.Or:
                    sp = ref Unsafe.Add(ref sp, -1);
                    sp.Bits |= Unsafe.Add(ref sp, 1).Bits;
                    continue;

                case Op.Xor:
                    sp = ref Unsafe.Add(ref sp, -1);
                    sp.Bits ^= Unsafe.Add(ref sp, 1).Bits;
                    continue;

                case Op.Not:
                    sp.Bits = ~sp.Bits;
                    continue;

                case Op.Shl:
                    sp = ref Unsafe.Add(ref sp, -1);
                    if (sp.Tag is DataType.I4 or DataType.U4)
                    {
                        sp.Bits = sp.U4 << Unsafe.Add(ref sp, 1).I4;
                        continue;
                    }

                    goto WideShift;

                case Op.Shr:
                    sp = ref Unsafe.Add(ref sp, -1);
                    if (sp.Tag == DataType.I4)
                    {
                        sp.Bits = sp.I4 >> Unsafe.Add(ref sp, 1).I4;
                        continue;
                    }

                    goto WideShift;

                case Op.ShrUn:
                    sp = ref Unsafe.Add(ref sp, -1);
                    if (sp.Tag is DataType.I4 or DataType.U4)
                    {
                        sp.Bits = sp.U4 >> Unsafe.Add(ref sp, 1).I4;
                        continue;
                    }

                WideShift:
                    Save(frame, pc, ref sp);
                    thread.Fuel = fuel;
                    _slots.Shift(ins.Op, ref sp, ref Unsafe.Add(ref sp, 1));
                    continue;

                case Op.Div:
                case Op.DivUn:
                case Op.Rem:
                case Op.RemUn:
                    sp = ref Unsafe.Add(ref sp, -1);
                    Save(frame, pc, ref sp);
                    thread.Fuel = fuel;
                    _slots.Divide(ins.Op, ref sp, ref Unsafe.Add(ref sp, 1));
                    continue;

                case Op.Neg:
                    if (sp.Tag is DataType.I4 or DataType.U4 or DataType.I8 or DataType.U8)
                    {
                        sp.Bits = -sp.Bits;
                        continue;
                    }

                    Save(frame, pc, ref sp);
                    thread.Fuel = fuel;
                    _slots.NegFloat(ref sp);
                    continue;

                case Op.ConvU1:
                    if (sp.Tag is >= DataType.I4 and <= DataType.U8 and not DataType.R4)
                    {
                        sp.SetI4((byte)sp.Bits);
                        continue;
                    }

                    goto Convert;

                case Op.ConvU2:
                    if (sp.Tag is >= DataType.I4 and <= DataType.U8 and not DataType.R4)
                    {
                        sp.SetI4((ushort)sp.Bits);
                        continue;
                    }

                    goto Convert;

                case Op.ConvIndex:
                    if (sp.Tag is DataType.I8 or DataType.U8 && sp.Bits != sp.I4)
                    {
                        Save(frame, pc, ref sp);
                        thread.Fuel = fuel;
                        _slots.CutIndex(ref sp);
                    }

                    goto case Op.ConvI4;

                case Op.ConvI4:
                    if (sp.Tag is >= DataType.I4 and <= DataType.U8 and not DataType.R4)
                    {
                        sp.Tag = DataType.I4;
                        continue;
                    }

                    goto Convert;

                case Op.ConvU4:
                    if (sp.Tag is >= DataType.I4 and <= DataType.U8 and not DataType.R4)
                    {
                        sp.Tag = DataType.U4;
                        continue;
                    }

                    goto Convert;

                case Op.ConvI8:
                    if (sp.Tag == DataType.I4 && ins.A == 0)
                    {
                        sp.SetI8(sp.I4);
                        continue;
                    }

                    if (sp.Tag is DataType.I4 or DataType.U4)
                    {
                        sp.SetI8(sp.U4);
                        continue;
                    }

                    goto Convert;

                case Op.ConvU8:
                    if (sp.Tag is DataType.I4 or DataType.U4)
                    {
                        sp.Bits = sp.U4;
                        sp.Tag = DataType.U8;
                        continue;
                    }

                    goto Convert;

                case Op.ConvI1:
                case Op.ConvI2:
                case Op.ConvR4:
                case Op.ConvR8:
                Convert:
                    Save(frame, pc, ref sp);
                    thread.Fuel = fuel;
                    _slots.Convert(ref sp, ins.Op, ins.A == 1);
                    continue;

                case Op.LdfldNumber:
                    {
                        if (sp.Ref is not HeapObject self || !sp.IsReference)
                        {
                            goto LdfldSlow;
                        }

                        ref Slot field = ref self.Fields[ins.A];
                        sp.Bits = field.Bits;
                        sp.Tag = Tags.Promote(field.Tag);
                        continue;
                    }

                case Op.LdfldObject:
                    {
                        if (sp.Ref is not HeapObject self || !sp.IsReference)
                        {
                            goto LdfldSlow;
                        }

                        sp = self.Fields[ins.A];
                        continue;
                    }

                case Op.LdfldStruct:
                    {
                        if (sp.Ref is not HeapObject self || !sp.IsReference)
                        {
                            goto LdfldSlow;
                        }

                        Save(frame, pc, ref sp);
                        thread.Fuel = fuel;
                        _slots.LoadStruct(ref sp, ref self.Fields[ins.A]);
                        continue;
                    }

                LdfldSlow:
                    Save(frame, pc, ref sp);
                    thread.Fuel = fuel;
                    _slots.LoadField(ref sp);
                    continue;

                case Op.Ldflda:
                    {
                        if (sp.Ref is not HeapObject self || !sp.IsReference)
                        {
                            Save(frame, pc, ref sp);
                            thread.Fuel = fuel;
                            throw _slots.BadFieldTarget(ref sp);
                        }

                        SlotOperations.Reference(ref sp, self.Fields, ins.A);
                        continue;
                    }

                case Op.StfldNumber:
                    {
                        sp = ref Unsafe.Add(ref sp, -2);
                        ref Slot on = ref Unsafe.Add(ref sp, 1);
                        if (on.Ref is not HeapObject self || !on.IsReference)
                        {
                            goto StfldSlow;
                        }

                        ref Slot field = ref self.Fields[ins.A];
                        field.Bits = Tags.Narrow(field.Tag, Unsafe.Add(ref sp, 2).Bits);
                        continue;
                    }

                case Op.StfldObject:
                    {
                        sp = ref Unsafe.Add(ref sp, -2);
                        ref Slot on = ref Unsafe.Add(ref sp, 1);
                        if (on.Ref is not HeapObject self || !on.IsReference)
                        {
                            goto StfldSlow;
                        }

                        self.Fields[ins.A] = Unsafe.Add(ref sp, 2);
                        continue;
                    }

                StfldSlow:
                    Save(frame, pc, ref sp);
                    thread.Fuel = fuel;
                    _slots.StoreField(ref Unsafe.Add(ref sp, 1), ref Unsafe.Add(ref sp, 2));
                    continue;

                case Op.LdsfldNumber:
                    {
                        ref Slot field = ref Unsafe.As<AssemblyDesc>(ins.O!).Statics[ins.A];
                        sp = ref Unsafe.Add(ref sp, 1);
                        sp.Bits = field.Bits;
                        sp.Tag = Tags.Promote(field.Tag);
                        continue;
                    }

                case Op.LdsfldObject:
                    sp = ref Unsafe.Add(ref sp, 1);
                    sp = Unsafe.As<AssemblyDesc>(ins.O!).Statics[ins.A];
                    continue;

                case Op.LdsfldStruct:
                    Save(frame, pc, ref sp);
                    thread.Fuel = fuel;
                    sp = ref Unsafe.Add(ref sp, 1);
                    _slots.LoadStruct(ref sp, ref Unsafe.As<AssemblyDesc>(ins.O!).Statics[ins.A]);
                    continue;

                case Op.Ldsflda:
                    sp = ref Unsafe.Add(ref sp, 1);
                    SlotOperations.Reference(ref sp, Unsafe.As<AssemblyDesc>(ins.O!).Statics, ins.A);
                    continue;

                case Op.StsfldNumber:
                    {
                        ref Slot field = ref Unsafe.As<AssemblyDesc>(ins.O!).Statics[ins.A];
                        field.Bits = Tags.Narrow(field.Tag, sp.Bits);
                        sp = ref Unsafe.Add(ref sp, -1);
                        continue;
                    }

                case Op.StsfldObject:
                    Unsafe.As<AssemblyDesc>(ins.O!).Statics[ins.A] = sp;
                    sp = ref Unsafe.Add(ref sp, -1);
                    continue;

                case Op.Ldlen:
                    if (sp.Ref is HeapArray counted && sp.Tag == DataType.Object)
                    {
                        sp.SetI4(counted.Length);
                        continue;
                    }

                    Save(frame, pc, ref sp);
                    thread.Fuel = fuel;
                    throw _slots.BadArray(ref sp);

                case Op.LdelemU1:
                    {
                        sp = ref Unsafe.Add(ref sp, -1);
                        if (sp.Ref is HeapArray array && sp.Tag == DataType.Object && (array.Element == DataType.U1 || array.Element == DataType.Boolean)
                            && Unsafe.Add(ref sp, 1).U4 < (uint)array.Length)
                        {
                            sp.SetI4(Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(array.Bytes), Unsafe.Add(ref sp, 1).I4));
                            continue;
                        }

                        goto LdelemSlow;
                    }

                case Op.LdelemI4:
                    {
                        sp = ref Unsafe.Add(ref sp, -1);
                        if (sp.Ref is HeapArray array && sp.Tag == DataType.Object && array.Element == DataType.I4
                            && Unsafe.Add(ref sp, 1).U4 < (uint)array.Length)
                        {
                            sp.SetI4(Unsafe.ReadUnaligned<int>(ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(array.Bytes), (nint)(uint)Unsafe.Add(ref sp, 1).I4 << 2)));
                            continue;
                        }

                        goto LdelemSlow;
                    }

                case Op.LdelemU4:
                    {
                        sp = ref Unsafe.Add(ref sp, -1);
                        if (sp.Ref is HeapArray array && sp.Tag == DataType.Object && array.Element == DataType.U4
                            && Unsafe.Add(ref sp, 1).U4 < (uint)array.Length)
                        {
                            sp.Bits = Unsafe.ReadUnaligned<uint>(ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(array.Bytes), (nint)(uint)Unsafe.Add(ref sp, 1).I4 << 2));
                            sp.Tag = DataType.U4;
                            continue;
                        }

                        goto LdelemSlow;
                    }

                case Op.LdelemI8:
                    {
                        sp = ref Unsafe.Add(ref sp, -1);
                        if (sp.Ref is HeapArray array && sp.Tag == DataType.Object && (array.Element == DataType.I8 || array.Element == DataType.U8)
                            && Unsafe.Add(ref sp, 1).U4 < (uint)array.Length)
                        {
                            sp.Bits = Unsafe.ReadUnaligned<long>(ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(array.Bytes), (nint)(uint)Unsafe.Add(ref sp, 1).I4 << 3));
                            sp.Tag = array.Element;
                            continue;
                        }

                        goto LdelemSlow;
                    }

                case Op.LdelemI1:
                case Op.LdelemI2:
                case Op.LdelemU2:
                case Op.Ldelem:
                    sp = ref Unsafe.Add(ref sp, -1);
                LdelemSlow:
                    Save(frame, pc, ref sp);
                    thread.Fuel = fuel;
                    _slots.LoadElement(ref sp, ref Unsafe.Add(ref sp, 1));
                    continue;

                case Op.LdelemType:
                    sp = ref Unsafe.Add(ref sp, -1);
                    Save(frame, pc, ref sp);
                    thread.Fuel = fuel;
                    _slots.LoadStructElement(ref sp, ref Unsafe.Add(ref sp, 1), Unsafe.As<TypeOperand>(ins.O!).Type);
                    continue;

                case Op.StelemI1:
                    {
                        sp = ref Unsafe.Add(ref sp, -3);
                        if (Unsafe.Add(ref sp, 1).Ref is HeapArray array && Unsafe.Add(ref sp, 1).Tag == DataType.Object && array.Shift == 0 && !array.IsReference
                            && Unsafe.Add(ref sp, 2).U4 < (uint)array.Length && Unsafe.Add(ref sp, 3).Tag == DataType.I4)
                        {
                            Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(array.Bytes), Unsafe.Add(ref sp, 2).I4) = (byte)Unsafe.Add(ref sp, 3).Bits;
                            continue;
                        }

                        target = 1;
                        goto StelemSlow;
                    }

                case Op.StelemI4:
                    {
                        sp = ref Unsafe.Add(ref sp, -3);
                        if (Unsafe.Add(ref sp, 1).Ref is HeapArray array && Unsafe.Add(ref sp, 1).Tag == DataType.Object && array.Shift == 2
                            && Unsafe.Add(ref sp, 2).U4 < (uint)array.Length && Unsafe.Add(ref sp, 3).Tag <= DataType.U4)
                        {
                            Unsafe.WriteUnaligned(ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(array.Bytes), (nint)(uint)Unsafe.Add(ref sp, 2).I4 << 2), (int)Unsafe.Add(ref sp, 3).Bits);
                            continue;
                        }

                        target = 4;
                        goto StelemSlow;
                    }

                case Op.StelemI2:
                    sp = ref Unsafe.Add(ref sp, -3);
                    target = 2;
                    goto StelemSlow;

                case Op.StelemI8:
                    sp = ref Unsafe.Add(ref sp, -3);
                    target = 8;
                    goto StelemSlow;

                case Op.Stelem:
                    sp = ref Unsafe.Add(ref sp, -3);
                    target = ins.A;
                StelemSlow:
                    Save(frame, pc, ref sp);
                    thread.Fuel = fuel;
                    _slots.StoreElement(ref Unsafe.Add(ref sp, 1), ref Unsafe.Add(ref sp, 2), ref Unsafe.Add(ref sp, 3), target);
                    continue;

                case Op.StelemType:
                    sp = ref Unsafe.Add(ref sp, -3);
                    Save(frame, pc, ref sp);
                    thread.Fuel = fuel;
                    _slots.StoreStructElement(ref Unsafe.Add(ref sp, 1), ref Unsafe.Add(ref sp, 2), ref Unsafe.Add(ref sp, 3));
                    continue;

                case Op.Stind:
                case Op.Stobj:
                    sp = ref Unsafe.Add(ref sp, -2);
                    Save(frame, pc, ref sp);
                    thread.Fuel = fuel;
                    _slots.StoreIndirect(ins.Op, ref Unsafe.Add(ref sp, 1), ref Unsafe.Add(ref sp, 2), ins.A);
                    continue;

                case Op.Ldind:
                case Op.Ldobj:
                case Op.Ldelema:
                case Op.Ldstr:
                case Op.Castclass:
                case Op.Isinst:
                case Op.Box:
                case Op.Unbox:
                case Op.UnboxAny:
                case Op.Newarr:
                case Op.Ldtoken:
                case Op.Ldftn:
                case Op.Ldvirtftn:
                case Op.Initobj:
                case Op.Sizeof:
                case Op.NewDelegate:
                    Save(frame, pc, ref sp);
                    thread.Fuel = fuel;
                    sp = ref ObjectInstruction(ref ins, ref sp);
                    continue;

                case Op.CallInstance:
                    if (Unsafe.Add(ref sp, 1 - ins.A).Ref is null && Unsafe.Add(ref sp, 1 - ins.A).Tag == DataType.Object)
                    {
                        Save(frame, pc, ref sp);
                        thread.Fuel = fuel;
                        throw _runtime.Throw(Fault.NullReference);
                    }

                    goto case Op.Call;

                case Op.CallGuarded:
                    Save(frame, pc, ref sp);
                    thread.Fuel = fuel;
                    _slices.Check(Unsafe.As<MethodDesc>(ins.O!), ref sp);
                    goto case Op.Call;

                case Op.Call:
                    callee = Unsafe.As<MethodDesc>(ins.O!);
                    goto CallMethod;

                case Op.CallVirtual:
                    {
                        VirtualSite site = Unsafe.As<VirtualSite>(ins.O!);
                        ref Slot self = ref Unsafe.Add(ref sp, 1 - ins.A);
                        if (self.Ref is HeapObject item && self.IsReference && ReferenceEquals(site.LastType, item.Type))
                        {
                            callee = site.LastTarget!;
                        }
                        else
                        {
                            Save(frame, pc, ref sp);
                            thread.Fuel = fuel;
                            callee = _runtime.Dispatch.Find(ref self, site);
                        }

                        if (callee.Native is not null)
                        {
                            goto CallNativeMethod;
                        }

                        goto CallMethod;
                    }

                case Op.CallNativeInstance:
                    if (Unsafe.Add(ref sp, 1 - ins.A).Ref is null && Unsafe.Add(ref sp, 1 - ins.A).Tag == DataType.Object)
                    {
                        Save(frame, pc, ref sp);
                        thread.Fuel = fuel;
                        throw _runtime.Throw(Fault.NullReference);
                    }

                    goto case Op.CallNative;

                case Op.CallNative:
                    callee = Unsafe.As<MethodDesc>(ins.O!);
                    goto CallNativeMethod;

                case Op.CallDelegate:
                    Save(frame, pc, ref sp);
                    thread.Fuel = fuel;
                    callee = InvokeDelegate(thread, frame, ref sp, Unsafe.As<MethodDesc>(ins.O!), out target, out bool multicast);
                    if (multicast)
                    {
                        goto Reload;
                    }

                    sp = ref Unsafe.Add(ref sp, target);
                    if (callee.Native is not null)
                    {
                        goto CallNativeMethod;
                    }

                    goto CallMethod;

                case Op.NewobjGuarded:
                    Save(frame, pc, ref sp);
                    thread.Fuel = fuel;
                    _slices.Check(Unsafe.As<MethodDesc>(ins.O!), ref sp);
                    goto case Op.Newobj;

                case Op.Newobj:
                    callee = Unsafe.As<MethodDesc>(ins.O!);
                    Save(frame, pc, ref sp);
                    thread.Fuel = fuel;
                    if (BeginConstruction(thread, frame, ref sp, callee))
                    {
                        goto Reload;
                    }

                    sp = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(frame.Stack), frame.Eval + frame.Depth - 1);
                    continue;

                case Op.NewString:
                    callee = Unsafe.As<MethodDesc>(ins.O!);
                    target = callee.ArgumentCount;
                    for (int i = 0; i < target - 1; i++)
                    {
                        Unsafe.Add(ref sp, 1 - i) = Unsafe.Add(ref sp, -i);
                    }

                    sp = ref Unsafe.Add(ref sp, 1);
                    Unsafe.Add(ref sp, 1 - target).SetObject(null);
                    goto CallNativeMethod;

                CallMethod:
                    {
                        if (callee.IsAbstract || callee.IsRuntime)
                        {
                            Save(frame, pc, ref sp);
                            thread.Fuel = fuel;
                            throw _runtime.Throw(Fault.NotSupported);
                        }

                        thread.Fuel = fuel;
                        sp = ref Unsafe.Add(ref sp, -callee.ArgumentCount);
                        Save(frame, pc, ref sp);
                        Enter(thread, callee, frame.Stack, frame.Eval + frame.Depth);
                        frame = thread.Top;
                        if (callee.Code is null || frame.NeedsLock)
                        {
                            goto Reload;
                        }

                        code = ref MemoryMarshal.GetArrayDataReference(callee.Code);
                        ref Slot bottom = ref MemoryMarshal.GetArrayDataReference(frame.Stack);
                        args = ref Unsafe.Add(ref bottom, frame.Args);
                        locals = ref Unsafe.Add(ref bottom, frame.Locals);
                        sp = ref Unsafe.Add(ref bottom, frame.Eval - 1);
                        pc = 0;
                        if (typeof(TCount) == typeof(Counted))
                        {
                            counts = ref CountsOf(callee);
                            next = 0;
                        }

                        continue;
                    }

                CallNativeMethod:
                    {
                        thread.Fuel = fuel;
                        target = callee.ArgumentCount;
                        Save(frame, pc, ref sp);
                        _runtime.Usage.CountCall();
                        _call.Begin(thread, callee, frame.Stack, frame.Eval + frame.Depth - target);
                        Unsafe.As<NativeMethod>(callee.Native!)(_call);
                        if (_call.Status != NativeStatus.Done)
                        {
                            exit = AfterNative(thread, frame, callee);
                            fuel = thread.Fuel;
                            if (exit == LoopExit.None)
                            {
                                goto Reload;
                            }

                            return exit;
                        }

                        fuel = thread.Fuel;
                        sp = ref Unsafe.Add(ref sp, -target);
                        if (callee.ReturnsValue || ins.Op == Op.NewString)
                        {
                            sp = ref Unsafe.Add(ref sp, 1);
                            sp = _call.Result;
                        }

                        continue;
                    }

                case Op.Ret:
                    if (frame.Kind == FrameKind.Call && frame.Locked is null && thread.Depth > 1 && thread.At(thread.Depth - 2).Kind != FrameKind.Multicast)
                    {
                        MethodDesc done = frame.Method;
                        thread.Pop();
                        frame = thread.Top;
                        ref Slot bottom = ref MemoryMarshal.GetArrayDataReference(frame.Stack);
                        ref Slot result = ref sp;
                        sp = ref Unsafe.Add(ref bottom, frame.Eval + frame.Depth - 1);
                        if (done.ReturnsValue)
                        {
                            sp = ref Unsafe.Add(ref sp, 1);
                            if (result.Tag <= DataType.R8)
                            {
                                sp.Bits = result.Bits;
                                sp.Tag = Tags.Promote(result.Tag);
                            }
                            else
                            {
                                sp = result;
                            }
                        }

                        code = ref MemoryMarshal.GetArrayDataReference(frame.Method.Code!);
                        args = ref Unsafe.Add(ref bottom, frame.Args);
                        locals = ref Unsafe.Add(ref bottom, frame.Locals);
                        pc = frame.Pc;
                        if (typeof(TCount) == typeof(Counted))
                        {
                            counts = ref CountsOf(frame.Method);
                            next = pc;
                        }

                        continue;
                    }

                    Save(frame, pc, ref sp);
                    thread.Fuel = fuel;
                    if (Return(thread, frame, ref sp))
                    {
                        return LoopExit.Ended;
                    }

                    goto Reload;

                case Op.Throw:
                    Save(frame, pc, ref sp);
                    thread.Fuel = fuel;
                    _runtime.Unwinder.BeginThrow(thread, ref sp);
                    return LoopExit.Thrown;

                case Op.Rethrow:
                    Save(frame, pc, ref sp);
                    thread.Fuel = fuel;
                    _runtime.Unwinder.Rethrow(thread);
                    return LoopExit.Thrown;

                case Op.Leave:
                    sp = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(frame.Stack), frame.Eval - 1);
                    Save(frame, pc, ref sp);
                    thread.Fuel = fuel;
                    pc = _runtime.Unwinder.Leave(thread, frame, pc - 1, ins.A);
                    continue;

                case Op.Endfinally:
                    sp = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(frame.Stack), frame.Eval - 1);
                    Save(frame, pc, ref sp);
                    thread.Fuel = fuel;
                    if (!_runtime.Unwinder.EndFinally(thread))
                    {
                        return LoopExit.Thrown;
                    }

                    goto Reload;

                case Op.Endfilter:
                    target = sp.I4;
                    Save(frame, pc, ref sp);
                    thread.Fuel = fuel;
                    if (!_runtime.Unwinder.EndFilter(thread, target))
                    {
                        return LoopExit.Thrown;
                    }

                    goto Reload;

                case Op.Refused:
                    Save(frame, pc, ref sp);
                    thread.Fuel = fuel;
                    throw _runtime.Throw(Fault.NotSupported);

                default:
                    throw new InvalidOperationException(ins.Op.ToString());
            }
        }
    }

    private static ref long CountsOf(MethodDesc method)
    {
        method.Hits ??= new MethodHits(method.Owner.Assembly.Name, method.Row, method.Code!.Length);
        return ref MemoryMarshal.GetArrayDataReference(method.Hits.Counts);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Save(Frame frame, int pc, ref Slot sp)
    {
        frame.Pc = pc;
        nint bytes = Unsafe.ByteOffset(ref MemoryMarshal.GetArrayDataReference(frame.Stack), ref sp);
        frame.Depth = ((int)bytes / Unsafe.SizeOf<Slot>()) + 1 - frame.Eval;
        Debug.Assert(frame.Depth >= 0 && frame.Depth <= frame.Method.MaxStack + 2, "the stack was checked");
    }
}
