using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SecureBoot.Analyzers.Semantics;

namespace SecureBoot.Analyzers.Rules;

/// <summary>Calls whose result is dropped.</summary>
internal static class Dropped
{
    internal static IInvocationOperation? CallOf(IExpressionStatementOperation statement)
    {
        IOperation operation = statement.Operation;
        while (operation is IConditionalAccessOperation access)
        {
            operation = access.WhenNotNull;
        }

        return operation.WithoutConversions() as IInvocationOperation;
    }
}
