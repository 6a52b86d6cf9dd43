using System.Collections.Generic;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace SecureBoot.Analyzers.Rules;

/// <summary>A catch of an exception that the device does not have or never throws there.</summary>
internal sealed class Sb3005DeadType() : SyntaxRule(Table.DeadCatch, SyntaxKind.CatchDeclaration)
{
    private static readonly Dictionary<string, string> s_dead = new()
    {
        ["AppDomainUnloadedException"] = "the device has one domain, which is never unloaded",
        ["ArithmeticException"] = "the device does not have it: a division by zero throws System.Exception, an "
            + "overflow throws nothing",
        ["ArrayTypeMismatchException"] = "the device does not have it: it throws System.Exception",
        ["CryptographicException"] = "the device does not have it: it throws System.Exception or ArgumentException",
        ["DivideByZeroException"] = "the device does not have it: a division by zero throws System.Exception, so "
            + "compare the divisor with 0 before",
        ["KeyNotFoundException"] = "the device does not have it: a Hashtable gives null",
        ["OverflowException"] = "the device does not have it, for an overflow throws nothing: use Int32Math and its "
            + "kin",
        ["StackOverflowException"] = "the device does not have it: it throws OutOfMemoryException",
    };

    internal override void Analyze(SyntaxNode node, SemanticModelAnalysisContext context)
    {
        CatchDeclarationSyntax declaration = (CatchDeclarationSyntax)node;
        string name = declaration.Type is QualifiedNameSyntax qualified
            ? qualified.Right.Identifier.ValueText
            : declaration.Type.ToString();
        if (!s_dead.TryGetValue(name, out string? why)
            || IsOwn(context.SemanticModel.GetTypeInfo(declaration.Type, context.CancellationToken).Type))
        {
            return;
        }

        Report(context, declaration.Type.GetLocation(), "A catch of " + name + ": " + why);
    }

    private static bool IsOwn(ITypeSymbol? type)
    {
        return type is not null and not IErrorTypeSymbol && !type.DeclaringSyntaxReferences.IsEmpty;
    }
}
