using System;
using System.Collections.Generic;
using System.Linq;
using SecureBoot.Emulator.Heap;
using SecureBoot.Emulator.Results;
using SecureBoot.Emulator.Types;
using SecureBoot.PeFormat;

namespace SecureBoot.Emulator.Execution.Decoding;

/// <summary>Converts the byte code of one method to the interpreter's instructions, and checks the interpreter's
/// assumptions.</summary>
internal sealed class MethodDecoder
{
    private readonly MethodDesc _method;
    private readonly AssemblyDesc _assembly;
    private readonly PeMethodBody _body;
    private readonly TypeUse[] _locals;
    private readonly Dictionary<int, int> _indexes = [];
    private readonly HashSet<long> _addressTaken;

    private MethodDecoder(MethodDesc method)
    {
        _method = method;
        _assembly = method.Owner.Assembly;
        _body = method.ReadBody();
        _locals = method.ReadLocals();
        for (int i = 0; i < _body.Instructions.Length; i++)
        {
            _indexes[_body.Instructions[i].Offset] = i;
        }

        _addressTaken = [.. _body.Instructions
            .Where(i => i.Opcode.Name is "ldloca" or "ldloca.s")
            .Select(i => i.Operand)];
    }

    /// <summary>Decodes a method that has a body.</summary>
    /// <exception cref="MemoryFault">The body does something that the runtime does not check.</exception>
    public static void Decode(MethodDesc method)
    {
        try
        {
            new MethodDecoder(method).Decode();
        }
        catch (PeException e)
        {
            throw new MemoryFault(
                method.ApiName, "damaged byte code: " + e.Message, "Interpreter.cpp, which trusts the byte code");
        }
    }

    private void Decode()
    {
        LayOutLocals();
        RequireArguments();
        Instruction[] code = Array.ConvertAll(_body.Instructions, Decode);
        _method.Handlers = Array.ConvertAll(_body.Clauses, Decode);
        _method.Offsets = Array.ConvertAll(_body.Instructions, i => i.Offset);
        int depth = new StackCheck(_method, code).Require(out _method.Depths);
        _method.MaxStack = Math.Max(Math.Max(_method.DeclaredStack, depth), 1);
        _method.FrameSlots = _method.Locals.Length + _method.MaxStack + 4;
        int blocks = Math.Max(
            DeviceLayout.MinimumStackBlocks,
            _method.Locals.Length + _method.DeclaredStack + DeviceLayout.StackOverheadBlocks);
        if (_method.Locals.Length + depth > blocks)
        {
            throw new MemoryFault(
                _method.ApiName,
                $"the evaluation stack takes {depth} slots, the assembly declares {_method.DeclaredStack}",
                "Thread.cpp, CLR_RT_StackFrame::Push");
        }

        _method.FrameBytes = (DeviceLayout.FrameBlocks + blocks) * DeviceLayout.Block;
        _method.Code = code;
    }

    private void LayOutLocals()
    {
        _method.Locals = Array.ConvertAll(
            _locals, use => new ValueSlot { Tag = use.IsStruct ? DataType.Object : use.Tag });
        List<(int, TypeDesc)> structs = [];
        for (int i = 0; i < _locals.Length; i++)
        {
            if (_locals[i].IsStruct)
            {
                structs.Add((i, _locals[i].Type));
            }
        }

        _method.StructLocals = [.. structs];
    }

    private void RequireArguments()
    {
        int expected = _method.Parameters.Length + (_method.IsStatic ? 0 : 1);
        if (_method.ArgumentCount != expected)
        {
            throw new PeException($"{_method.ArgumentCount} arguments, but its signature has {expected}");
        }
    }

    private int Index(long offset, bool mayEnd = false)
    {
        if (_indexes.TryGetValue((int)offset, out int index))
        {
            return index;
        }

        PeInstruction last = _body.Instructions[^1];
        return mayEnd && offset == last.End
            ? _body.Instructions.Length
            : throw new PeException($"offset 0x{offset:X} is no instruction of {_method.FullName}");
    }

