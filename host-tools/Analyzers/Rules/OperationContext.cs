using System;
using Microsoft.CodeAnalysis;

namespace SecureBoot.Analyzers.Rules;

/// <summary>An operation, its place, and the receiver of findings.</summary>
internal readonly struct OperationContext(IOperation operation, ISymbol containingSymbol, Action<Diagnostic> report)
{
    private readonly Action<Diagnostic> _report = report;

    internal IOperation Operation { get; } = operation;

    internal ISymbol ContainingSymbol { get; } = containingSymbol;

    internal void Report(DiagnosticDescriptor rule, IOperation at, params object[] arguments)
    {
        _report(Diagnostic.Create(rule, at.Syntax.GetLocation(), arguments));
    }
}
