using System.Collections.Generic;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using SecureBoot.Analyzers.Rules;

namespace SecureBoot.Analyzers;

/// <summary>SB3009 for declarations. csc stops at a declaration that it cannot compile, with an error about a type that
/// the source does not name, and then runs no analyzer; generators run before. This generator generates nothing: it
/// reports the replacement.</summary>
[Generator(LanguageNames.CSharp)]
public sealed class RefusedGenerator : IIncrementalGenerator
{
    private static readonly HashSet<SyntaxKind> s_kinds = [.. new Sb3009Refused().Kinds];

    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        IncrementalValuesProvider<Diagnostic?> found = context.SyntaxProvider.CreateSyntaxProvider(
            (node, _) =>
                s_kinds.Contains(node.Kind()) && Sb3009Refused.MayBeRefused(node) && !Sb3009Refused.IsInBody(node),
            (one, stop) => Sb3009Refused.WhyOf(one.Node, one.SemanticModel, stop) is { } why
                ? Diagnostic.Create(Table.Refused, one.Node.GetLocation(), why)
                : null);
        context.RegisterSourceOutput(
            found.Where(one => one is not null), (output, one) => output.ReportDiagnostic(one!));
    }
}
