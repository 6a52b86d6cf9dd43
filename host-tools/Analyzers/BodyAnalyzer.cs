using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using SecureBoot.Analyzers.Annotations;
using SecureBoot.Analyzers.Passes;
using SecureBoot.Analyzers.Ranges;
using SecureBoot.Analyzers.Rules;

namespace SecureBoot.Analyzers;

/// <summary>Visits the operations of each method once, for all rules; the passes for paths, numbers and threads run
/// only for methods with something to check.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class BodyAnalyzer : DiagnosticAnalyzer
{
    private static readonly OperationRule[] s_rules =
    [
        new Sb1003LeaseKept(),
        new Sb1007ForgedLease(),
        new Sb1010DroppedStatus(),
        new Sb1011DroppedTry(),
        new Sb2001NotOkPasses(),
        new Sb3002WideIndex(),
        new Sb3005DeadCatch(),
        new Sb3006SignTag(),
        new Sb3008Lifetime(),
    ];

    private static readonly Dictionary<OperationKind, List<OperationRule>> s_byKind = ByKind.Of(s_rules);
    private static readonly BodyRule[] s_bodyRules =
        [new Sb1001PooledBuffer(), new Sb1110FileReadTwice(), new Sb2001NeverOk()];

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
    [
        .. s_rules.Select(rule => rule.Descriptor)
            .Concat(s_bodyRules.Select(rule => rule.Descriptor))
            .Concat(FlowPass.Rules)
            .Concat(RangePass.Rules)
            .Concat(ThreadPass.Rules)
            .Distinct(),
    ];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(start =>
        {
            Knowledge knowledge = new(start.Compilation, start.Options);
            Facts facts = new();
            start.RegisterSymbolStartAction(type => Start(type, knowledge, facts), SymbolKind.NamedType);
            start.RegisterCompilationEndAction(end => facts.Tell(end.ReportDiagnostic));
        });
    }

    private static void Start(SymbolStartAnalysisContext type, Knowledge knowledge, Facts facts)
    {
        ThreadPass threads = new();
        type.RegisterOperationBlockAction(block => Analyze(block, knowledge, facts, threads));
        type.RegisterSymbolEndAction(end => threads.Compare(end, knowledge));
    }

    private static void Analyze(
        OperationBlockAnalysisContext context, Knowledge knowledge, Facts facts, ThreadPass threads)
    {
        BodyWalker walker = new(context, knowledge, s_byKind, s_bodyRules);
        foreach (IOperation block in context.OperationBlocks)
        {
            BodyInterest interest = walker.Walk(block);
            if ((interest & BodyInterest.Paths) != 0)
            {
                FlowPass.Run(context, block, knowledge);
            }

            if (context.OwningSymbol is IMethodSymbol method
                && ((interest & BodyInterest.Numbers) != 0 || RangePass.Concerns(method, knowledge)))
            {
                RangePass.Run(context, block, method, knowledge, facts);
            }

            threads.Add(context.OwningSymbol, block, (interest & BodyInterest.Threads) != 0);
        }

        walker.Finish();
    }
}
