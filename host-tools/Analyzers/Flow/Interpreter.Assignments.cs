using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace SecureBoot.Analyzers.Flow;

/// <content>What variables hold.</content>
internal sealed partial class Interpreter
{
    internal static ISymbol? SymbolOf(IOperation operation)
    {
        return operation switch
        {
            ILocalReferenceOperation local => local.Local,
            IParameterReferenceOperation parameter => parameter.Parameter,
            IDeclarationExpressionOperation declaration => SymbolOf(declaration.Expression),
            IConversionOperation conversion => SymbolOf(conversion.Operand),
            _ => null,
        };
    }

    private Value? Assign(ISimpleAssignmentOperation assignment)
    {
        Value? value = Visit(assignment.Value);
        if (SymbolOf(assignment.Target) is { } symbol)
        {
            Assign(symbol, value);
            if (symbol is IParameterSymbol { RefKind: not RefKind.None })
            {
                Escape(value);
            }

            return value;
        }

        if (assignment.Target is IFlowCaptureReferenceOperation capture)
        {
            _state = _state.With(_slots.Of(capture.Id), value);
            return value;
        }

        VisitChildren(assignment.Target);
        Escape(value);
        return value;
    }

    private Value? Assign(ICompoundAssignmentOperation compound)
    {
        Value? left = Visit(compound.Target);
        Value? value = Tests.Combine(compound.OperatorKind, left, Visit(compound.Value), _state);
        if (SymbolOf(compound.Target) is { } symbol)
        {
            Assign(symbol, value);
        }

        return value;
    }

    private Value? Forget(IOperation target)
    {
        Visit(target);
        if (SymbolOf(target) is { } symbol)
        {
            Assign(symbol, null);
        }

        return null;
    }

    // Constants of statuses and of bools only: a counter's would make a state of each round of a loop.
    private void Assign(ISymbol variable, Value? value)
    {
        if (IsShared(variable))
        {
            Escape(value);
        }

        bool isTracked = !IsShared(variable) && variable is not IParameterSymbol { RefKind: RefKind.Ref };
        bool isKept = value is not Known known || known.Constant is bool || TypeOf(variable)?.TypeKind == TypeKind.Enum;
        _state = _state.With(_slots.Of(variable), isTracked && isKept ? value : null);
    }

    private bool IsShared(ISymbol variable)
    {
        return _captures.IsAlways(variable) || _state[_slots.Of((variable, "shared"))] is not null;
    }

    // From here on other code may use the variable at any time.
    private void Share(IMethodSymbol lambda)
    {
        foreach (ISymbol variable in _captures.OfLambda(lambda))
        {
            Escape(_state[_slots.Of(variable)]);
            _state = _state.With(_slots.Of((variable, "shared")), new Known(true));
            _state = _state.With(_slots.Of(variable), null);
        }
    }

    private static ITypeSymbol? TypeOf(ISymbol variable)
    {
        return variable switch
        {
            ILocalSymbol local => local.Type,
            IParameterSymbol parameter => parameter.Type,
            _ => null,
        };
    }

    /// <summary>The method returns a value: a lease is then the caller's to close.</summary>
    internal PathState Return(Value? value, PathState state)
    {
        _state = state;
        Escape(value);
        return _state;
    }

    // Other code holds the lease: this analysis does not see whether that code closes it.
    private void Escape(Value? value)
    {
        if (value is LeaseOf lease && _state[lease.Lease] is LeaseFact fact)
        {
            _state = _state.With(lease.Lease, fact with { HasEscaped = true });
        }
    }
}
