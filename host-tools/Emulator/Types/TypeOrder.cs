using System.Collections.Generic;
using System.Linq;
using Mono.Cecil;

namespace SecureBoot.Emulator.Types;

/// <summary>The order in which the metadata processor writes the type table: it is the order of the static constructors.</summary>
/// <remarks>By full name; but before a type come the type that declares it, its interfaces, and the types in the
/// signatures of what its methods name (nanoTablesContext.cs, SortTypesAccordingUsagesImpl).</remarks>
internal static class TypeOrder
{
    public static List<TypeDefinition> Of(ModuleDefinition module)
    {
        List<TypeDefinition> result = [];
        HashSet<string> done = [];
        foreach (TypeDefinition type in module.GetTypes().Where(t => t.FullName != "<Module>").OrderBy(t => t.FullName, TypeNameComparer.Shared))
        {
            Add(type, done, result);
        }

        return result;
    }

    private static void Add(TypeDefinition type, HashSet<string> done, List<TypeDefinition> result)
    {
        if (done.Contains(type.FullName))
        {
            return;
        }

        if (type.DeclaringType is { } outer)
        {
            Add(outer, done, result);
        }

        foreach (InterfaceImplementation implemented in type.Interfaces)
        {
            AddOwn(implemented.InterfaceType, type.Module, done, result);
        }

        if (!done.Add(type.FullName))
        {
            return;
        }

        foreach (MethodReference method in Named(type))
        {
            AddOwn(method.ReturnType, type.Module, done, result);
            foreach (ParameterDefinition parameter in method.Parameters)
            {
                AddOwn(parameter.ParameterType, type.Module, done, result);
            }
        }

        result.Add(type);
    }

    private static IEnumerable<MethodReference> Named(TypeDefinition type)
    {
        return type.Methods.Where(m => m.HasBody).SelectMany(m => m.Body.Instructions).Select(i => i.Operand).OfType<MethodReference>();
    }

    private static void AddOwn(TypeReference reference, ModuleDefinition module, HashSet<string> done, List<TypeDefinition> result)
    {
        if (reference.GetElementType() is TypeDefinition own && own.Module == module)
        {
            Add(own, done, result);
        }
    }
}
