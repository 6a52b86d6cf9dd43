using System.Collections.Immutable;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace SecureBoot.AnalyzerFixes;

/// <summary>A correction that replaces one node by another.</summary>
public abstract class Fix : CodeFixProvider
{
    private readonly string _title;

    private protected Fix(string title, params string[] rules)
    {
        _title = title;
        FixableDiagnosticIds = [.. rules];
    }

    /// <inheritdoc/>
    public sealed override ImmutableArray<string> FixableDiagnosticIds { get; }

    /// <inheritdoc/>
    public sealed override FixAllProvider GetFixAllProvider()
    {
        return WellKnownFixAllProviders.BatchFixer;
    }

    /// <inheritdoc/>
    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        SyntaxNode root = (await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false))!;
        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            SyntaxNode at = root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true);
            if (Correct(at) is not { } change)
            {
                continue;
            }

            SyntaxNode corrected = root.ReplaceNode(change.Old, change.New);
            context.RegisterCodeFix(
                CodeAction.Create(_title, stop => With(context.Document, corrected, stop), diagnostic.Id + _title),
                diagnostic);
        }
    }

    /// <summary>The node to replace and its replacement; null if there is no safe correction.</summary>
    private protected abstract (SyntaxNode Old, SyntaxNode New)? Correct(SyntaxNode at);

    private static Task<Document> With(Document document, SyntaxNode root, CancellationToken stop)
    {
        stop.ThrowIfCancellationRequested();
        return Task.FromResult(document.WithSyntaxRoot(root));
    }
}
