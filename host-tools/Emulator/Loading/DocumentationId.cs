using System.Linq;
using System.Text;
using Mono.Cecil;

namespace SecureBoot.Emulator.Loading;

/// <summary>The documentation id of a member: how the lists of the device's API name it.</summary>
internal static class DocumentationId
{
    public static string Of(TypeReference type) => "T:" + Name(type);

    public static string Of(FieldReference field) => "F:" + Name(field.DeclaringType) + "." + field.Name;

    public static string Of(MethodReference method)
    {
        StringBuilder text = new("M:");
        text.Append(Name(method.DeclaringType)).Append('.').Append(method.Name.Replace('.', '#'));
        if (method.HasParameters)
        {
            text.Append('(').AppendJoin(',', method.Parameters.Select(p => Name(p.ParameterType))).Append(')');
        }

        if (method.Name is "op_Implicit" or "op_Explicit")
        {
            text.Append('~').Append(Name(method.ReturnType));
        }

        return text.ToString();
    }

    private static string Name(TypeReference type)
    {
        return type switch
        {
            ArrayType array => Name(array.ElementType) + (array.Rank == 1 ? "[]" : "[,]"),
            ByReferenceType reference => Name(reference.ElementType) + "@",
            PointerType pointer => Name(pointer.ElementType) + "*",
            IModifierType modifier => Name(modifier.ElementType),
            GenericInstanceType generic => Name(generic.ElementType) + "{" + string.Join(',', generic.GenericArguments.Select(Name)) + "}",
            GenericParameter parameter => (parameter.Owner is MethodReference ? "``" : "`") + parameter.Position,
            _ => type.FullName.Replace('/', '.'),
        };
    }
}
