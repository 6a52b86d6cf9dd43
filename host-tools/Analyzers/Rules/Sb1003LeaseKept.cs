using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SecureBoot.Analyzers.Annotations;
using SecureBoot.Analyzers.Semantics;

namespace SecureBoot.Analyzers.Rules;

/// <summary>A lease stored in a field, captured, boxed or returned (CWE-416).</summary>
internal sealed class Sb1003LeaseKept : OperationRule
{
    /// <summary>The rule.</summary>
    internal Sb1003LeaseKept()
        : base(
            Table.LeaseKept,
            OperationKind.SimpleAssignment,
            OperationKind.Argument,
            OperationKind.Conversion,
            OperationKind.Return,
            OperationKind.LocalReference,
            OperationKind.ParameterReference,
            OperationKind.FieldInitializer,
            OperationKind.ArrayInitializer)
    {
    }

    internal override void Analyze(OperationContext context, Knowledge knowledge)
    {
        (IOperation At, string How)? kept = context.Operation switch
        {
            ISimpleAssignmentOperation assignment when IsLease(assignment.Value, knowledge) =>
                Stored(assignment.Target, assignment, knowledge),
            IArgumentOperation argument => Passed(argument, knowledge),
            IConversionOperation { Type.IsReferenceType: true } boxing when IsLease(boxing.Operand, knowledge) =>
                (boxing, "is boxed"),
            IReturnOperation { ReturnedValue: { } value } result when IsLease(value, knowledge) =>
                Returned(result, context, knowledge),
            ILocalReferenceOperation local when IsLease(local, knowledge) => Captured(local, local.Local),
            IParameterReferenceOperation parameter when IsLease(parameter, knowledge) =>
                Captured(parameter, parameter.Parameter),
            IFieldInitializerOperation field when IsLease(field.Value, knowledge) => (field, "is stored in a field"),
            IArrayInitializerOperation array => Element(array, knowledge),
            _ => null,
        };
        if (kept is { } found && !knowledge.OwnsLeases(context.ContainingSymbol.ContainingType))
        {
            context.Report(Table.LeaseKept, found.At, found.How);
        }
    }

    private static bool IsLease(IOperation value, Knowledge knowledge)
    {
        return knowledge.IsLease(value.Type) && !value.ConstantValue.HasValue;
    }

    private static (IOperation At, string How)? Stored(IOperation target, IOperation at, Knowledge knowledge)
    {
        return target switch
        {
            IFieldReferenceOperation field => (at, "is stored in the field '" + field.Field.Name + "'"),
            IPropertyReferenceOperation property => (at, "is stored in the property '" + property.Property.Name + "'"),
            IArrayElementReferenceOperation => (at, "is stored in an array"),
            IParameterReferenceOperation { Parameter: { RefKind: not RefKind.None } parameter } when !knowledge.Is(
                parameter, AnnotationKind.Lease)
                => (at, "is handed out through '" + parameter.Name + "'"),
            _ => null,
        };
    }

    private static (IOperation At, string How)? Passed(IArgumentOperation argument, Knowledge knowledge)
    {
        if (!knowledge.IsLease(argument.Parameter?.Type))
        {
            return null;
        }

        if (argument.Parameter!.RefKind is RefKind.Out or RefKind.Ref)
        {
            return Stored(argument.Value, argument, knowledge);
        }

        return argument.Parent is IObjectCreationOperation && IsLease(argument.Value, knowledge)
            ? (argument, "is given to a constructor")
            : null;
    }

    private static (IOperation At, string How)? Returned(
        IReturnOperation result, OperationContext context, Knowledge knowledge)
    {
        return knowledge.Is(context.ContainingSymbol, AnnotationKind.Lease) ? null : (result, "is returned");
    }

    private static (IOperation At, string How)? Captured(IOperation reference, ISymbol variable)
    {
        return reference.FunctionAround() is { } function
            && !SymbolEqualityComparer.Default.Equals(variable.ContainingSymbol, function)
            ? (reference, "is captured")
            : null;
    }

    private static (IOperation At, string How)? Element(IArrayInitializerOperation array, Knowledge knowledge)
    {
        foreach (IOperation value in array.ElementValues)
        {
            if (IsLease(value, knowledge))
            {
                return (value, "is stored in an array");
            }
        }

        return null;
    }
}
