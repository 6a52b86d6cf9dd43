using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace SecureBoot.Analyzers.Flow;

/// <summary>The variables that the lambdas and local functions of a method share with it.</summary>
internal sealed class Captures
{
    private readonly Dictionary<ISymbol, List<ISymbol>> _byLambda = new(SymbolEqualityComparer.Default);
    private readonly HashSet<ISymbol> _always;

    private Captures(HashSet<ISymbol> always)
    {
        _always = always;
    }

    /// <summary>The captures of a method: a lambda shares its variables from its creation on, a local function from the
    /// start.</summary>
    internal static Captures Of(IOperation block)
    {
        Captures captures = new(new HashSet<ISymbol>(SymbolEqualityComparer.Default));
        foreach (IOperation operation in block.Descendants())
        {
            switch (operation)
            {
                case IAnonymousFunctionOperation lambda:
                    captures._byLambda[lambda.Symbol] = [.. In(operation, lambda.Symbol)];
                    break;
                case ILocalFunctionOperation local:
                    captures._always.UnionWith(In(operation, local.Symbol));
                    break;
            }
        }

        return captures;
    }

    /// <summary>The captures inside the lambdas and local functions: their shared variables may change at any
    /// time.</summary>
    internal Captures Inside()
    {
        HashSet<ISymbol> all = new(
            _always.Concat(_byLambda.Values.SelectMany(one => one)), SymbolEqualityComparer.Default);
        return new Captures(all);
    }

    /// <summary>Whether a variable is shared from the start.</summary>
    internal bool IsAlways(ISymbol variable)
    {
        return _always.Contains(variable);
    }

    /// <summary>The variables that a lambda shares.</summary>
    internal IEnumerable<ISymbol> OfLambda(IMethodSymbol lambda)
    {
        return _byLambda.TryGetValue(lambda, out List<ISymbol>? variables) ? variables : [];
    }

    internal static IEnumerable<IFlowAnonymousFunctionOperation> LambdasOf(ControlFlowGraph graph)
    {
        foreach (BasicBlock block in graph.Blocks)
        {
            IEnumerable<IOperation> roots = block.BranchValue is null
                ? block.Operations
                : block.Operations.Append(block.BranchValue);
            foreach (IFlowAnonymousFunctionOperation lambda in roots
                .SelectMany(root => root.DescendantsAndSelf())
                .OfType<IFlowAnonymousFunctionOperation>())
            {
                yield return lambda;
            }
        }
    }

    private static IEnumerable<ISymbol> In(IOperation function, IMethodSymbol symbol)
    {
        return function.Descendants().Select(Interpreter.SymbolOf).OfType<ISymbol>()
            .Where(variable => !SymbolEqualityComparer.Default.Equals(variable.ContainingSymbol, symbol));
    }
}
