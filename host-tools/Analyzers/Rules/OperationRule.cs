using System.Collections.Generic;
using Microsoft.CodeAnalysis;
using SecureBoot.Analyzers.Annotations;

namespace SecureBoot.Analyzers.Rules;

/// <summary>A rule about single operations.</summary>
internal abstract class OperationRule
{
    private protected OperationRule(DiagnosticDescriptor descriptor, params OperationKind[] kinds)
    {
        Descriptor = descriptor;
        Kinds = kinds;
    }

    /// <summary>The rule's line in the table.</summary>
    internal DiagnosticDescriptor Descriptor { get; }

    /// <summary>The operations that it wants to see.</summary>
    internal IReadOnlyList<OperationKind> Kinds { get; }

    /// <summary>Looks at one of them.</summary>
    internal abstract void Analyze(OperationContext context, Knowledge knowledge);
}
