using System;
using System.Collections.Generic;
using Mono.Cecil;
using SecureBoot.MetadataProcessor.Input;
using SecureBoot.MetadataProcessor.Problems;

namespace SecureBoot.MetadataProcessor.Checks;

/// <summary>Finds what concerns the assembly as a whole.</summary>
internal static class SourceCheck
{
    public static void Run(AssemblySource source, ProblemList problems)
    {
        HashSet<string> names = new(StringComparer.Ordinal);
        foreach (TypeReference type in source.TypeRefs)
        {
            if (!names.Add(type.FullName))
            {
                problems.Error(
                    ProblemCode.DuplicateName,
                    Place.None,
                    $"two referenced assemblies have a type "
                        + $"{type.FullName}, and the file cannot tell them apart: use one of them only");
            }
        }

        CheckEnums(source, problems);
        TypeDefinition? global = source.Module.GetType("<Module>");
        if (global is null)
        {
            return;
        }

        foreach (MethodDefinition method in global.Methods)
        {
            problems.Warning(
                ProblemCode.Lost,
                Place.Of(method),
                "a module initializer, or a function outside of any type, is not in the file: the device never runs "
                    + "it; use a static constructor");
        }
    }

    // An enum whose value is of an enum would be followed without end by the reader of attributes.
    private static void CheckEnums(AssemblySource source, ProblemList problems)
    {
        foreach (TypeDefinition type in source.Types)
        {
            if (!type.IsEnum)
            {
                continue;
            }

            foreach (FieldDefinition field in type.Fields)
            {
                if (!field.IsStatic && !field.FieldType.IsPrimitive)
                {
                    problems.Error(
                        ProblemCode.Damaged,
                        Place.Of(type),
                        $"the metadata of the assembly is damaged: an enum of {field.FieldType.FullName}");
                }
            }
        }
    }
}
