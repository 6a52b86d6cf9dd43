using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using SecureBoot.Analyzers.Annotations;
using SecureBoot.Analyzers.Semantics;

namespace SecureBoot.Analyzers.Rules;

/// <summary>An array of a pool used after it was given back (CWE-416): the next owner's bytes are read or
/// written.</summary>
internal sealed class Sb1001PooledBuffer : BodyRule
{
    internal override DiagnosticDescriptor Descriptor => Table.UseAfterClose;

    internal override bool Gathers(IOperation operation, Knowledge knowledge)
    {
        return operation.Kind == OperationKind.Invocation && BufferOf((IInvocationOperation)operation) is not null;
    }

    internal override void Analyze(
        OperationBlockAnalysisContext context, IReadOnlyList<IOperation> gathered, Knowledge knowledge)
    {
        foreach (IInvocationOperation call in gathered.Cast<IInvocationOperation>())
        {
            ILocalSymbol buffer = BufferOf(call)!;
            if (Pools.TakenInto(call.TargetMethod) is { } pool
                && IsOfPool(buffer, call, pool)
                && UseAfter(call, buffer) is { } use)
            {
                context.ReportDiagnostic(Diagnostic.Create(
                    Descriptor, use.Syntax.GetLocation(), buffer.Name, call.TargetMethod.Name));
            }
        }
    }

    private static ILocalSymbol? BufferOf(IInvocationOperation call)
    {
        bool isBuffer = call.Arguments.Length == 1
            && call.Arguments[0].Value is ILocalReferenceOperation { Type.TypeKind: TypeKind.Array };
        return isBuffer ? ((ILocalReferenceOperation)call.Arguments[0].Value).Local : null;
    }

    // Whether the local's value comes from the same type's pool.
    private static bool IsOfPool(ILocalSymbol buffer, IOperation call, string pool)
    {
        INamedTypeSymbol type = ((IInvocationOperation)call).TargetMethod.ContainingType;
        IOperation root = call;
        while (root.Parent is not null)
        {
            root = root.Parent;
        }

        return root
            .Descendants()
            .Any(one => ValueGiven(one, buffer)?.WithoutConversions() is IInvocationOperation source
            && SymbolEqualityComparer.Default.Equals(
                source.TargetMethod.ContainingType, type) && Pools.GivenFrom(source.TargetMethod) == pool);
    }

    private static IOperation? ValueGiven(IOperation operation, ILocalSymbol buffer)
    {
        return operation switch
        {
            IVariableDeclaratorOperation { Initializer: { } initializer } one
                when SymbolEqualityComparer.Default.Equals(one.Symbol, buffer) => initializer.Value,
            ISimpleAssignmentOperation { Target: ILocalReferenceOperation target } one
                when SymbolEqualityComparer.Default.Equals(target.Local, buffer) => one.Value,
            _ => null,
        };
    }

    // The first use in the statements that follow in the same block, unless the local is set before.
    private static IOperation? UseAfter(IOperation call, ILocalSymbol buffer)
    {
        IOperation statement = call;
        while (statement.Parent is { } parent and not IBlockOperation)
        {
            if (parent is not (IExpressionStatementOperation
                or ISimpleAssignmentOperation { Target: IDiscardOperation }))
            {
                return null;
            }

            statement = parent;
        }

        if (statement.Parent is not IBlockOperation block)
        {
            return null;
        }

        IOperation? first = block.Operations
            .SkipWhile(one => one != statement)
            .Skip(1)
            .SelectMany(one => one.DescendantsAndSelf())
            .FirstOrDefault(one =>
                one is ILocalReferenceOperation use && SymbolEqualityComparer.Default.Equals(use.Local, buffer));
        bool isSet = first?.Parent is ISimpleAssignmentOperation assignment
            ? assignment.Target == first
            : first?.Parent is IArgumentOperation { Parameter.RefKind: RefKind.Out };
        return isSet ? null : first;
    }
}
