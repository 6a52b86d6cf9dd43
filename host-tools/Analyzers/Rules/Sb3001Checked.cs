using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace SecureBoot.Analyzers.Rules;

/// <summary>checked and OverflowException: nanoCLR does not check (CWE-190).</summary>
internal sealed class Sb3001Checked()
    : SyntaxRule(Table.Checked, SyntaxKind.CheckedExpression, SyntaxKind.CheckedStatement, SyntaxKind.IdentifierName)
{
    internal override void Analyze(SyntaxNode node, SemanticModelAnalysisContext context)
    {
        if (node is not IdentifierNameSyntax name)
        {
            Report(context, node.GetFirstToken().GetLocation(), "'checked' checks nothing on the device");
        }
        else if (name.Identifier.ValueText == "OverflowException" && node.Parent is not CatchDeclarationSyntax)
        {
            Report(context, node.GetLocation(), "The device has no OverflowException");
        }
    }
}
