using System.Collections.Generic;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using SecureBoot.Analyzers.Annotations;

namespace SecureBoot.Analyzers.Rules;

/// <summary>A rule about certain operations of one method together.</summary>
internal abstract class BodyRule
{
    /// <summary>The rule's line in the table.</summary>
    internal abstract DiagnosticDescriptor Descriptor { get; }

    /// <summary>Whether an operation is one of them.</summary>
    internal abstract bool Gathers(IOperation operation, Knowledge knowledge);

    /// <summary>Looks at all of them, in the order of the source.</summary>
    internal abstract void Analyze(
        OperationBlockAnalysisContext context, IReadOnlyList<IOperation> gathered, Knowledge knowledge);
}
