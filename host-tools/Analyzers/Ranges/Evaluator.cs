using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SecureBoot.Analyzers.Annotations;
using SecureBoot.Analyzers.Flow;

namespace SecureBoot.Analyzers.Ranges;

/// <summary>Determines the number that an operation gives, and the variables that the operation changes.</summary>
internal sealed partial class Evaluator
{
    private readonly Knowledge _knowledge;
    private readonly RangeSink _sink;

    internal Evaluator(Knowledge knowledge, RangeSink sink)
    {
        _knowledge = knowledge;
        _sink = sink;
    }

    internal NumberState State { get; set; } = NumberState.Empty;

    internal Number? Visit(IOperation operation)
    {
        if (operation.ConstantValue.HasValue)
        {
            return null;
        }

        switch (operation)
        {
            case ILocalReferenceOperation or IParameterReferenceOperation:
                return State[Interpreter.SymbolOf(operation)!];
            case IFlowCaptureReferenceOperation capture:
                return State[capture.Id];
            case IFlowCaptureOperation capture:
                Set(capture.Id, Visit(capture.Value));
                return null;
            case ISimpleAssignmentOperation assignment:
                return Assign(assignment.Target, Visit(assignment.Value));
            case ICompoundAssignmentOperation compound:
                return Assign(
                    compound.Target,
                    Binary(compound.OperatorKind, Visit(compound.Target), Visit(compound.Value), compound.Value));
            case IConversionOperation conversion:
                return Convert(conversion, Visit(conversion.Operand));
            case IBinaryOperation binary:
                return Binary(
                    binary.OperatorKind,
                    Visit(binary.LeftOperand),
                    Visit(binary.RightOperand),
                    binary.RightOperand,
                    binary.LeftOperand);
            case IArrayElementReferenceOperation element:
                return Element(element);
            case IInvocationOperation call:
                return Call(call);
            case IFieldReferenceOperation field:
                return Field(field);
            default:
                return Others(operation);
        }
    }

    private Number? Others(IOperation operation)
    {
        foreach (IOperation child in operation.ChildOperations)
        {
            Number? number = Visit(child);
            if (operation is IArrayCreationOperation creation && creation.DimensionSizes.Contains(child))
            {
                _sink.OnLength(child, number);
            }
            else if (operation
                is IArgumentOperation { Parent: IObjectCreationOperation { Constructor: not null } } argument)
            {
                _sink.OnArgument(argument, number);
            }
            else if (operation is IParenthesizedOperation or IIncrementOrDecrementOperation
                or IUnaryOperation { OperatorKind: UnaryOperatorKind.Plus })
            {
                return number;
            }
        }

        return null;
    }

    private void Set(object variable, Number? number)
    {
        State = State.With(variable, number);
    }

    private Number? Assign(IOperation target, Number? number)
    {
        if (Interpreter.SymbolOf(target) is { } symbol)
        {
            // A small type keeps no more than its bits.
            Set(symbol, Fit(number, target.Type));
        }
        else if (target is IFlowCaptureReferenceOperation capture)
        {
            Set(capture.Id, number);
        }
        else
        {
            if (target is IFieldReferenceOperation field)
            {
                _sink.OnFieldSet(field.Field, number);
            }

            Others(target);
        }

        return number;
    }

    private static Number? Convert(IConversionOperation conversion, Number? number)
    {
        return conversion.Type is { } type && Number.SizeOf(type).Bits > 0 ? Fit(number, type) : number;
    }

    private static Number? Fit(Number? number, ITypeSymbol? type)
    {
        (int bits, bool isSigned) = Number.SizeOf(type);
        if (number is null || bits == 0 || bits > number.Bits)
        {
            return number;
        }

        // The cast keeps the low bits: an earlier comparison was of another number.
        bool isCut = bits < number.Bits;
        return number with
        {
            Bits = bits,
            HasLower = isSigned
            ? number.HasLower && !isCut
            : true,
            HasUpper = number.HasUpper && !isCut
        };
    }

    private Number? Element(IArrayElementReferenceOperation element)
    {
        Visit(element.ArrayReference);
        foreach (IOperation index in element.Indices)
        {
            _sink.OnIndex(index, Visit(index));
        }

        bool isByte = element.Type?.SpecialType == SpecialType.System_Byte;
        return isByte ? Number.Of("a byte of '" + element.ArrayReference.Syntax + "'", true, element.Type, null) : null;
    }

    private Number? Field(IFieldReferenceOperation field)
    {
        if (field.Instance is not null)
        {
            Visit(field.Instance);
        }

        if (Number.SizeOf(field.Type).Bits <= Number.SmallBits || field.Field.IsConst)
        {
            return null;
        }

        if (State[field.Field] is { } known)
        {
            return known;
        }

        string name = "'" + field.Field.Name + "'";
        if (_knowledge.Is(field.Field, AnnotationKind.Untrusted))
        {
            return Number.Of(name, true, field.Type, null);
        }

        return field.Field.DeclaringSyntaxReferences.IsEmpty ? null : Number.Of(name, true, field.Type, field.Field);
    }

    private Number? Call(IInvocationOperation call)
    {
        if (call.Instance is not null)
        {
            Visit(call.Instance);
        }

        bool isUntrusted = _knowledge.Is(call.TargetMethod, AnnotationKind.Untrusted);
        foreach (IArgumentOperation argument in call.Arguments)
        {
            Argument(call, argument, isUntrusted);
        }

        if (Number.SizeOf(call.Type).Bits == 0)
        {
            return null;
        }

        string name = "the result of '" + call.TargetMethod.Name + "'";
        if (isUntrusted)
        {
            return Number.Of(name, true, call.Type, null);
        }

        bool isOwn = !call.TargetMethod.DeclaringSyntaxReferences.IsEmpty && !call.TargetMethod.IsAbstract;
        return isOwn ? Number.Of(name, true, call.Type, call.TargetMethod) : null;
    }

    private void Argument(IInvocationOperation call, IArgumentOperation argument, bool isUntrusted)
    {
        if (argument.Parameter?.RefKind is RefKind.Out or RefKind.Ref)
        {
            bool isNumber = isUntrusted && Number.SizeOf(argument.Parameter.Type).Bits > 0;
            Number? given = isNumber
                ? Number.Of("what '" + call.TargetMethod.Name + "' read", true, argument.Parameter.Type, null)
                : null;
            Assign(argument.Value, given);
            return;
        }

        Number? number = Visit(argument.Value);
        _sink.OnArgument(argument, number);
        if (number is not null
            && Interpreter.SymbolOf(argument.Value) is { } symbol
            && Validators.Compares(call.TargetMethod, argument.Parameter, _knowledge))
        {
            Set(symbol, number with { HasUpper = true, HasLower = true });
        }
    }
}
