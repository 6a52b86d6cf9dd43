using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SecureBoot.Analyzers.Semantics;

namespace SecureBoot.Analyzers.Threads;

/// <summary>Determines the kind of a reference to a field.</summary>
internal static class Accesses
{
    private static readonly HashSet<string> s_mutators =
    [
        "Add", "AddRange", "Append", "AppendLine", "Clear", "Dequeue", "Enqueue", "Insert", "Pop", "Push", "Remove",
        "RemoveAt", "Replace", "Sort",
    ];

    internal static void Add(Body body, IOperation reference, ISymbol variable, object? held)
    {
        IOperation? parent = reference.Parent;
        while (parent is IParenthesizedOperation or IConversionOperation { IsImplicit: true })
        {
            parent = parent.Parent;
        }

        (AccessKind kind, string? element) = KindOf(reference, parent);
        body.Accesses.Add(new Access(variable, kind, reference.Syntax, held, element));
    }

    private static (AccessKind Kind, string? Element) KindOf(IOperation reference, IOperation? parent)
    {
        switch (parent)
        {
            case IArrayElementReferenceOperation element when element.ArrayReference.WithoutConversions() == reference:
                return (OfElement(element), string.Join(",", element.Indices.Select(index => index.Syntax.ToString())));
            case ISimpleAssignmentOperation assignment when assignment.Target == reference:
                return (OfAssignment(assignment), null);
            case ICompoundAssignmentOperation compound when compound.Target == reference:
            case IIncrementOrDecrementOperation:
                return (AccessKind.Change, null);
            case IArgumentOperation { Parameter.RefKind: not RefKind.None } argument:
                return (OfReference(argument), null);
            case IInvocationOperation call when call.Instance?.WithoutConversions() == reference:
                return (s_mutators.Contains(call.TargetMethod.Name) ? AccessKind.Mutate : AccessKind.Use, null);
            case IPropertyReferenceOperation { Parent: IAssignmentOperation set } property when set.Target == property:
                return (AccessKind.Mutate, null);
            case IPropertyReferenceOperation
            {
                Property.Name: "Count" or "Length"
                or "SyncRoot"
            } size when size.Instance?.WithoutConversions() == reference:
                return (AccessKind.Size, null);
            case IPropertyReferenceOperation or IFieldReferenceOperation:
                return (AccessKind.Use, null);
            default:
                return (IsTest(reference) ? AccessKind.Test : AccessKind.Read, null);
        }
    }

    private static AccessKind OfElement(IArrayElementReferenceOperation element)
    {
        return element.Parent switch
        {
            ISimpleAssignmentOperation assignment when assignment.Target == element => AccessKind.Write,
            ICompoundAssignmentOperation or IIncrementOrDecrementOperation => AccessKind.Change,
            _ => IsTest(element) ? AccessKind.Test : AccessKind.Read,
        };
    }

    // x = x + 1, and what takes longer to write.
    private static AccessKind OfAssignment(ISimpleAssignmentOperation assignment)
    {
        ISymbol? target = Collector.SymbolOf(assignment.Target);
        if (assignment.Value.WithoutConversions() is IBinaryOperation sum
            && sum
                .DescendantsAndSelf()
                .Any(one => SymbolEqualityComparer.Default.Equals(Collector.SymbolOf(one), target)))
        {
            return AccessKind.Change;
        }

        return assignment.Value.ConstantValue is { HasValue: true, Value: null } ? AccessKind.Clear : AccessKind.Write;
    }

    private static AccessKind OfReference(IArgumentOperation argument)
    {
        return argument.Parameter!.ContainingType?.ToDisplayString() == "System.Threading.Interlocked"
            ? AccessKind.Atomic
            : argument.Parameter.RefKind == RefKind.In ? AccessKind.Read : AccessKind.Write;
    }

    internal static bool IsTest(IOperation read)
    {
        IOperation child = read;
        for (IOperation? parent = read.Parent; parent is not null; child = parent, parent = parent.Parent)
        {
            switch (parent)
            {
                case IConditionalOperation conditional:
                    return conditional.Condition == child;
                case IWhileLoopOperation loop:
                    return loop.Condition == child;
                case IBinaryOperation or IUnaryOperation or IIsPatternOperation or IIsTypeOperation
                    or IConversionOperation or IParenthesizedOperation:
                    break;
                default:
                    return false;
            }
        }

        return false;
    }
}
