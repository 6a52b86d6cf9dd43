using System;
using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;

namespace SecureBoot.Analyzers.Ranges;

/// <summary>The fields and methods of the assembly that give untrusted numbers, and the code that depends on
/// them.</summary>
internal sealed class Facts
{
    private readonly ConcurrentDictionary<ISymbol, bool> _untrusted = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentQueue<Finding> _open = new();

    internal void Add(ISymbol giver, Number? number)
    {
        if (number is { IsWire: true, HasUpper: false, IsSmall: false, Source: null })
        {
            _untrusted[giver.OriginalDefinition] = true;
        }
    }

    internal void Add(ISymbol source, Diagnostic diagnostic)
    {
        _open.Enqueue(new Finding(source.OriginalDefinition, diagnostic));
    }

    internal void Tell(Action<Diagnostic> report)
    {
        foreach (Finding finding in _open)
        {
            if (_untrusted.ContainsKey(finding.Source))
            {
                report(finding.Diagnostic);
            }
        }
    }
}
