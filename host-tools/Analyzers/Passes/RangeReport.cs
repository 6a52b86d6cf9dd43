using System;
using System.Collections.Generic;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SecureBoot.Analyzers.Ranges;
using SecureBoot.Analyzers.Rules;

namespace SecureBoot.Analyzers.Passes;

/// <summary>Asks the rules about the numbers of one method.</summary>
internal sealed class RangeReport(ISymbol method, Facts facts, Action<Diagnostic> report) : RangeSink
{
    private readonly ISymbol _method = method;
    private readonly Facts _facts = facts;
    private readonly Action<Diagnostic> _report = report;
    private readonly HashSet<Location> _done = [];

    internal override void OnLength(IOperation length, Number? number)
    {
        Tell(length, number, Sb1201Untrusted.Judge(number, "the length of an array"));
    }

    internal override void OnIndex(IOperation index, Number? number)
    {
        Tell(index, number, Sb1201Untrusted.Judge(number, Sb1201Untrusted.Index));
    }

    internal override void OnLoop(IOperation limit, Number? number)
    {
        Tell(limit, number, Sb1201Untrusted.Judge(number, "the limit of a loop"));
    }

    internal override void OnArgument(IArgumentOperation argument, Number? number)
    {
        if (number is not null && argument.Parameter is { } parameter)
        {
            Tell(argument, number, Sb3003UnboundedRange.Judge(argument, parameter, number));
        }
    }

    internal override void OnFieldSet(IFieldSymbol field, Number? number)
    {
        _facts.Add(field, number);
    }

    internal override void OnReturn(Number? number)
    {
        _facts.Add(_method, number);
    }

    private void Tell(IOperation at, Number? number, (DiagnosticDescriptor Rule, object[] Arguments)? found)
    {
        if (found is not { } finding || number is null || !_done.Add(at.Syntax.GetLocation()))
        {
            return;
        }

        Diagnostic diagnostic = Diagnostic.Create(finding.Rule, at.Syntax.GetLocation(), finding.Arguments);
        if (number.Source is { } source)
        {
            _facts.Add(source, diagnostic);
        }
        else
        {
            _report(diagnostic);
        }
    }
}
