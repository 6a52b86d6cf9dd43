using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SecureBoot.Analyzers.Annotations;

namespace SecureBoot.Analyzers.Flow;

/// <summary>Applies the effect of an operation on variables to a state.</summary>
internal sealed partial class Interpreter
{
    private readonly Knowledge _knowledge;
    private readonly Captures _captures;
    private readonly IReadOnlyList<FlowRule> _rules;
    private readonly FlowReport _report;
    private readonly Slots _slots = new();
    private readonly List<(IOperation Read, ISymbol Variable, int Call)> _reads = [];
    private readonly HashSet<int> _statusesRead = [];
    private PathState _state = PathState.Empty;
    private bool _isTest;

    internal Interpreter(Knowledge knowledge, Captures captures, IReadOnlyList<FlowRule> rules, FlowReport report)
    {
        _knowledge = knowledge;
        _captures = captures;
        _rules = rules;
        _report = report;
    }

    /// <summary>The state at the start of a method: its parameters that are leases are open.</summary>
    internal PathState Start(IEnumerable<IParameterSymbol> parameters)
    {
        _state = PathState.Empty;
        foreach (IParameterSymbol parameter in parameters)
        {
            if (parameter.RefKind == RefKind.None && _knowledge.IsLease(parameter.Type))
            {
                int lease = _slots.Of((parameter, "lease"));
                _state = _state.With(lease, new LeaseFact(-1, null, null, -1, ValueList<int>.Empty, false));
                Assign(parameter, new LeaseOf(lease));
            }
        }

        return _state;
    }

    internal PathState Execute(IOperation operation, PathState state)
    {
        return Evaluate(operation, false, state, out _);
    }

    internal PathState Evaluate(IOperation operation, bool isTest, PathState state, out Value? value)
    {
        _state = state;
        _isTest = isTest;
        value = Visit(operation);
        TellReads();
        return _state;
    }

    /// <summary>A variable that was tested is known afterwards.</summary>
    internal PathState Remember(IOperation? tested, bool isTrue, PathState state)
    {
        bool isNot = false;
        while (tested is IUnaryOperation { OperatorKind: UnaryOperatorKind.Not } not)
        {
            tested = not.Operand;
            isNot = !isNot;
        }

        return tested is not null
            && SymbolOf(tested) is { } symbol
            && !IsShared(symbol)
            && state[_slots.Of(symbol)] is null
            ? state.With(_slots.Of(symbol), new Known(isTrue != isNot))
            : state;
    }

    /// <summary>Whether an operation may throw, for the rules about leases: calls of their own ends do not
    /// throw.</summary>
    internal bool MayThrow(IOperation operation)
    {
        return operation.DescendantsAndSelf().Any(one => one switch
        {
            IInvocationOperation call =>
                !call.TargetMethod.Parameters.Any(parameter => _knowledge.IsLease(parameter.Type)),
            IObjectCreationOperation or IArrayElementReferenceOperation or IArrayCreationOperation
                or IPropertyReferenceOperation => true,
            _ => false,
        });
    }

    /// <summary>The method ends on this path.</summary>
    internal void Leave(PathState state)
    {
        foreach ((int slot, Value value) in state.All)
        {
            if (value is LeaseFact fact)
            {
                TellOpen(state, slot, fact);
            }
        }
    }

    private Value? Visit(IOperation operation)
    {
        if (operation.ConstantValue.HasValue)
        {
            return new Known(operation.ConstantValue.Value);
        }

        switch (operation)
        {
            case ILocalReferenceOperation local:
                return Read(local, local.Local);
            case IParameterReferenceOperation parameter:
                return Read(parameter, parameter.Parameter);
            case IFlowCaptureReferenceOperation capture:
                return _state[_slots.Of(capture.Id)];
            case IFlowCaptureOperation capture:
                Value? captured = Visit(capture.Value);
                _state = _state.With(_slots.Of(capture.Id), captured);
                return null;
            case IFieldReferenceOperation { Instance: null or IInstanceReferenceOperation } field:
                return new ObjectOf(field.Field);
            case ISimpleAssignmentOperation assignment:
                return Assign(assignment);
            case ICompoundAssignmentOperation compound:
                return Assign(compound);
            case IIncrementOrDecrementOperation increment:
                return Forget(increment.Target);
            case IConversionOperation conversion when _knowledge.IsStatus(conversion.Operand.Type)
                && !_knowledge.IsStatus(conversion.Type):
                return Test(conversion.Operand);
            case IConversionOperation conversion:
                return Visit(conversion.Operand);
            case IInvocationOperation call:
                return Call(call);
            case IFlowAnonymousFunctionOperation lambda:
                Share(lambda.Symbol);
                return null;
            case IPropertyReferenceOperation property:
                return Property(property);
            case IBinaryOperation binary:
                return Tests.Combine(binary.OperatorKind, Test(binary.LeftOperand), Test(binary.RightOperand), _state);
            case IUnaryOperation { OperatorKind: UnaryOperatorKind.Not } not:
                return Tests.Not(Test(not.Operand));
            case IIsPatternOperation test:
                return Tests.Match(Test(test.Value), test.Pattern);
            default:
                VisitChildren(operation);
                return null;
        }
    }

