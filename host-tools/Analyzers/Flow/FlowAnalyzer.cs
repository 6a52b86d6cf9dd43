using System;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SecureBoot.Analyzers.Annotations;
using SecureBoot.Analyzers.Rules;

namespace SecureBoot.Analyzers.Flow;

/// <summary>Follows the paths of each method once, for all rules that look at paths.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class FlowAnalyzer : DiagnosticAnalyzer
{
    // In the order in which they are asked.
    private static readonly FlowRule[] s_rules =
    [
        new Sb1001UseAfterClose(),
        new Sb1006MovedLease(),
        new Sb1004LeaseUnseen(),
        new Sb1005ForeignLease(),
        new Sb1030CommitUnwritten(),
        new Sb1002LeaseLeft(),
        new Sb1020OutUnseen(),
        new Sb1120StaleLoan(),
    ];

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [.. s_rules.Select(rule => rule.Descriptor)];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(start =>
        {
            Knowledge knowledge = KnowledgeCache.Of(start.Compilation, start.Options);
            start.RegisterOperationBlockAction(block => Analyze(block, knowledge));
        });
    }

    private static void Analyze(OperationBlockAnalysisContext context, Knowledge knowledge)
    {
        foreach (IOperation block in context.OperationBlocks)
        {
            if (!Concerns(block, knowledge))
            {
                continue;
            }

            ControlFlowGraph graph = context.GetControlFlowGraph(block);
            Captures captured = Captures.Of(block);
            Run(graph, (context.OwningSymbol as IMethodSymbol)?.Parameters ?? [], captured, knowledge, context.ReportDiagnostic);
        }
    }

    private static void Run(
        ControlFlowGraph graph,
        ImmutableArray<IParameterSymbol> parameters,
        Captures captured,
        Knowledge knowledge,
        Action<Diagnostic> report)
    {
        Interpreter interpreter = new(knowledge, captured, s_rules, new FlowReport(report));
        new PathRunner(graph, interpreter).Run(interpreter.Start(parameters));
        foreach (IMethodSymbol local in graph.LocalFunctions)
        {
            Run(graph.GetLocalFunctionControlFlowGraph(local), local.Parameters, captured.Inside(), knowledge, report);
        }

        foreach (IFlowAnonymousFunctionOperation lambda in Captures.LambdasOf(graph))
        {
            Run(graph.GetAnonymousFunctionControlFlowGraph(lambda), lambda.Symbol.Parameters, captured.Inside(), knowledge, report);
        }
    }

    // Most methods have nothing that the rules follow.
    private static bool Concerns(IOperation block, Knowledge knowledge)
    {
        return block.Descendants().Any(operation => operation switch
        {
            IInvocationOperation call => call.TargetMethod.Parameters.Any(one => one.RefKind == RefKind.Out || knowledge.IsLease(one.Type)),
            IPropertyReferenceOperation property => knowledge.Is(property.Property, AnnotationKind.Lends),
            _ => false,
        });
    }
}
