using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Mono.Cecil;
using Mono.Cecil.Cil;
using SecureBoot.Emulator.Execution;
using SecureBoot.Emulator.Heap;
using SecureBoot.Emulator.Types;
using CilInstruction = Mono.Cecil.Cil.Instruction;
using Instruction = SecureBoot.Emulator.Execution.Instruction;

namespace SecureBoot.Emulator.Loading;

/// <summary>Decodes the instructions of one method.</summary>
internal sealed class MethodDecoder
{
    private readonly DeviceTypes _types;
    private readonly MemberResolver _members;
    private readonly MethodDesc _method;
    private readonly MethodBody _body;
    private readonly Dictionary<CilInstruction, int> _indexes;
    private readonly HashSet<int> _addressTaken;

    public MethodDecoder(
        DeviceTypes types,
        MemberResolver members,
        MethodDesc method,
        MethodBody body,
        Dictionary<CilInstruction, int> indexes,
        HashSet<int> addressTaken)
    {
        _types = types;
        _members = members;
        _method = method;
        _body = body;
        _indexes = indexes;
        _addressTaken = addressTaken;
    }

    /// <summary>All opcodes but those refused at load.</summary>
    public static string[] Opcodes { get; } =
    [
        .. typeof(OpCodes).GetFields().Select(f => (OpCode)f.GetValue(null)!).Where(o => !CodeTable.IsRefused(o.Code)).Select(o => o.Name),
    ];

    public Instruction Decode(CilInstruction il)
    {
        Code code = il.OpCode.Code;
        switch (code)
        {
            case Code.Ldarg_0 or Code.Ldarg_1 or Code.Ldarg_2 or Code.Ldarg_3:
                return Ldarg(code - Code.Ldarg_0);
            case Code.Ldarg or Code.Ldarg_S:
                return Ldarg(ArgumentIndex(il));
            case Code.Ldarga or Code.Ldarga_S:
                return Of(Op.Ldarga, ArgumentIndex(il));
            case Code.Starg or Code.Starg_S:
                return Of(Op.StargAny, ArgumentIndex(il));
            case Code.Ldloc_0 or Code.Ldloc_1 or Code.Ldloc_2 or Code.Ldloc_3:
                return Ldloc(code - Code.Ldloc_0);
            case Code.Ldloc or Code.Ldloc_S:
                return Ldloc(((VariableDefinition)il.Operand).Index);
            case Code.Ldloca or Code.Ldloca_S:
                return Of(Op.Ldloca, ((VariableDefinition)il.Operand).Index);
            case Code.Stloc_0 or Code.Stloc_1 or Code.Stloc_2 or Code.Stloc_3:
                return Stloc(code - Code.Stloc_0);
            case Code.Stloc or Code.Stloc_S:
                return Stloc(((VariableDefinition)il.Operand).Index);
            case >= Code.Ldc_I4_M1 and <= Code.Ldc_I4_8:
                return Of(Op.LdcI4, code - Code.Ldc_I4_0);
            case Code.Ldc_I4_S:
                return Of(Op.LdcI4, (sbyte)il.Operand);
            case Code.Ldc_I4:
                return Of(Op.LdcI4, (int)il.Operand);
            case Code.Ldc_I8:
                return new Instruction { Op = Op.LdcI8, O = new Constant((long)il.Operand) };
            case Code.Ldc_R4:
                return Of(Op.LdcR4, BitConverter.SingleToInt32Bits((float)il.Operand));
            case Code.Ldc_R8:
                return new Instruction { Op = Op.LdcR8, O = new Constant(BitConverter.DoubleToInt64Bits((double)il.Operand)) };
            case Code.Switch:
                return new Instruction { Op = Op.Switch, O = ((CilInstruction[])il.Operand).Select(t => _indexes[t]).ToArray() };
            case Code.Ldstr:
                return new Instruction { Op = Op.Ldstr, O = new Literal((string)il.Operand) };
            default:
                return il.Operand switch
                {
                    CilInstruction target => Of(CodeTable.Op(code), _indexes[target]),
                    MethodReference callee => new CallDecoder(_types, _members).Decode(code, callee),
                    FieldReference field => Field(code, field),
                    TypeReference type => Type(code, type),
                    _ => Of(CodeTable.Op(code), CodeTable.Operand(code)),
                };
        }
    }

