using Mono.Cecil;
using Mono.Cecil.Cil;
using SecureBoot.Emulator.Execution;
using SecureBoot.Emulator.Types;
using Instruction = SecureBoot.Emulator.Execution.Instruction;

namespace SecureBoot.Emulator.Loading;

/// <summary>Decodes the instructions that name a method.</summary>
internal sealed class CallDecoder
{
    private readonly DeviceTypes _types;
    private readonly MemberResolver _members;

    public CallDecoder(DeviceTypes types, MemberResolver members)
    {
        _types = types;
        _members = members;
    }

    public Instruction Decode(Code code, MethodReference reference)
    {
        if (MemberResolver.EmptyArrayOf(reference) is { } element)
        {
            return new Instruction { Op = Op.Newarr, A = 1, O = new TypeOperand(_types.Use(element)) };
        }

        MethodDesc method = _members.Resolve(reference);
        return code switch
        {
            Code.Newobj => New(method),
            Code.Ldftn => new Instruction { Op = Op.Ldftn, O = method },
            Code.Ldvirtftn => new Instruction { Op = Op.Ldvirtftn, O = method },
            Code.Ldtoken => new Instruction { Op = Op.Ldtoken, O = method },
            Code.Callvirt when method.IsDelegateInvoke => new Instruction { Op = Op.CallDelegate, O = method, A = method.ArgumentCount },
            Code.Callvirt when method.IsVirtual => new Instruction { Op = Op.CallVirtual, O = new VirtualSite(method), A = method.ArgumentCount },
            Code.Callvirt when method.Native is not null => new Instruction { Op = method.IsStatic ? Op.CallNative : Op.CallNativeInstance, O = method, A = method.ArgumentCount },
            Code.Callvirt => new Instruction { Op = method.IsStatic ? Op.Call : Op.CallInstance, O = method, A = method.ArgumentCount },
            _ => new Instruction { Op = method.IsDelegateInvoke ? Op.CallDelegate : method.Native is not null ? Op.CallNative : Op.Call, O = method, A = method.ArgumentCount },
        };
    }

    private static Instruction New(MethodDesc constructor)
    {
        Op op = constructor.Owner.IsDelegate ? Op.NewDelegate : constructor.Owner.FullName == "System.String" ? Op.NewString : Op.Newobj;
        return new Instruction { Op = op, O = constructor, A = constructor.ArgumentCount };
    }
}
