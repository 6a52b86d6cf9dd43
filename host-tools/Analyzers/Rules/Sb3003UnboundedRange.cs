using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SecureBoot.Analyzers.Ranges;

namespace SecureBoot.Analyzers.Rules;

/// <summary>A range that is not bounded, of a method that does not check it soundly (CWE-787, CWE-125).</summary>
internal static class Sb3003UnboundedRange
{
    /// <summary>The report about an argument, or null.</summary>
    internal static (DiagnosticDescriptor Rule, object[] Arguments)? Judge(
        IArgumentOperation argument, IParameterSymbol parameter, Number number)
    {
        bool isBounded = number.HasUpper && (number.HasLower || !number.IsWire);
        if (isBounded || !RangeMethods.IsRange(parameter))
        {
            return null;
        }

        IMethodSymbol method = (IMethodSymbol)parameter.ContainingSymbol;

        // The other method may have compared it, and a short number wraps no sum.
        bool isStopped = (number.Source is not null || (number.IsWire && number.IsShort))
            && RangeMethods.ChecksSum(method);
        return (isStopped
            ? Table.RangeThrows
            : Table.UnboundedRange, [RangeMethods.ShortName(method), argument.Value.Syntax.ToString()]);
    }
}
