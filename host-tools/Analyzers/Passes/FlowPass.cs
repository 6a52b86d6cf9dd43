using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SecureBoot.Analyzers.Annotations;
using SecureBoot.Analyzers.Flow;
using SecureBoot.Analyzers.Rules;

namespace SecureBoot.Analyzers.Passes;

/// <summary>Follows the paths of each method once, for all rules that look at paths.</summary>
internal static class FlowPass
{
    // In the order of the calls.
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

    /// <summary>The rules that it asks.</summary>
    internal static IEnumerable<DiagnosticDescriptor> Rules => s_rules.Select(rule => rule.Descriptor);

    /// <summary>Whether a call has a result for the rules to follow: most methods have no such call.</summary>
    internal static bool Concerns(IInvocationOperation call, Knowledge knowledge)
    {
        bool isStatus = TryMethods.IsTry(call.TargetMethod) || knowledge.IsStatus(call.TargetMethod.ReturnType);
        foreach (IParameterSymbol parameter in call.TargetMethod.Parameters)
        {
            if ((isStatus && parameter.RefKind == RefKind.Out) || knowledge.IsLease(parameter.Type))
            {
                return true;
            }
        }

        return false;
    }

    internal static void Run(OperationBlockAnalysisContext context, IOperation block, Knowledge knowledge)
    {
        ImmutableArray<IParameterSymbol> parameters = (context.OwningSymbol as IMethodSymbol)?.Parameters ?? [];
        Run(context.GetControlFlowGraph(block), parameters, Captures.Of(block), knowledge, context.ReportDiagnostic);
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
            Run(
                graph.GetAnonymousFunctionControlFlowGraph(lambda),
                lambda.Symbol.Parameters,
                captured.Inside(),
                knowledge,
                report);
        }
    }
}