    private static Instruction Of(Op op, int operand = 0) => new() { Op = op, A = operand };

    private int ArgumentIndex(CilInstruction il)
    {
        ParameterDefinition parameter = (ParameterDefinition)il.Operand;
        int self = _method.IsStatic ? 0 : 1;
        return parameter == _body.ThisParameter ? 0 : parameter.Index + self;
    }

    private Instruction Ldarg(int index)
    {
        int parameter = _method.IsStatic ? index : index - 1;
        if (parameter < 0)
        {
            return Of(Op.LdargObject, index);
        }

        TypeUse use = _types.Use(_method.Definition.Parameters[parameter].ParameterType);
        return Of(use.IsStruct ? Op.LdargStruct : use.IsNumber ? Op.LdargNumber : Op.LdargObject, index);
    }

    private Instruction Ldloc(int index)
    {
        DataType tag = _method.Locals[index].Tag;
        if (_method.StructLocals.Any(s => s.Index == index))
        {
            return Of(Op.LdlocStruct, index);
        }

        if (tag > DataType.R8)
        {
            return Of(tag == DataType.Object ? Op.LdlocObject : Op.LdlocAny, index);
        }

        return new Instruction { Op = _addressTaken.Contains(index) ? Op.LdlocAny : Op.LdlocNumber, A = index, X = (ushort)Tags.Promote(tag) };
    }

    private Instruction Stloc(int index)
    {
        DataType tag = _method.Locals[index].Tag;
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

    private Instruction Field(Code code, FieldReference reference)
    {
        if (code == Code.Ldtoken)
        {
            return new Instruction { Op = Op.Ldtoken, O = reference.Resolve() };
        }

        FieldDesc field = _members.Resolve(reference);
        if (field.Definition.HasConstant)
        {
            // a constant here, a field of the host's library
            return Of(Op.LdcI4, Convert.ToInt32(field.Definition.Constant, CultureInfo.InvariantCulture));
        }

        bool number = field.Type.IsNumber;
        Op op = code switch
        {
            Code.Ldfld => number ? Op.LdfldNumber : field.Type.IsStruct ? Op.LdfldStruct : Op.LdfldObject,
            Code.Ldflda => Op.Ldflda,
            Code.Stfld => number ? Op.StfldNumber : Op.StfldObject,
            Code.Ldsfld => number ? Op.LdsfldNumber : field.Type.IsStruct ? Op.LdsfldStruct : Op.LdsfldObject,
            Code.Ldsflda => Op.Ldsflda,
            Code.Stsfld => number ? Op.StsfldNumber : Op.StsfldObject,
            _ => throw new NotSupportedException(code.ToString()),
        };
        return new Instruction { Op = op, A = field.Index, O = field.Definition.IsStatic ? field.Owner.Assembly : null };
    }

    private Instruction Type(Code code, TypeReference reference)
    {
        TypeUse use = _types.Use(reference);
        switch (code)
        {
            case Code.Constrained:
                return Of(Op.Nop);
            case Code.Sizeof:
                _types.LayOut(use.Type);
                return Of(Op.Sizeof, use.IsStruct ? use.Type.InstanceSize : DeviceLayout.Block);
            case Code.Ldelem_Any:
                return new Instruction { Op = use.IsStruct ? Op.LdelemType : Op.Ldelem, O = new TypeOperand(use) };
            case Code.Stelem_Any:
                return new Instruction { Op = use.IsStruct ? Op.StelemType : Op.Stelem, A = Tags.Size(use.Tag), O = new TypeOperand(use) };
            default:
                return new Instruction { Op = CodeTable.Op(code), O = new TypeOperand(use) };
        }
    }
}
