using System.Linq;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace SecureBoot.Emulator.Loading;

/// <summary>Texts put together as the host's compiler writes them, made into what the device's library can do.</summary>
/// <remarks>
/// Interpolated strings: the generic calls become calls with boxed values, as the device's string.Format has them. A character added to a
/// string: the spans that stand for both become strings. A span that a program declares itself is refused as ever.
/// </remarks>
internal static class HostText
{
    private const string Handler = "System.Runtime.CompilerServices.DefaultInterpolatedStringHandler";
    private const string Span = "System.ReadOnlySpan`1";
    private const string CharSpan = Span + "<System.Char>";

    /// <summary>Whether the type is the one that only the host's compiler knows.</summary>
    public static bool IsHandler(TypeReference type) => type.FullName == Handler;

    /// <summary>Whether the emulator's base library has the type for this purpose.</summary>
    public static bool IsOurs(TypeReference type) => IsHandler(type) || type.FullName == HostOverloads.TypeName;

    /// <summary>Rewrites every such call of a module.</summary>
    public static void Rewrite(ModuleDefinition module)
    {
        if (!module.HasTypeReference(Handler) && !module.HasTypeReference(Span))
        {
            return;
        }

        foreach (TypeDefinition type in module.GetTypes())
        {
            foreach (MethodDefinition method in type.Methods)
            {
                if (method.HasBody)
                {
                    Rewrite(method.Body);
                }
            }
        }
    }

    private static void Rewrite(MethodBody body)
    {
        for (int i = 0; i < body.Instructions.Count; i++)
        {
            Instruction call = body.Instructions[i];
            if (call.Operand is GenericInstanceMethod { Name: "AppendFormatted" } generic && IsHandler(generic.DeclaringType))
            {
                call.Operand = WithObject(generic);
                if (generic.GenericArguments[0] is { IsValueType: true } value)
                {
                    // Alignment and format are constants, each loaded by one instruction right before the call.
                    Box(body, i - (generic.Parameters.Count - 1), value);
                    i++;
                }
            }
            else if (call.Operand is MethodReference method and not GenericInstanceMethod)
            {
                RewriteSpan(call, method);
            }
        }
    }

    private static void RewriteSpan(Instruction call, MethodReference method)
    {
        TypeSystem types = method.Module.TypeSystem;
        if (call.OpCode == OpCodes.Newobj && method.DeclaringType.FullName == CharSpan && method.Parameters is [{ ParameterType: ByReferenceType }])
        {
            call.OpCode = OpCodes.Call;
            call.Operand = Ours("TextOf", types, new ByReferenceType(types.Char));
        }
        else if (method.Name == "op_Implicit" && method.DeclaringType.FullName == "System.String" && method.ReturnType.FullName == CharSpan)
        {
            call.Operand = Ours("SameText", types, types.String);
        }
        else if (method.Name == "Concat" && method.DeclaringType.FullName == "System.String" && method.Parameters[0].ParameterType.FullName == CharSpan)
        {
            call.Operand = Ours("Join", types, [.. method.Parameters.Select(_ => types.String)]);
        }
    }

    private static MethodReference Ours(string name, TypeSystem types, params TypeReference[] parameters)
    {
        TypeReference owner = new("System", "HostOverloads", types.Object.Module, types.CoreLibrary);
        MethodReference method = new(name, types.String, owner);
        foreach (TypeReference parameter in parameters)
        {
            method.Parameters.Add(new ParameterDefinition(parameter));
        }

        return method;
    }

    private static MethodReference WithObject(GenericInstanceMethod generic)
    {
        TypeSystem types = generic.Module.TypeSystem;
        MethodReference method = new(generic.Name, types.Void, generic.DeclaringType) { HasThis = true };
        method.Parameters.Add(new ParameterDefinition(types.Object));
        for (int i = 1; i < generic.Parameters.Count; i++)
        {
            method.Parameters.Add(new ParameterDefinition(generic.Parameters[i].ParameterType));
        }

        return method;
    }

    /// <summary>Boxes before the instruction at an index. That object becomes the box, so that jumps to it lead there.</summary>
    private static void Box(MethodBody body, int index, TypeReference type)
    {
        Instruction box = body.Instructions[index];
        Instruction next = Instruction.Create(OpCodes.Nop);
        next.OpCode = box.OpCode;
        next.Operand = box.Operand;
        next.Offset = box.Offset + 1;
        box.OpCode = OpCodes.Box;
        box.Operand = type;
        body.Instructions.Insert(index + 1, next);
    }
}
