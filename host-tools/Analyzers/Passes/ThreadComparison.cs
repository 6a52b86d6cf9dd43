using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using SecureBoot.Analyzers.Annotations;
using SecureBoot.Analyzers.Rules;
using SecureBoot.Analyzers.Threads;

namespace SecureBoot.Analyzers.Passes;

/// <summary>Compares two threads access by access. Each variable is reported once a rule.</summary>
internal sealed class ThreadComparison(SymbolAnalysisContext context, Knowledge knowledge)
{
    private readonly SymbolAnalysisContext _context = context;
    private readonly Knowledge _knowledge = knowledge;
    private readonly HashSet<(string Rule, ISymbol Variable)> _done = [];

    internal void Compare(Root one, Root other)
    {
        ILookup<ISymbol, (Body Body, Access Access)> others = other.Reached.ToLookup(
            reached => reached.Access.Variable, SymbolEqualityComparer.Default)!;
        foreach (IGrouping<ISymbol, (Body Body, Access Access)> group in Grouped(one))
        {
            foreach ((Body Body, Access Access) first in group)
            {
                foreach ((Body Body, Access Access) second in others[group.Key])
                {
                    Judge(first, second);
                }
            }

            CheckThenUse(group, others[group.Key], one != other || one.IsMany);
        }
    }

    /// <summary>Fields that a thread uses, and that are set only after it was started.</summary>
    internal void LateSets(List<Body> bodies, List<Root> roots)
    {
        foreach (Body starter in bodies.Where(body =>
            body.StartedAt >= 0 && body.Entries.Any(entry => entry.Kind == EntryKind.Thread)))
        {
            foreach (Access set in starter.Accesses.Where(access =>
                access is { Kind: AccessKind.Write, Element: null, Variable: IFieldSymbol }
                    && access.Position > starter.StartedAt))
            {
                bool isOnly = HasNoOther(set, bodies);
                HashSet<string> started = [.. bodies
                    .Where(body =>
                        starter.Entries.Any(entry => SymbolEqualityComparer.Default.Equals(entry.Method, body.Method)))
                    .Select(body => body.Name)];
                Body? user = roots.Where(root =>
                    root.Name is not null && started.Contains(root.Name)).SelectMany(root => root.Reached)
                    .FirstOrDefault(reached =>
                        Same(reached.Access, set)
                            && reached.Access.Kind is AccessKind.Use or AccessKind.Size or AccessKind.Write
                                or AccessKind.Read
                            && Derefers(reached.Access)).Body;
                if (isOnly && user is not null && !IsTested(user, set))
                {
                    Report(
                        Table.Race,
                        set.Variable,
                        set.At,
                        set.Variable.Name,
                        "set after the start",
                        starter.Name,
                        "used",
                        user.Name);
                }
            }
        }
    }

    private void Judge((Body Body, Access Access) first, (Body Body, Access Access) second)
    {
        // A local is one a call, unless a lambda shares it.
        if (first.Access.Variable is ILocalSymbol local && IsOwner(first.Body, local) && IsOwner(second.Body, local))
        {
            return;
        }

        if (Sb1101Race.Judge(first.Access, second.Access) is { } race)
        {
            Report(
                Table.Race,
                first.Access.Variable,
                first.Access.At,
                first.Access.Variable.Name,
                race.First,
                first.Body.Name,
                race.Second,
                second.Body.Name);
        }

        if (Sb1102SharedEnd.Judge(first.Access, second.Access, _knowledge))
        {
            Report(
                Table.SharedEnd,
                first.Access.Variable,
                first.Access.At,
                first.Access.Variable.Name,
                first.Body.Name,
                second.Body.Name);
        }
    }

    private void CheckThenUse(
        IGrouping<ISymbol, (Body Body, Access Access)> ours,
        IEnumerable<(Body Body, Access Access)> theirs,
        bool areApart)
    {
        if (!areApart)
        {
            return;
        }

        foreach ((Body body, Access changed) in theirs)
        {
            foreach (IGrouping<Body, (Body Body, Access Access)> inOne in ours.GroupBy(one => one.Body))
            {
                if (Sb1110CheckThenUse.Again(inOne.Select(one => one.Access), changed) is { } again)
                {
                    Report(Table.CheckThenUse, again.Variable, again.At, again.Variable.Name, body.Name);
                }
            }
        }
    }

    private static IEnumerable<IGrouping<ISymbol, (Body Body, Access Access)>> Grouped(Root root)
    {
        return root.Reached
            .GroupBy(reached => reached.Access.Variable, SymbolEqualityComparer.Default)
            .Cast<IGrouping<ISymbol, (Body, Access)>>();
    }

    private static bool HasNoOther(Access set, List<Body> bodies)
    {
        IFieldSymbol field = (IFieldSymbol)set.Variable;
        bool isNull = field.Type.IsReferenceType && !Initializers.Has(field);
        return isNull
            && bodies
                .SelectMany(body => body.Accesses)
                .All(access => !Same(access, set) || access == set || access.Element is not null || !access.Writes);
    }

    private static bool Derefers(Access access)
    {
        return access.Element is not null || access.Kind is AccessKind.Use or AccessKind.Size;
    }

    private static bool IsTested(Body body, Access set)
    {
        return body.Accesses.Any(access =>
            Same(access, set) && access.Kind == AccessKind.Test && access.Element is null);
    }

    private static bool IsOwner(Body body, ILocalSymbol local)
    {
        return SymbolEqualityComparer.Default.Equals(body.Method, local.ContainingSymbol);
    }

    private static bool Same(Access one, Access other)
    {
        return SymbolEqualityComparer.Default.Equals(one.Variable, other.Variable);
    }

    private void Report(DiagnosticDescriptor rule, ISymbol variable, SyntaxNode at, params object[] arguments)
    {
        if (_done.Add((rule.Id, variable)))
        {
            _context.ReportDiagnostic(Diagnostic.Create(rule, at.GetLocation(), arguments));
        }
    }
}
