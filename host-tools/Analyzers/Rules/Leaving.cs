using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace SecureBoot.Analyzers.Rules;

/// <summary>Whether execution continues after the end of a branch.</summary>
internal static class Leaving
{
    /// <summary>Whether some way through a branch returns, throws, or leaves its loop.</summary>
    internal static bool Leaves(IOperation branch)
    {
        return branch.DescendantsAndSelf().Any(one => one is IReturnOperation or IThrowOperation or IBranchOperation);
    }

    /// <summary>Whether a branch stores the outcome: it assigns a variable that is read later.</summary>
    internal static bool Records(IOperation branch)
    {
        return branch
            .DescendantsAndSelf()
            .Any(one =>
                one is IAssignmentOperation { Target: not IDiscardOperation } or IIncrementOrDecrementOperation);
    }

    /// <summary>Whether the same block continues after a branch without another use of the verdict.</summary>
    internal static bool GoesOn(IConditionalOperation branch, string verdict)
    {
        if (branch.Parent is not IBlockOperation block)
        {
            return false;
        }

        int place = block.Operations.IndexOf(branch);
        IOperation[] rest = [.. block.Operations.Skip(place + 1).Where(one => !one.IsImplicit)];
        return rest.Length > 0 && !rest.Any(one => one.Syntax.ToString().Contains(verdict));
    }
}
