using System;
using Microsoft.CodeAnalysis;

namespace SecureBoot.Analyzers.Rules;

/// <summary>An operation, where it stands, and where findings go.</summary>
internal readonly struct OperationContext
{
    private readonly Action<Diagnostic> _report;

    internal OperationContext(IOperation operation, ISymbol containingSymbol, Action<Diagnostic> report)
    {
        Operation = operation;
        ContainingSymbol = containingSymbol;
        _report = report;
    }

    internal IOperation Operation { get; }

    internal ISymbol ContainingSymbol { get; }

    internal void Report(DiagnosticDescriptor rule, IOperation at, params object[] arguments)
    {
        _report(Diagnostic.Create(rule, at.Syntax.GetLocation(), arguments));
    }
}
