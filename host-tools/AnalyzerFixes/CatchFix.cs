using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SecureBoot.AnalyzerFixes;

/// <summary>SB3005: replaces a caught exception that the device does not have by the exception that the device
/// throws.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class CatchFix() : Fix("Catch what the device throws", "SB3005")
{
    private protected override (SyntaxNode Old, SyntaxNode New)? Correct(SyntaxNode at)
    {
        if (at.FirstAncestorOrSelf<CatchDeclarationSyntax>() is not { Type: { } type })
        {
            return null;
        }

        string? thrown = type.ToString() switch
        {
            "DivideByZeroException" or "ArithmeticException" or "ArrayTypeMismatchException"
                or "CryptographicException" => "System.Exception",
            "StackOverflowException" => "System.OutOfMemoryException",
            _ => null,
        };
        return thrown is null ? null : (type, SyntaxFactory.ParseTypeName(thrown).WithTriviaFrom(type));
    }
}
