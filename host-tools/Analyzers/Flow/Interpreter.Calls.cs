using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using SecureBoot.Analyzers.Annotations;

namespace SecureBoot.Analyzers.Flow;

/// <content>What calls give, use and close.</content>
internal sealed partial class Interpreter
{
    private static readonly Dictionary<string, int> s_written = new()
    {
        ["TryWriteByte"] = 1,
        ["TryWriteUInt16"] = 2,
        ["TryWriteUInt16BigEndian"] = 2,
        ["TryWriteUInt32"] = 4,
        ["TryWriteUInt32BigEndian"] = 4,
    };

    private Value? Call(IInvocationOperation call)
    {
        object? end = (call.Instance is null ? null : Visit(call.Instance) as ObjectOf)?.Origin;
        List<(IArgumentOperation Argument, Value? Value)> given = [];
        foreach (IArgumentOperation argument in call.Arguments)
        {
            given.Add((argument, argument.Parameter?.RefKind == RefKind.Out ? null : Visit(argument.Value)));
        }

        object? ok = OkOf(call.TargetMethod);
        bool isStatus = ok is not null
            && (given.Any(one => one.Argument.Parameter?.RefKind == RefKind.Out) || given.Any(IsLease));
        int slot = _slots.Of((call as IOperation, "call"));
        if (isStatus)
        {
            Renew(slot, ok!);
        }

        foreach ((IArgumentOperation argument, Value? value) in given)
        {
            Pass(call, argument, value, end, isStatus ? slot : -1);
        }

        EndLoans(call, given);
        if (isStatus)
        {
            return new StatusOf(slot);
        }

        return call.Type?.IsReferenceType == true ? new ObjectOf(call.Syntax) : null;
    }

    /// <summary>The constant for a successful call: a status's Ok, or true of a Try method; null if the call has no
    /// such constant.</summary>
    private object? OkOf(IMethodSymbol method)
    {
        if (method.ReturnType.SpecialType == SpecialType.System_Boolean)
        {
            return TryMethods.IsTry(method) ? true : null;
        }

        return _knowledge.OkOf(method.ReturnType);
    }

    // The call is repeated: facts about the previous call are no longer valid, and a lease of the previous call is
    // lost.
    private void Renew(int slot, object ok)
    {
        foreach ((int other, Value value) in _state.All
            .Where(one => one.Value is LeaseFact fact && fact.Call == slot)
            .ToList())
        {
            TellOpen(_state, other, (LeaseFact)value);
            _state = _state.With(other, null);
        }

        _state = _state.Map(value => value switch
        {
            OutOf given when given.Call == slot => null,
            StatusOf status when status.Call == slot => null,
            LeaseOf lease when _state[lease.Lease] is null => null,
            Condition condition when condition.Literals.Items.Any(literal => literal.Call == slot) => null,
            LeaseFact { Closer: { } closer } fact when closer.Call == slot =>
                fact with { Closer = closer with { Call = -1, IsCertain = false } },
            _ => value,
        });
        _state = _state.With(slot, new CallFact(ok, null, ValueList<object>.Empty, false));
    }

    private void Pass(IInvocationOperation call, IArgumentOperation argument, Value? value, object? end, int slot)
    {
        switch (argument.Parameter?.RefKind)
        {
            case RefKind.Out:
                Give(call, argument, end, slot);
                break;
            case RefKind.Ref:
                Forget(argument.Value);
                Escape(value);
                break;
            default:
                if (value is LeaseOf lease && _state[lease.Lease] is LeaseFact fact)
                {
                    Use(call, argument, lease, fact, end, slot);
                }

                break;
        }
    }

    // An out parameter with a status gives the reason of a failure: callers read it after a failure.
    private void Give(IInvocationOperation call, IArgumentOperation argument, object? end, int slot)
    {
        Value? value = null;
        if (slot >= 0 && _knowledge.IsLease(argument.Parameter!.Type))
        {
            int lease = _slots.Of((call as IOperation, "lease"));
            int written = WritesInLoops(call.Syntax) ? -1 : 0;
            _state = _state.With(lease, new LeaseFact(slot, end, null, written, ValueList<int>.Empty, false));
            value = new LeaseOf(lease);
        }
        else if (slot >= 0
            && !TryMethods.AlwaysSets(call.TargetMethod)
            && !_knowledge.IsStatus(argument.Parameter!.Type))
        {
            value = new OutOf(slot);
        }

        if (SymbolOf(argument.Value) is { } symbol)
        {
            Assign(symbol, value);
            if (symbol is IParameterSymbol)
            {
                Escape(value);
            }
        }
        else if (argument.Value is not IDiscardOperation)
        {
            VisitChildren(argument.Value);
            Escape(value);
        }
    }