    private Value? Test(IOperation operand)
    {
        bool isTest = _isTest;
        _isTest = true;
        Value? value = Visit(operand);
        _isTest = isTest;
        return value;
    }

    private void VisitChildren(IOperation operation)
    {
        foreach (IOperation child in operation.ChildOperations)
        {
            Visit(child);
        }
    }

    private Value? Read(IOperation read, ISymbol variable)
    {
        Value? value = _state[_slots.Of(variable)];
        switch (value)
        {
            case OutOf given when !IsForTheCaller(variable) && !IsGivenOut(read) && !IsNullTest(read):
                _reads.Add((read, variable, given.Call));
                break;
            case StatusOf status:
                _statusesRead.Add(status.Call);
                HandOn(status.Call);
                break;
            case LoanOf { IsStale: true } when Tell(rule => rule.OnStaleLoan(read, variable.Name, _report)):
                Assign(variable, null);
                break;
            case null when read.Type?.IsReferenceType == true && variable is IParameterSymbol or ILocalSymbol:
                return new ObjectOf(variable);
        }

        return value;
    }

    // Code that takes the status elsewhere must judge the values too.
    private void HandOn(int call)
    {
        if (!_isTest && _state[call] is CallFact fact)
        {
            _state = _state.With(call, fact with { IsHandedOn = true });
        }
    }

    // An out parameter goes to the caller together with a status; the compiler checks variables that may be null.
    private static bool IsForTheCaller(ISymbol variable)
    {
        return variable is IParameterSymbol { RefKind: RefKind.Out }
            || TypeOf(variable)?.NullableAnnotation == NullableAnnotation.Annotated;
    }

    private static bool IsGivenOut(IOperation read)
    {
        for (IOperation? parent = read.Parent; parent is not null; parent = parent.Parent)
        {
            if (parent is ISimpleAssignmentOperation assignment
                && assignment.Target is IParameterReferenceOperation { Parameter.RefKind: RefKind.Out })
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsNullTest(IOperation read)
    {
        return read.Type?.IsReferenceType == true
            && read.Parent is IIsPatternOperation or IIsNullOperation or IBinaryOperation
                or IConversionOperation { Parent: IBinaryOperation or IIsPatternOperation };
    }

    // The receiver of a value and its status must judge both.
    private void TellReads()
    {
        foreach ((IOperation read, ISymbol variable, int call) in _reads)
        {
            if (_statusesRead.Contains(call) || _state[call] is not CallFact fact)
            {
                continue;
            }

            if (Tell(rule => rule.OnOutRead(read, variable.Name, fact, _report)))
            {
                Assign(variable, null);
            }
        }

        _reads.Clear();
        _statusesRead.Clear();
    }

    private void TellOpen(PathState state, int slot, LeaseFact fact)
    {
        CallFact? status = fact.Call < 0 ? null : state[fact.Call] as CallFact;
        if (fact.Call < 0 || fact.HasEscaped || fact.Closer is not null || status?.IsRefused == true)
        {
            return;
        }

        (IOperation acquired, _) = ((IOperation, string))_slots.KeyOf(slot);
        Tell(rule => rule.OnLeaseOpen(acquired, status, _report));
    }

    private bool Tell(System.Func<FlowRule, bool> tell)
    {
        bool isReported = false;
        foreach (FlowRule rule in _rules)
        {
            isReported |= tell(rule);
        }

        return isReported;
    }
}
