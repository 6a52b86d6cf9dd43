using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace SecureBoot.Analyzers.Threads;

/// <summary>A thread of a type, or the callers of the type, with the accesses that they reach.</summary>
/// <param name="Name">The thread's entry, or null: the callers.</param>
/// <param name="IsMany">Whether several threads of this kind may run at the same time.</param>
/// <param name="Reached">The accesses that it makes while others run, each with its body.</param>
internal sealed record Root(string? Name, bool IsMany, List<(Body Body, Access Access)> Reached);

/// <summary>Divides the bodies of a type among the threads that run them.</summary>
internal static class Roots
{
    internal static List<Root> Of(IReadOnlyCollection<Body> bodies)
    {
        Dictionary<ISymbol, Body> byMethod = new(SymbolEqualityComparer.Default);
        foreach (Body body in bodies)
        {
            byMethod[body.Method] = body;
        }

        List<Entry> entries = [.. bodies
            .SelectMany(body => body.Entries)
            .Where(entry => byMethod.ContainsKey(entry.Method))];
        List<Root> roots = [];
        foreach (IGrouping<ISymbol, Entry> one in entries
            .Where(entry => entry.Kind != EntryKind.Handler)
            .GroupBy(entry => entry.Method, SymbolEqualityComparer.Default)
            .Cast<IGrouping<ISymbol, Entry>>())
        {
            bool isMany = one.Count(entry => entry.Kind == EntryKind.Thread) > 1
                || one.Any(entry => entry.Kind == EntryKind.Thread && entry.IsRepeated);
            roots.Add(new Root(byMethod[one.Key].Name, isMany, Reach([byMethod[one.Key]], byMethod)));
        }

        List<Body> handlers = [.. entries
            .Where(entry => entry.Kind == EntryKind.Handler)
            .Select(entry => byMethod[entry.Method])
            .Distinct()];
        if (handlers.Count > 0)
        {
            roots.Add(new Root(handlers[0].Name, false, Reach(handlers, byMethod)));
        }

        if (roots.Count > 0)
        {
            HashSet<ISymbol> started = new(
                entries.Select(entry => (ISymbol)entry.Method), SymbolEqualityComparer.Default);
            roots.Add(new Root(null, false, Reach([.. bodies.Where(body => IsOpen(body, started, bodies))], byMethod)));
        }

        return roots;
    }

    // The bodies that run on threads of the type's users: its open methods, and the methods that start its threads.
    private static bool IsOpen(Body body, HashSet<ISymbol> started, IReadOnlyCollection<Body> bodies)
    {
        if (body.Method.MethodKind is MethodKind.Constructor or MethodKind.StaticConstructor
            || started.Contains(body.Method))
        {
            return false;
        }

        bool isCalled = bodies.Any(other =>
            other.Calls.Any(call => SymbolEqualityComparer.Default.Equals(call.Target, body.Method)));
        bool isLambda = body.Method.MethodKind is MethodKind.LambdaMethod or MethodKind.LocalFunction;
        return !isLambda
            && (body.Method.DeclaredAccessibility != Accessibility.Private || !isCalled || body.Entries.Count > 0);
    }

    private static List<(Body Body, Access Access)> Reach(List<Body> starts, Dictionary<ISymbol, Body> byMethod)
    {
        HashSet<Body> seen = [.. starts];
        Stack<Body> work = new(starts);
        List<(Body, Access)> reached = [];
        while (work.Count > 0)
        {
            Body body = work.Pop();
            reached.AddRange(body.Accesses
                .Where(access => body.IsBeside(access.Position))
                .Select(access => (body, access)));
            foreach ((IMethodSymbol target, int position) in body.Calls)
            {
                if (body.IsBeside(position)
                    && byMethod.TryGetValue(target.OriginalDefinition, out Body? next)
                    && next.Method.MethodKind != MethodKind.Constructor
                    && seen.Add(next))
                {
                    work.Push(next);
                }
            }
        }

        return reached;
    }
}
