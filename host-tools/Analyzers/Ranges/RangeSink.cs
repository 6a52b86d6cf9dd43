using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace SecureBoot.Analyzers.Ranges;

/// <summary>Receives the uses of numbers; null is a trusted number. This sink does nothing, for the rounds before the
/// last round.</summary>
internal class RangeSink
{
    /// <summary>The length of a new array.</summary>
    internal virtual void OnLength(IOperation length, Number? number)
    {
    }

    /// <summary>An index of an array.</summary>
    internal virtual void OnIndex(IOperation index, Number? number)
    {
    }

    /// <summary>The limit of a loop.</summary>
    internal virtual void OnLoop(IOperation limit, Number? number)
    {
    }

    /// <summary>An argument of a method or a constructor.</summary>
    internal virtual void OnArgument(IArgumentOperation argument, Number? number)
    {
    }

    /// <summary>A field takes a number.</summary>
    internal virtual void OnFieldSet(IFieldSymbol field, Number? number)
    {
    }

    /// <summary>The method returns a number.</summary>
    internal virtual void OnReturn(Number? number)
    {
    }
}
