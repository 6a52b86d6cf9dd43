using System;
using System.Collections.Generic;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using SecureBoot.Analyzers.Annotations;
using SecureBoot.Analyzers.Passes;
using SecureBoot.Analyzers.Rules;
using SecureBoot.Analyzers.Threads;

namespace SecureBoot.Analyzers;

/// <summary>The parts of a body that the expensive passes analyze.</summary>
[Flags]
internal enum BodyInterest
{
    /// <summary>No such part.</summary>
    None = 0,

    /// <summary>Leases, statuses and loans.</summary>
    Paths = 1,

    /// <summary>Numbers from outside.</summary>
    Numbers = 2,

    /// <summary>Threads, timers or handlers that the body starts.</summary>
    Threads = 4,
}

/// <summary>Shows each operation of a body to the rules that want its kind.</summary>
internal sealed class BodyWalker(
    OperationBlockAnalysisContext context,
    Knowledge knowledge,
    Dictionary<OperationKind, List<OperationRule>> rules,
    BodyRule[] bodyRules)
{
    private readonly OperationBlockAnalysisContext _context = context;
    private readonly Knowledge _knowledge = knowledge;
    private readonly Dictionary<OperationKind, List<OperationRule>> _byKind = rules;
    private readonly BodyRule[] _bodyRules = bodyRules;
    private readonly List<IOperation>?[] _gathered = new List<IOperation>?[bodyRules.Length];
    private readonly Action<Diagnostic> _report = context.ReportDiagnostic;
    private BodyInterest _interest;

    /// <summary>Walks one block; returns the parts for the other passes.</summary>
    internal BodyInterest Walk(IOperation block)
    {
        _interest = BodyInterest.None;
        Visit(block);
        return _interest;
    }

    /// <summary>Asks the rules about whole bodies.</summary>
    internal void Finish()
    {
        for (int i = 0; i < _bodyRules.Length; i++)
        {
            if (_gathered[i] is { } operations)
            {
                _bodyRules[i].Analyze(_context, operations, _knowledge);
            }
        }
    }

    private void Visit(IOperation operation)
    {
        if (_byKind.TryGetValue(operation.Kind, out List<OperationRule>? rules))
        {
            OperationContext context = new(operation, _context.OwningSymbol, _report);
            foreach (OperationRule rule in rules)
            {
                rule.Analyze(context, _knowledge);
            }
        }

        for (int i = 0; i < _bodyRules.Length; i++)
        {
            if (_bodyRules[i].Gathers(operation, _knowledge))
            {
                (_gathered[i] ??= []).Add(operation);
            }
        }

        _interest |= InterestOf(operation);
        foreach (IOperation child in operation.ChildOperations)
        {
            Visit(child);
        }
    }

    private BodyInterest InterestOf(IOperation operation)
    {
        BodyInterest interest = BodyInterest.None;
        switch (operation.Kind)
        {
            case OperationKind.Invocation:
                IInvocationOperation call = (IInvocationOperation)operation;
                interest = FlowPass.Concerns(call, _knowledge) ? BodyInterest.Paths : BodyInterest.None;
                return RangePass.Concerns(call, _knowledge) ? interest | BodyInterest.Numbers : interest;
            case OperationKind.PropertyReference:
                return _knowledge.Is(((IPropertyReferenceOperation)operation).Property, AnnotationKind.Lends)
                    ? BodyInterest.Paths
                    : BodyInterest.None;
            case OperationKind.ArrayElementReference or OperationKind.ArrayCreation or OperationKind.Argument:
                return (_interest & BodyInterest.Numbers) == 0 && RangePass.Concerns(operation)
                    ? BodyInterest.Numbers
                    : BodyInterest.None;
            case OperationKind.ObjectCreation or OperationKind.EventAssignment:
                return Starts.Concerns(operation) ? BodyInterest.Threads : BodyInterest.None;
            default:
                return interest;
        }
    }
}
