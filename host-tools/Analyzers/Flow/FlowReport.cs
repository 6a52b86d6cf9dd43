using System;
using System.Collections.Generic;
using Microsoft.CodeAnalysis;

namespace SecureBoot.Analyzers.Flow;

/// <summary>Takes the findings of one method: the same one on many paths counts once.</summary>
internal sealed class FlowReport(Action<Diagnostic> report)
{
    private readonly Action<Diagnostic> _report = report;
    private readonly HashSet<(string Id, Location At)> _done = [];

    internal bool Add(DiagnosticDescriptor rule, IOperation at, params object[] arguments)
    {
        Location location = at.Syntax.GetLocation();
        if (_done.Add((rule.Id, location)))
        {
            _report(Diagnostic.Create(rule, location, arguments));
        }

        return true;
    }
}
