using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using SecureBoot.Analyzers.Annotations;

namespace SecureBoot.Analyzers.Rules;

/// <summary>A catch of an exception that the device does not have or never throws there; a catch by message.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class Sb3005DeadCatch : KnowledgeRule
{
    private static readonly Dictionary<string, string> s_dead = new()
    {
        ["AppDomainUnloadedException"] = "the device has one domain, which is never unloaded",
        ["ArithmeticException"] = "the device does not have it: a division by zero throws System.Exception, an overflow throws nothing",
        ["ArrayTypeMismatchException"] = "the device does not have it: it throws System.Exception",
        ["CryptographicException"] = "the device does not have it: it throws System.Exception or ArgumentException",
        ["DivideByZeroException"] = "the device does not have it: a division by zero throws System.Exception, so compare the divisor with 0 before",
        ["KeyNotFoundException"] = "the device does not have it: a Hashtable gives null",
        ["OverflowException"] = "the device does not have it, for an overflow throws nothing: use Int32Math and its kin",
        ["StackOverflowException"] = "the device does not have it: it throws OutOfMemoryException",
    };

    /// <summary>The rule.</summary>
    public Sb3005DeadCatch()
        : base(Table.DeadCatch)
    {
    }

    private protected override void Register(CompilationStartAnalysisContext context, Knowledge knowledge)
    {
        context.RegisterSyntaxNodeAction(AnalyzeCatch, SyntaxKind.CatchDeclaration);
        context.RegisterOperationAction(AnalyzeMessage, OperationKind.PropertyReference);
    }

    private static void AnalyzeCatch(SyntaxNodeAnalysisContext context)
    {
        CatchDeclarationSyntax declaration = (CatchDeclarationSyntax)context.Node;
        string name = declaration.Type is QualifiedNameSyntax qualified ? qualified.Right.Identifier.ValueText : declaration.Type.ToString();
        if (!s_dead.TryGetValue(name, out string? why) || IsOwn(context.SemanticModel.GetTypeInfo(declaration.Type, context.CancellationToken).Type))
        {
            return;
        }

        context.ReportDiagnostic(Diagnostic.Create(Table.DeadCatch, declaration.Type.GetLocation(), "A catch of " + name + ": " + why));
    }

    private static bool IsOwn(ITypeSymbol? type)
    {
        return type is not null and not IErrorTypeSymbol && !type.DeclaringSyntaxReferences.IsEmpty;
    }

    private static void AnalyzeMessage(OperationAnalysisContext context)
    {
        IPropertyReferenceOperation property = (IPropertyReferenceOperation)context.Operation;
        bool isMessage = property.Property.Name == "Message" && property.Property.ContainingType.ToDisplayString() == "System.Exception";
        if (isMessage && IsCompared(property))
        {
            context.Report(Table.DeadCatch, property, "A decision by an exception's message: on the device messages are empty, or change; catch its type");
        }
    }

    private static bool IsCompared(IPropertyReferenceOperation message)
    {
        return message.ParentPastParentheses() switch
        {
            IBinaryOperation binary => binary.OperatorKind is BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals && !IsEmptyTest(binary),
            IInvocationOperation call => call.Instance == message
                && call.TargetMethod.Name is "Contains" or "EndsWith" or "Equals" or "IndexOf" or "StartsWith",
            ISwitchOperation or ISwitchExpressionOperation or IIsPatternOperation { Pattern: IConstantPatternOperation { Value.ConstantValue.Value: string } } => true,
            _ => false,
        };
    }

    private static bool IsEmptyTest(IBinaryOperation binary)
    {
        return new[] { binary.LeftOperand, binary.RightOperand }.Any(one => one.ConstantValue is { HasValue: true, Value: null or "" });
    }
}
