using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Mono.Cecil;

namespace SecureBoot.Libraries.Tests;

/// <summary>Values that the compiler of a program copies from a library: constants and the defaults of
/// parameters.</summary>
internal static class PublicValues
{
    public static IEnumerable<string> Of(ModuleDefinition module)
    {
        IEnumerable<TypeDefinition> types = module.GetTypes().Where(type => type.IsPublic || type.IsNestedPublic);
        return types.SelectMany(type => Constants(type).Concat(Defaults(type)));
    }

    private static IEnumerable<string> Constants(TypeDefinition type)
    {
        return type.Fields.Where(field => field.IsPublic && field.HasConstant)
            .Select(field => $"F:{Name(type)}.{field.Name} = {Text(field.Constant)}");
    }

    private static IEnumerable<string> Defaults(TypeDefinition type)
    {
        foreach (MethodDefinition method in type.Methods.Where(method => method.IsPublic || method.IsFamily))
        {
            string parameters = string.Join(',', method.Parameters.Select(parameter => Name(parameter.ParameterType)));
            foreach (ParameterDefinition parameter in method.Parameters.Where(parameter => parameter.HasConstant))
            {
                yield return $"M:{Name(type)}.{method.Name.Replace('.', '#')}({parameters}) {parameter.Name} = "
                    + $"{Default(parameter)}";
            }
        }
    }

    private static string Default(ParameterDefinition parameter)
    {
        CustomAttribute? expression = parameter.CustomAttributes.FirstOrDefault(
            attribute => attribute.AttributeType.Name == "CallerArgumentExpressionAttribute");
        if (expression is not null)
        {
            return $"text of {expression.ConstructorArguments[0].Value}";
        }

        return parameter.Constant is string text ? $"\"{text}\"" : Text(parameter.Constant);
    }

    private static string Text(object? value)
    {
        return value is null ? "null" : Convert.ToString(value, CultureInfo.InvariantCulture)!;
    }

    private static string Name(TypeReference type)
    {
        return type.FullName.Replace('/', '.');
    }
}
