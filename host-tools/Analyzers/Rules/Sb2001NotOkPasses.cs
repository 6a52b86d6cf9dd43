using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using SecureBoot.Analyzers.Annotations;

namespace SecureBoot.Analyzers.Rules;

/// <summary>A verdict compared with anything but Ok to let something pass, or a branch for not-Ok that does not leave.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class Sb2001NotOkPasses : KnowledgeRule
{
    /// <summary>The rule.</summary>
    public Sb2001NotOkPasses()
        : base(Table.NotOkPasses)
    {
    }

    private protected override void Register(CompilationStartAnalysisContext context, Knowledge knowledge)
    {
        context.RegisterOperationBlockAction(block => Analyze(block, knowledge));
        context.RegisterOperationAction(one => AnalyzeOrder(one, knowledge), OperationKind.Binary);
        context.RegisterOperationAction(one => AnalyzeBranch(one, knowledge), OperationKind.Conditional);
    }

    // Of each verdict: the members that it is compared with. Without Ok among them, all that nobody thought of passes.
    private static void Analyze(OperationBlockAnalysisContext context, Knowledge knowledge)
    {
        List<Comparison> comparisons = [];
        foreach (IOperation operation in context.OperationBlocks.SelectMany(block => block.Descendants()))
        {
            if (operation.Kind is OperationKind.Binary or OperationKind.IsPattern or OperationKind.Switch)
            {
                comparisons.AddRange(Comparison.Of(operation, knowledge));
            }
        }

        foreach (IGrouping<string, Comparison> verdict in comparisons.GroupBy(one => one.Verdict))
        {
            if (verdict.Any(one => one.IsOk) || IsHandedOn(context, verdict.First()))
            {
                continue;
            }

            Comparison first = verdict.First();
            string what = "'" + verdict.Key + "' is compared with '" + first.Member + "' and never with Ok";
            context.ReportDiagnostic(Diagnostic.Create(Table.NotOkPasses, first.At.Syntax.GetLocation(), what));
        }
    }

    // A member that is more or less than another says nothing.
    private static void AnalyzeOrder(OperationAnalysisContext context, Knowledge knowledge)
    {
        IBinaryOperation binary = (IBinaryOperation)context.Operation;
        bool isOfVerdict = knowledge.IsVerdict(binary.LeftOperand.WithoutConversions().Type) || knowledge.IsVerdict(binary.RightOperand.WithoutConversions().Type);
        if (Operations.IsOrder(binary.OperatorKind) && isOfVerdict)
        {
            context.Report(Table.NotOkPasses, binary, "The numbers of statuses are compared");
        }
    }

    private static void AnalyzeBranch(OperationAnalysisContext context, Knowledge knowledge)
    {
        IConditionalOperation branch = (IConditionalOperation)context.Operation;
        if (branch.WhenFalse is not null || branch.Syntax is not Microsoft.CodeAnalysis.CSharp.Syntax.IfStatementSyntax || Leaving.Leaves(branch.WhenTrue))
        {
            return;
        }

        Comparison? test = Comparison.Of(branch.Condition, knowledge).FirstOrDefault();

        // A verdict that is kept somewhere was judged where it was got.
        bool refuses = test is { IsOk: true, IsEqual: false, IsKept: false } && test.At == branch.Condition;
        if (refuses && Leaving.GoesOn(branch, test!.Verdict) && !Leaving.Records(branch.WhenTrue))
        {
            string what = "The branch for a '" + test.Verdict + "' that is not Ok does not leave";
            context.Report(Table.NotOkPasses, branch.Condition, what);
        }
    }

    // Whoever returns it, stores it or gives it on leaves the judgement to others.
    private static bool IsHandedOn(OperationBlockAnalysisContext context, Comparison verdict)
    {
        return context.OperationBlocks.SelectMany(block => block.Descendants()).Any(one =>
            one.Syntax.ToString() == verdict.Verdict
            && SymbolEqualityComparer.Default.Equals(one.Type, verdict.Type)
            && one.Parent is IReturnOperation or IArgumentOperation or ISwitchExpressionOperation or IConversionOperation { Parent: IArgumentOperation }
                or ISimpleAssignmentOperation { Target: IFieldReferenceOperation or IPropertyReferenceOperation or IParameterReferenceOperation });
    }
}
