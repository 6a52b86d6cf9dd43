using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using SecureBoot.Analyzers.Annotations;

namespace SecureBoot.Analyzers.Rules;

/// <summary>A status dropped (CWE-252): the discard '_ =' says that it does not matter.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class Sb1010DroppedStatus : KnowledgeRule
{
    /// <summary>The rule.</summary>
    public Sb1010DroppedStatus()
        : base(Table.DroppedStatus)
    {
    }

    private protected override void Register(CompilationStartAnalysisContext context, Knowledge knowledge)
    {
        context.RegisterOperationAction(one => Analyze(one, knowledge), OperationKind.ExpressionStatement);
    }

    private static void Analyze(OperationAnalysisContext context, Knowledge knowledge)
    {
        if (Dropped.CallOf((IExpressionStatementOperation)context.Operation) is not { } call)
        {
            return;
        }

        bool isMarked = knowledge.Is(call.TargetMethod, AnnotationKind.MustUse) || knowledge.Is(call.TargetMethod.ReturnType, AnnotationKind.MustUse);
        if (isMarked || knowledge.IsStatus(call.TargetMethod.ReturnType))
        {
            context.Report(Table.DroppedStatus, call, call.TargetMethod.Name);
        }
    }
}
