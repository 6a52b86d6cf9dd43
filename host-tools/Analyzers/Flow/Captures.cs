using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace SecureBoot.Analyzers.Flow;

/// <summary>The lambdas and local functions of a method, and the variables that they share with it.</summary>
internal static class Captures
{
    /// <summary>The variables that a lambda or a local function uses and does not own.</summary>
    internal static HashSet<ISymbol> Of(IOperation block)
    {
        HashSet<ISymbol> captured = new(SymbolEqualityComparer.Default);
        foreach (IOperation operation in block.Descendants())
        {
            IMethodSymbol? function = operation switch
            {
                IAnonymousFunctionOperation lambda => lambda.Symbol,
                ILocalFunctionOperation local => local.Symbol,
                _ => null,
            };
            if (function is not null)
            {
                captured.UnionWith(operation.Descendants().Select(Interpreter.SymbolOf).OfType<ISymbol>()
                    .Where(symbol => !SymbolEqualityComparer.Default.Equals(symbol.ContainingSymbol, function)));
            }
        }

        return captured;
    }

    internal static IEnumerable<IFlowAnonymousFunctionOperation> LambdasOf(ControlFlowGraph graph)
    {
        foreach (BasicBlock block in graph.Blocks)
        {
            IEnumerable<IOperation> roots = block.BranchValue is null ? block.Operations : block.Operations.Append(block.BranchValue);
            foreach (IFlowAnonymousFunctionOperation lambda in roots.SelectMany(root => root.DescendantsAndSelf()).OfType<IFlowAnonymousFunctionOperation>())
            {
                yield return lambda;
            }
        }
    }
}
