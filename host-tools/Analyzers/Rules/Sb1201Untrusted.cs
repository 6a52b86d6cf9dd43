using Microsoft.CodeAnalysis;
using SecureBoot.Analyzers.Ranges;

namespace SecureBoot.Analyzers.Rules;

/// <summary>A number from outside in new T[n], an index or a loop's limit without a comparison (CWE-119, CWE-787, CWE-190).</summary>
internal static class Sb1201Untrusted
{
    /// <summary>What to report of a number that is used as <paramref name="use"/>, or null.</summary>
    internal static (DiagnosticDescriptor Rule, object[] Arguments)? Judge(Number? number, string use)
    {
        return number is { IsWire: true, HasUpper: false, IsSmall: false } ? (Table.Untrusted, [Capital(number.Origin), use]) : null;
    }

    private static string Capital(string text)
    {
        return char.ToUpperInvariant(text[0]) + text.Substring(1);
    }
}