    private Handler Decode(PeClause clause)
    {
        return new Handler
        {
            Kind = clause.Kind switch
            {
                PeClauseKind.Catch or PeClauseKind.Fault => HandlerKind.Catch,
                PeClauseKind.Filter => HandlerKind.Filter,
                PeClauseKind.Finally => HandlerKind.Finally,
                _ => throw new PeException($"unknown kind {(int)clause.Kind} of an exception clause"),
            },
            TryStart = Index(clause.TryStart),
            TryEnd = Index(clause.TryEnd, mayEnd: true),
            Start = Index(clause.HandlerStart),
            End = Index(clause.HandlerEnd, mayEnd: true),
            FilterStart = clause.Kind == PeClauseKind.Filter ? Index(clause.Class) : -1,
            Catches = clause.Kind == PeClauseKind.Catch ? _assembly.TypeOf(clause.Class) : null,
        };
    }

    private Instruction Decode(PeInstruction instruction)
    {
        PeOpcode opcode = instruction.Opcode;
        if (opcode.IsRefused)
        {
            return Of(Op.Refused, opcode.Code);
        }

        return opcode.Operand switch
        {
            PeOperand.None or PeOperand.U1 or PeOperand.U2 or PeOperand.I1 => Small(opcode, (int)instruction.Operand),
            PeOperand.I4 => Of(Op.LdcI4, (int)instruction.Operand),
            PeOperand.R4 => Of(Op.LdcR4, (int)instruction.Operand),
            PeOperand.I8 => new Instruction { Op = Op.LdcI8, O = new Constant(instruction.Operand) },
            PeOperand.R8 => new Instruction { Op = Op.LdcR8, O = new Constant(instruction.Operand) },
            PeOperand.ShortBranch or PeOperand.Branch => Of(OpTable.Op(opcode), Index(instruction.Operand)),
            PeOperand.Switch =>
                new Instruction { Op = Op.Switch, O = Array.ConvertAll(instruction.Targets!, t => Index(t)) },
            PeOperand.String =>
                new Instruction { Op = Op.Ldstr, O = new Literal(_assembly.File.Text((ushort)instruction.Operand)) },
            PeOperand.Method => CallDecoder.Decode(opcode.Name, _assembly.MethodOf((int)instruction.Operand)),
            PeOperand.Field => Field(opcode.Name, _assembly.FieldOf((int)instruction.Operand)),
            PeOperand.Type => Type(opcode, _assembly.Operand((int)instruction.Operand)),
            _ => new Instruction { Op = Op.Ldtoken, O = Token((uint)instruction.Operand) },
        };
    }

    private static Instruction Of(Op op, int operand = 0) => new() { Op = op, A = operand };

    private Instruction Small(PeOpcode opcode, int operand)
    {
        string name = opcode.Name;
        switch (name)
        {
            case "ldc.i4.s":
                return Of(Op.LdcI4, operand);
            case "ldc.i4.m1":
                return Of(Op.LdcI4, -1);
            case "ldarg" or "ldarg.s":
                return Ldarg(operand);
            case "ldarga" or "ldarga.s":
                return Of(Op.Ldarga, Argument(operand));
            case "starg" or "starg.s":
                return Of(Op.StargAny, Argument(operand));
            case "ldloc" or "ldloc.s":
                return Ldloc(operand);
            case "ldloca" or "ldloca.s":
                return Of(Op.Ldloca, Local(operand));
            case "stloc" or "stloc.s":
                return Stloc(operand);
        }

        if (name.Length > 2 && name[^2] == '.' && char.IsAsciiDigit(name[^1]))
        {
            int index = name[^1] - '0';
            switch (name[..^2])
            {
                case "ldc.i4": return Of(Op.LdcI4, index);
                case "ldarg": return Ldarg(index);
                case "ldloc": return Ldloc(index);
                case "stloc": return Stloc(index);
            }
        }

        return Of(OpTable.Op(opcode), OpTable.Operand(opcode));
    }

    private int Argument(int index)
    {
        return index < _method.ArgumentCount
            ? index
            : throw new PeException($"{_method.FullName} has {_method.ArgumentCount} arguments, not {index + 1}");
    }

    private int Local(int index)
    {
        return index < _locals.Length
            ? index
            : throw new PeException($"{_method.FullName} has {_locals.Length} locals, not {index + 1}");
    }

