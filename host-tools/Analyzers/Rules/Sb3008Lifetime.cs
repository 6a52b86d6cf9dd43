using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SecureBoot.Analyzers.Annotations;
using SecureBoot.Analyzers.Semantics;

namespace SecureBoot.Analyzers.Rules;

/// <summary>Thread.Abort, Suspend and Resume.</summary>
internal sealed class Sb3008Lifetime() : OperationRule(Table.Lifetime, OperationKind.Invocation)
{
    internal override void Analyze(OperationContext context, Knowledge knowledge)
    {
        IMethodSymbol method = ((IInvocationOperation)context.Operation).TargetMethod;
        if (!method.ContainingType.IsThread())
        {
            return;
        }

        string? why = method.Name switch
        {
            "Abort" =>
                "Abort ends the thread at any instruction, in the middle of a write, and is swallowed by a catch: "
                    + "set a flag that the thread looks at",
            "Suspend" or "Resume" =>
                "'" + method.Name + "' stops the thread with its locks held: use an AutoResetEvent",
            _ => null,
        };
        if (why is not null)
        {
            context.Report(Table.Lifetime, context.Operation, why);
        }
    }
}
