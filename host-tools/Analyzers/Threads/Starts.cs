using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace SecureBoot.Analyzers.Threads;

/// <summary>Finds the threads, timers and handlers that a method starts.</summary>
internal static class Starts
{
    /// <summary>Whether an operation may start a thread, a timer or a handler.</summary>
    internal static bool Concerns(IOperation operation)
    {
        return operation is IEventAssignmentOperation { Adds: true }
            or IObjectCreationOperation { Type.Name: "Thread" or "Timer" };
    }

    internal static void OfCreation(IObjectCreationOperation creation, Body body)
    {
        EntryKind? kind = creation.Type?.ToDisplayString() switch
        {
            "System.Threading.Thread" => EntryKind.Thread,
            "System.Threading.Timer" => EntryKind.Timer,
            _ => null,
        };
        IMethodSymbol? target = creation.Arguments
            .Select(one => MethodOf(one.Value))
            .FirstOrDefault(one => one is not null);
        if (kind is { } entry && target is not null)
        {
            body.Entries.Add(new Entry(target, entry, IsInLoop(creation.Syntax)));
            if (entry == EntryKind.Timer)
            {
                Started(body, creation.Syntax.SpanStart);
            }
        }
    }

    internal static void OfEvent(IEventAssignmentOperation subscription, Body body)
    {
        // The thread of an event of the assembly itself is the thread that raises the event.
        bool isOwn = subscription.EventReference is IEventReferenceOperation reference
            && !reference.Event.DeclaringSyntaxReferences.IsEmpty;
        if (!isOwn && MethodOf(subscription.HandlerValue) is { } handler)
        {
            body.Entries.Add(new Entry(handler, EntryKind.Handler, false));
            Started(body, subscription.Syntax.SpanStart);
        }
    }

    internal static void OfThread(IInvocationOperation call, Body body)
    {
        switch (call.TargetMethod.Name)
        {
            case "Start":
                Started(body, call.Syntax.Span.End);
                body.JoinedAt = -1;
                break;
            case "Join":
                body.JoinedAt = call.Syntax.SpanStart;
                break;
        }
    }

    internal static IMethodSymbol? MethodOf(IOperation handler)
    {
        return handler switch
        {
            IConversionOperation conversion => MethodOf(conversion.Operand),
            IParenthesizedOperation parentheses => MethodOf(parentheses.Operand),
            IDelegateCreationOperation creation => MethodOf(creation.Target),
            IMethodReferenceOperation method => method.Method,
            IAnonymousFunctionOperation lambda => lambda.Symbol,
            IObjectCreationOperation { Arguments.Length: 1 } wrapped => MethodOf(wrapped.Arguments[0].Value),
            _ => null,
        };
    }

    internal static bool IsInLoop(SyntaxNode node)
    {
        return node
            .Ancestors()
            .TakeWhile(one =>
                one is not (MemberDeclarationSyntax or AnonymousFunctionExpressionSyntax
                    or LocalFunctionStatementSyntax))
            .Any(one =>
                one is ForStatementSyntax or WhileStatementSyntax or DoStatementSyntax or ForEachStatementSyntax);
    }

    private static void Started(Body body, int position)
    {
        if (body.StartedAt < 0)
        {
            body.StartedAt = position;
        }
    }
}
