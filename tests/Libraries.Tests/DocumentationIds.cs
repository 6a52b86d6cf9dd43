using System;
using System.Collections.Generic;
using System.Linq;
using Mono.Cecil;
using Mono.Collections.Generic;

namespace SecureBoot.Libraries.Tests;

/// <summary>Formats the public and protected members of a module as documentation ids.</summary>
internal static class DocumentationIds
{
    public static IEnumerable<string> Of(ModuleDefinition module)
    {
        return module.GetTypes().Where(IsVisible).SelectMany(Of);
    }

    private static IEnumerable<string> Of(TypeDefinition type)
    {
        string name = Text(type);
        yield return "T:" + name;
        foreach (FieldDefinition field in type.Fields.Where(field => IsVisible(field) && !field.IsSpecialName))
        {
            yield return $"F:{name}.{field.Name}";
        }

        foreach (MethodDefinition method in type.Methods.Where(IsVisible))
        {
            string result = method.Name is "op_Implicit" or "op_Explicit" ? "~" + Text(method.ReturnType) : "";
            yield return $"M:{name}.{method.Name.Replace('.', '#')}{Parameters(method.Parameters)}{result}";
        }

        foreach (PropertyDefinition property in type.Properties.Where(
            property => IsVisible(property.GetMethod) || IsVisible(property.SetMethod)))
        {
            yield return $"P:{name}.{property.Name}{Parameters(property.Parameters)}";
        }

        foreach (EventDefinition happening in type.Events.Where(happening => IsVisible(happening.AddMethod)))
        {
            yield return $"E:{name}.{happening.Name}";
        }
    }

    private static string Parameters(Collection<ParameterDefinition> parameters)
    {
        return parameters.Count == 0
            ? ""
            : $"({string.Join(',', parameters.Select(parameter => Text(parameter.ParameterType)))})";
    }

    private static string Text(TypeReference type)
    {
        return type.FullName.Replace('/', '.').Replace("&", "@", StringComparison.Ordinal);
    }

    private static bool IsVisible(TypeDefinition type)
    {
        return type.IsPublic
            || ((type.IsNestedPublic || type.IsNestedFamily || type.IsNestedFamilyOrAssembly)
                && IsVisible(type.DeclaringType));
    }

    private static bool IsVisible(FieldDefinition field)
    {
        return field.IsPublic || field.IsFamily || field.IsFamilyOrAssembly;
    }

    private static bool IsVisible(MethodDefinition? method)
    {
        return method is not null && !method.IsStaticConstructor()
            && (method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly);
    }

    private static bool IsStaticConstructor(this MethodDefinition method)
    {
        return method.IsConstructor && method.IsStatic;
    }
}
