using Mono.Cecil;
using SecureBoot.MetadataProcessor.Problems;

namespace SecureBoot.MetadataProcessor.Checks;

/// <summary>Finds types that the runtime does not have.</summary>
internal static class TypeCheck
{
    /// <summary>The defect of a type, or null.</summary>
    /// <param name="type">The type.</param>
    /// <param name="isCore">Whether the assembly is the core library, which has uncalled generic methods.</param>
    public static (ProblemCode Code, string Text)? Find(TypeReference type, bool isCore)
    {
        return type switch
        {
            GenericParameter when isCore => null,
            GenericParameter or GenericInstanceType =>
                (ProblemCode.Generic,
                    $"the generic type {type.FullName}: nanoCLR 1.x has no generics; use object, or a type of its own"),
            PointerType =>
                (ProblemCode.Pointer,
                    $"the pointer {type.FullName}: nanoCLR has no pointers; use an array and an index"),
            PinnedType =>
                (ProblemCode.Pointer,
                    $"fixed, with {type.FullName}: nanoCLR has no pointers; use an array and an index"),
            FunctionPointerType =>
                (ProblemCode.FunctionPointer,
                    $"the function pointer {type.FullName}: nanoCLR has none; use a delegate"),
            ArrayType array when !array.IsVector =>
                (ProblemCode.ArrayRank,
                    $"the array {type.FullName}: nanoCLR has arrays of one dimension only; use an array of arrays"),
            RequiredModifierType modified when IsInit(modified) => null,
            IModifierType modified =>
                (ProblemCode.Type,
                    $"the modified type {type.FullName}, which signatures cannot have: without "
                        + $"{modified.ModifierType.Name} (in, ref readonly or volatile) it can be written"),
            SentinelType => (ProblemCode.Type, "a variable list of arguments, which nanoCLR does not have: use params"),
            TypeSpecification specification => Find(specification.ElementType, isCore),
            _ when type.FullName == "System.TypedReference" =>
                (ProblemCode.Type, "a typed reference, which nanoCLR does not have: use ref"),
            _ => null,
        };
    }

    // The result of an init accessor, which the file has as void.
    private static bool IsInit(RequiredModifierType type)
    {
        return type.ElementType.MetadataType == MetadataType.Void
            && type.ModifierType.FullName == "System.Runtime.CompilerServices.IsExternalInit";
    }
}
