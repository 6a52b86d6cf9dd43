using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SecureBoot.Analyzers.Semantics;

namespace SecureBoot.Analyzers.Threads;

/// <summary>Reads one method: accesses, calls, and the threads, timers and handlers that it starts. Lambdas and local
/// functions are separate bodies.</summary>
internal sealed class Collector
{
    private readonly List<Body> _bodies = [];

    /// <summary>The bodies of a method: the method's own body first.</summary>
    internal static List<Body> Read(IMethodSymbol method, IEnumerable<IOperation> blocks)
    {
        Collector collector = new();
        Body body = new(method);
        collector._bodies.Add(body);
        foreach (IOperation block in blocks)
        {
            collector.Visit(block, body, null);
        }

        return collector._bodies;
    }

    private void Visit(IOperation operation, Body body, object? held)
    {
        switch (operation)
        {
            case IAnonymousFunctionOperation lambda:
                VisitFunction(lambda.Symbol, lambda.Body, held: null);
                return;
            case ILocalFunctionOperation local:
                VisitFunction(local.Symbol, local.Body, held: null);
                return;
            case ILockOperation locked:
                Visit(locked.LockedValue, body, held);
                Visit(locked.Body, body, SymbolOf(locked.LockedValue) ?? (object)"some lock");
                return;
            case IInvocationOperation call:
                Call(call, body);
                break;
            case IObjectCreationOperation creation:
                Starts.OfCreation(creation, body);
                break;
            case IEventAssignmentOperation { Adds: true } subscription:
                Starts.OfEvent(subscription, body);
                break;
            case IMethodReferenceOperation or IPropertyReferenceOperation:
                Reference(operation, body);
                break;
        }

        if (Shared(operation, body.Method) is { } variable)
        {
            Accesses.Add(body, operation, variable, held);
        }

        foreach (IOperation child in operation.ChildOperations)
        {
            Visit(child, body, held);
        }
    }

    private void VisitFunction(IMethodSymbol symbol, IOperation? block, object? held)
    {
        Body body = new(symbol);
        _bodies.Add(body);
        if (block is not null)
        {
            Visit(block, body, held);
        }
    }

    private static void Call(IInvocationOperation call, Body body)
    {
        if (!call.TargetMethod.DeclaringSyntaxReferences.IsEmpty)
        {
            body.Calls.Add((call.TargetMethod, call.Syntax.SpanStart));
        }

        if (call.TargetMethod.ContainingType.IsThread())
        {
            Starts.OfThread(call, body);
        }
    }

    private static void Reference(IOperation operation, Body body)
    {
        if (operation
            is IPropertyReferenceOperation { Property: { DeclaringSyntaxReferences.IsEmpty: false } property })
        {
            foreach (IMethodSymbol accessor in new[] { property.GetMethod, property.SetMethod }.OfType<IMethodSymbol>())
            {
                body.Calls.Add((accessor, operation.Syntax.SpanStart));
            }
        }
    }

    internal static ISymbol? SymbolOf(IOperation operation)
    {
        return operation.WithoutConversions() switch
        {
            IFieldReferenceOperation field => field.Field,
            ILocalReferenceOperation local => local.Local,
            IInstanceReferenceOperation instance => instance.Type,
            ITypeOfOperation type => type.TypeOperand,
            _ => null,
        };
    }

    // Fields of this object or of the class, and locals that a lambda shares with its method.
    private static ISymbol? Shared(IOperation operation, IMethodSymbol method)
    {
        return operation switch
        {
            IFieldReferenceOperation { Field.IsConst: false, Instance: null or IInstanceReferenceOperation } field =>
                field.Field,
            ILocalReferenceOperation { Local.IsConst: false } local when !SymbolEqualityComparer.Default.Equals(
                local.Local.ContainingSymbol, method)
                || local.Type?.IsReferenceType == true => local.Local,
            _ => null,
        };
    }
}
