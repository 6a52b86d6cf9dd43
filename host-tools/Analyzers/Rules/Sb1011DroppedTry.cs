using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using SecureBoot.Analyzers.Annotations;
using SecureBoot.Analyzers.Flow;

namespace SecureBoot.Analyzers.Rules;

/// <summary>The result of a Try… method dropped (CWE-252).</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class Sb1011DroppedTry : KnowledgeRule
{
    /// <summary>The rule.</summary>
    public Sb1011DroppedTry()
        : base(Table.DroppedTry)
    {
    }

    private protected override void Register(CompilationStartAnalysisContext context, Knowledge knowledge)
    {
        context.RegisterOperationAction(one => Analyze(one, knowledge), OperationKind.ExpressionStatement);
    }

    private static void Analyze(OperationAnalysisContext context, Knowledge knowledge)
    {
        if (Dropped.CallOf((IExpressionStatementOperation)context.Operation) is { } call
            && TryMethods.IsTry(call.TargetMethod)
            && !knowledge.Is(call.TargetMethod, AnnotationKind.MustUse))
        {
            context.Report(Table.DroppedTry, call, call.TargetMethod.Name);
        }
    }
}
