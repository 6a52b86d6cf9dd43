using SecureBoot.Emulator.Types;
using SecureBoot.PeFormat;

namespace SecureBoot.Emulator.Execution.Decoding;

/// <summary>Decodes the instructions that name a method.</summary>
internal static class CallDecoder
{
    public static Instruction Decode(string opcode, MethodDesc method)
    {
        return opcode switch
        {
            "newobj" => New(method),
            "ldftn" => new Instruction { Op = Op.Ldftn, O = method },
            "ldvirtftn" => new Instruction { Op = Op.Ldvirtftn, O = method },
            "callvirt" when method.IsDelegateInvoke => Delegate(method),
            "callvirt" when method.IsVirtual && !method.IsStatic =>
                new Instruction { Op = Op.CallVirtual, O = new VirtualSite(method), A = method.ArgumentCount },
            "callvirt" when method.Native is not null =>
                Call(method.IsStatic ? Op.CallNative : Op.CallNativeInstance, method),
            "callvirt" => Call(method.IsStatic ? Op.Call : Op.CallInstance, method),
            _ when method.IsDelegateInvoke => Delegate(method),
            _ when method.Native is not null => Call(Op.CallNative, method),
            _ => Call(SliceGuard.Guards(method) ? Op.CallGuarded : Op.Call, method),
        };
    }

    private static Instruction Call(Op op, MethodDesc method) =>
        new() { Op = op, O = method, A = method.ArgumentCount };

    private static Instruction Delegate(MethodDesc invoke)
    {
        return invoke is { IsRuntime: true, IsStatic: false }
            ? Call(Op.CallDelegate, invoke)
            : throw new PeException($"{invoke.FullName}, which is no delegate's Invoke, is called as one");
    }

    private static Instruction New(MethodDesc constructor)
    {
        TypeDesc type = constructor.Owner;
        bool isString = type.DataType == DataType.String;
        bool isNew = !constructor.IsStatic
            && !constructor.ReturnsValue
            && (!isString || constructor.Native is not null)
            && (!type.IsDelegate || constructor.ArgumentCount == 3);
        if (!isNew)
        {
            throw new PeException($"newobj of {constructor.FullName}, which is no constructor");
        }

        Op op = type.IsDelegate ? Op.NewDelegate
            : isString ? Op.NewString
            : SliceGuard.Guards(constructor) ? Op.NewobjGuarded
            : Op.Newobj;
        return Call(op, constructor);
    }
}
