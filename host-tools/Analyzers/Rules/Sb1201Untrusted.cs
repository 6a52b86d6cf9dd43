using Microsoft.CodeAnalysis;
using SecureBoot.Analyzers.Ranges;

namespace SecureBoot.Analyzers.Rules;

/// <summary>A number from outside in new T[n], an index or a loop's limit without a comparison (CWE-119, CWE-787,
/// CWE-190).</summary>
internal static class Sb1201Untrusted
{
    /// <summary>The use that is an index.</summary>
    internal const string Index = "an index";

    /// <summary>The report about a number that is used as <paramref name="use"/>, or null.</summary>
    internal static (DiagnosticDescriptor Rule, object[] Arguments)? Judge(Number? number, string use)
    {
        return number is { IsWire: true, HasUpper: false, IsSmall: false }
            ? (Rule(number, use), [Capital(number.Origin), use])
            : null;
    }

    // An index that is too large throws, unless an untrusted number sized the array; an array sized by a number of 16
    // bits has its true length. The other method, or the code that sets the field, may have compared the number.
    private static DiagnosticDescriptor Rule(Number number, string use)
    {
        return use == Index || number.IsShort || number.Source is not null ? Table.UntrustedThrows : Table.Untrusted;
    }

    private static string Capital(string text)
    {
        return char.ToUpperInvariant(text[0]) + text.Substring(1);
    }
}
