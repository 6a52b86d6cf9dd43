using System;
using System.Collections.Generic;
using System.Linq;
using Mono.Cecil.Cil;
using SecureBoot.Emulator.Execution;
using SecureBoot.Emulator.Heap;
using SecureBoot.Emulator.Types;
using CilInstruction = Mono.Cecil.Cil.Instruction;
using Instruction = SecureBoot.Emulator.Execution.Instruction;

namespace SecureBoot.Emulator.Loading;

/// <summary>Turns a method's IL into the interpreter's instructions.</summary>
internal sealed class Decoder
{
    private readonly DeviceTypes _types;
    private readonly MemberResolver _members;

    public Decoder(DeviceTypes types, MemberResolver members)
    {
        _types = types;
        _members = members;
    }

    public void Decode(MethodDesc method)
    {
        if (!method.Definition.HasBody)
        {
            throw new NotSupportedException(method.FullName + " has no body");
        }

        MethodBody body = method.Definition.Body;
        Dictionary<CilInstruction, int> indexes = [];
        for (int i = 0; i < body.Instructions.Count; i++)
        {
            indexes[body.Instructions[i]] = i;
        }

        LayOutLocals(method, body);
        HashSet<int> taken = [.. body.Instructions.Where(i => i.OpCode.Code is Code.Ldloca or Code.Ldloca_S).Select(i => ((VariableDefinition)i.Operand).Index)];
        MethodDecoder decoder = new(_types, _members, method, body, indexes, taken);
        Instruction[] code = new Instruction[body.Instructions.Count];
        for (int i = 0; i < code.Length; i++)
        {
            code[i] = decoder.Decode(body.Instructions[i]);
        }

        method.Handlers = [.. body.ExceptionHandlers.Select(h => Handler(h, indexes, code.Length))];
        method.Code = code;
    }

    private Handler Handler(ExceptionHandler handler, Dictionary<CilInstruction, int> indexes, int end)
    {
        // A handler that ends the method ends before the method's last instruction: CodeWriter.cs:300 of the metadata processor.
        int At(CilInstruction? instruction) => instruction is null ? end - 1 : indexes[instruction];
        return new Handler
        {
            Kind = handler.HandlerType switch
            {
                ExceptionHandlerType.Catch => HandlerKind.Catch,
                ExceptionHandlerType.Filter => HandlerKind.Filter,
                ExceptionHandlerType.Finally => HandlerKind.Finally,
                _ => throw new NotSupportedException("a fault block"),
            },
            TryStart = At(handler.TryStart),
            TryEnd = At(handler.TryEnd),
            Start = At(handler.HandlerStart),
            End = At(handler.HandlerEnd),
            FilterStart = handler.FilterStart is null ? -1 : At(handler.FilterStart),
            Catches = handler.CatchType is null ? null : _types.Resolve(handler.CatchType),
        };
    }

    private void LayOutLocals(MethodDesc method, MethodBody body)
    {
        method.Locals = new Slot[body.Variables.Count];
        List<(int, TypeDesc)> structs = [];
        for (int i = 0; i < body.Variables.Count; i++)
        {
            TypeUse use = _types.Use(body.Variables[i].VariableType);
            method.Locals[i].Tag = use.IsStruct ? DataType.Object : use.Tag;
            if (use.IsStruct)
            {
                structs.Add((i, use.Type));
            }
        }

        method.StructLocals = [.. structs];
        method.MaxStack = Math.Max(body.MaxStackSize, 1);
        method.FrameSlots = method.Locals.Length + method.MaxStack + 4;
        int blocks = Math.Max(DeviceLayout.MinimumStackBlocks, method.Locals.Length + method.MaxStack + DeviceLayout.StackOverheadBlocks);
        method.FrameBytes = (DeviceLayout.FrameBlocks + blocks) * DeviceLayout.Block;
    }
}
