using System.Runtime.CompilerServices;
using System.Text;
using Mono.Cecil;

namespace SecureBoot.Emulator.Types;

/// <summary>A method's name, parameters and result as one text, the same for every assembly that names it.</summary>
internal static class SignatureText
{
    private static readonly ConditionalWeakTable<MethodReference, string> s_texts = [];

    public static string Of(MethodReference method)
    {
        return s_texts.GetValue(method, static m => Build(m, m.Name));
    }

    /// <summary>The same method under the name of an explicit implementation.</summary>
    public static string Explicit(MethodReference method)
    {
        return Build(method, method.DeclaringType.FullName.Replace('/', '.') + "." + method.Name);
    }

    private static string Build(MethodReference method, string name)
    {
        StringBuilder text = new(name);
        text.Append('(');
        foreach (ParameterDefinition parameter in method.Parameters)
        {
            text.Append(Name(parameter.ParameterType)).Append(',');
        }

        return text.Append(')').Append(Name(method.ReturnType)).ToString();
    }

    private static string Name(TypeReference type)
    {
        return type switch
        {
            ArrayType array => Name(array.ElementType) + "[]",
            ByReferenceType reference => Name(reference.ElementType) + "&",
            IModifierType modifier => Name(modifier.ElementType),
            _ => type.FullName,
        };
    }
}