    private void Use(
        IInvocationOperation call, IArgumentOperation argument, LeaseOf lease, LeaseFact fact, object? end, int slot)
    {
        ISymbol? variable = SymbolOf(argument.Value);
        Closer closes = Closers.Of(argument.Parameter!, _knowledge);
        CallFact? status = fact.Call < 0 ? null : _state[fact.Call] as CallFact;
        CallFact? closing = fact.Closer is { Call: >= 0 } closer ? _state[closer.Call] as CallFact : null;
        object? target = closes.IsEnd ? end : null;
        LeaseUse use = new(
            call,
            argument.Value,
            variable,
            SourceOf(lease),
            fact,
            status,
            closing,
            target,
            closes.Kind != CloserKind.None);
        bool isReported = Tell(rule => rule.OnLeaseUsed(use, _report));
        if (isReported && status is { IsOk: false, IsRefused: false } && fact.Closer is null)
        {
            // The unchecked status is reported once; other findings on this path are reported too.
            _state = _state.With(fact.Call, status with { Member = status.Ok, Excluded = ValueList<object>.Empty });
        }
        else if (isReported)
        {
            _state = _state.With(lease.Lease, fact with { HasEscaped = true });
            _state = _state.Map(value => Equals(value, lease) ? null : value);
            return;
        }

        if (closes.Kind != CloserKind.None)
        {
            bool isCertain = closes.Kind == CloserKind.Always;
            Closing end2 = new(slot, variable, call.TargetMethod.Name, isCertain);
            _state = _state.With(lease.Lease, fact with { Closer = end2 });
        }
        else
        {
            _state = _state.With(lease.Lease, Write(call, fact));
        }
    }

    // The analysis does not count the iterations of a loop.
    private static bool WritesInLoops(SyntaxNode rent)
    {
        SyntaxNode? method = rent.FirstAncestorOrSelf<SyntaxNode>(node =>
            node is MemberDeclarationSyntax or AnonymousFunctionExpressionSyntax);
        return method is not null && method.DescendantNodes()
            .Where(node =>
                node is ForStatementSyntax or WhileStatementSyntax or DoStatementSyntax or ForEachStatementSyntax
                    && !node.Contains(rent))
            .SelectMany(loop => loop.DescendantNodes().OfType<MemberAccessExpressionSyntax>())
            .Any(name => name.Name.Identifier.ValueText.StartsWith("TryWrite", StringComparison.Ordinal));
    }

    private string SourceOf(LeaseOf lease)
    {
        return _slots.KeyOf(lease.Lease) is ValueTuple<IOperation, string> { Item1: IInvocationOperation source }
            ? source.TargetMethod.Name
            : "the caller";
    }

    private LeaseFact Write(IInvocationOperation call, LeaseFact fact)
    {
        int site = _slots.Of((call as IOperation, "write"));
        if (fact.Written < 0
            || !call.TargetMethod.Name.StartsWith("Try", System.StringComparison.Ordinal)
            || fact.Writers.Contains(site))
        {
            return fact with { Written = -1 };
        }

        if (s_written.TryGetValue(call.TargetMethod.Name, out int size))
        {
            return fact with { Written = fact.Written + size, Writers = fact.Writers.With(site) };
        }

        object? count = call.TargetMethod.Name == "TryWriteBytes"
            ? call.Arguments[call.Arguments.Length - 1].Value.ConstantValue.Value
            : null;
        int written = count is int bytes and > 0 and < 1 << 20 ? fact.Written + bytes : -1;
        return fact with { Written = written, Writers = fact.Writers.With(site) };
    }

    private LoanOf? Property(IPropertyReferenceOperation property)
    {
        object? owner = property.Instance is null ? null : (Visit(property.Instance) as ObjectOf)?.Origin;
        foreach (IArgumentOperation argument in property.Arguments)
        {
            Visit(argument.Value);
        }

        return owner is not null && _knowledge.Is(property.Property, AnnotationKind.Lends)
            ? new LoanOf(owner, false)
            : null;
    }

    private void EndLoans(IInvocationOperation call, List<(IArgumentOperation Argument, Value? Value)> given)
    {
        if (!_knowledge.Is(call.TargetMethod, AnnotationKind.EndsLoan))
        {
            return;
        }

        HashSet<object> lenders = [];
        foreach (Value? value in given
            .Select(one => one.Value)
            .Append(call.Instance is null ? null : Visit(call.Instance)))
        {
            if (value is ObjectOf lender)
            {
                lenders.Add(lender.Origin);
            }
        }

        _state = _state.Map(value =>
            value is LoanOf loan && lenders.Contains(loan.Lender) ? loan with { IsStale = true } : value);
    }

    private bool IsLease((IArgumentOperation Argument, Value? Value) given)
    {
        return _knowledge.IsLease(given.Argument.Parameter?.Type);
    }
}