    private Instruction Ldarg(int index)
    {
        int parameter = _method.IsStatic ? Argument(index) : Argument(index) - 1;
        if (parameter < 0)
        {
            return Of(Op.LdargObject, index);
        }

        TypeUse use = _method.Parameters[parameter];
        return Of(use.IsStruct ? Op.LdargStruct : use.IsNumber ? Op.LdargNumber : Op.LdargObject, index);
    }

    private Instruction Ldloc(int index)
    {
        TypeUse use = _locals[Local(index)];
        DataType tag = _method.Locals[index].Tag;
        if (use.IsStruct)
        {
            return Of(Op.LdlocStruct, index);
        }

        if (tag > DataType.R8)
        {
            return Of(tag == DataType.Object ? Op.LdlocObject : Op.LdlocAny, index);
        }

        return new Instruction
        {
            Op = _addressTaken.Contains(index)
            ? Op.LdlocAny
            : Op.LdlocNumber,
            A = index,
            X = (ushort)Tags.Promote(tag)
        };
    }

    private Instruction Stloc(int index)
    {
        DataType tag = _method.Locals[Local(index)].Tag;
        Op op = tag switch
        {
            DataType.Object => Op.StlocObject,
            > DataType.R8 => Op.StlocAny,
            _ when _addressTaken.Contains(index) => Op.StlocAny,
            >= DataType.I4 => Op.StlocWide,
            _ => Op.StlocNarrow,
        };
        return new Instruction { Op = op, A = index, X = (ushort)tag };
    }

    private static Instruction Field(string name, FieldDesc field)
    {
        bool isStatic = name is "ldsfld" or "ldsflda" or "stsfld";
        if (isStatic != field.IsStatic)
        {
            throw new PeException($"{name} of {field}, which is {(isStatic ? "no" : "a")} static field");
        }

        DeviceTypes.LayOut(field.Owner);
        bool number = field.Type.IsNumber;
        Op op = name switch
        {
            "ldfld" => number ? Op.LdfldNumber : field.Type.IsStruct ? Op.LdfldStruct : Op.LdfldObject,
            "ldflda" => Op.Ldflda,
            "stfld" => number ? Op.StfldNumber : Op.StfldObject,
            "ldsfld" => number ? Op.LdsfldNumber : field.Type.IsStruct ? Op.LdsfldStruct : Op.LdsfldObject,
            "ldsflda" => Op.Ldsflda,
            _ => number ? Op.StsfldNumber : Op.StsfldObject,
        };
        return new Instruction { Op = op, A = field.Index, O = isStatic ? field.Owner.Assembly : null };
    }

    private static Instruction Type(PeOpcode opcode, TypeUse use)
    {
        switch (opcode.Name)
        {
            case "constrained.":
                return Of(Op.Nop);
            case "sizeof":
                DeviceTypes.LayOut(use.Type);
                return Of(Op.Sizeof, use.IsStruct ? use.Type.InstanceSize : DeviceLayout.Block);
            case "ldelem":
                return new Instruction { Op = use.IsStruct ? Op.LdelemType : Op.Ldelem, O = new TypeOperand(use) };
            case "stelem":
                return new Instruction
                {
                    Op = use.IsStruct
                    ? Op.StelemType
                    : Op.Stelem,
                    A = Tags.Size(use.Tag),
                    O = new TypeOperand(use)
                };
            case "newarr" when use is { Levels: 0, Type.DataType: DataType.Void }:
                throw new PeException("newarr of void");
            default:
                return new Instruction { Op = OpTable.Op(opcode), O = new TypeOperand(use) };
        }
    }

    private object Token(uint token)
    {
        int row = (int)(token & 0xFFFFFF);
        return (token >> 24) switch
        {
            0x01 => new TypeOperand(new TypeUse(_assembly.TypeRefs[row], 0, false)),
            0x04 => new TypeOperand(new TypeUse(_assembly.Types[row], 0, false)),
            0x05 => _assembly.Field(row),
            0x08 => new TypeOperand(_assembly.Specification(row)),
            _ => throw new PeException($"ldtoken of 0x{token:X8}, which is neither type nor field"),
        };
    }
}
