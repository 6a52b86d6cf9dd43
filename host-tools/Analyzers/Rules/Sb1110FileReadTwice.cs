using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using SecureBoot.Analyzers.Annotations;

namespace SecureBoot.Analyzers.Rules;

/// <summary>A file read twice in one method: what was checked the first time may be another one the second time (CWE-367).</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class Sb1110FileReadTwice : KnowledgeRule
{
    private static readonly HashSet<string> s_readers = ["OpenRead", "OpenText", "ReadAllBytes", "ReadAllText"];
    private static readonly HashSet<string> s_writers = ["AppendAllText", "Copy", "Create", "Move", "OpenWrite", "WriteAllBytes", "WriteAllText"];

    /// <summary>The rule.</summary>
    public Sb1110FileReadTwice()
        : base(Table.CheckThenUse)
    {
    }

    private protected override void Register(CompilationStartAnalysisContext context, Knowledge knowledge)
    {
        if (context.Compilation.GetTypeByMetadataName("System.IO.File") is { } file)
        {
            context.RegisterOperationBlockAction(block => Analyze(block, file));
        }
    }

    private static void Analyze(OperationBlockAnalysisContext context, INamedTypeSymbol file)
    {
        List<IInvocationOperation> calls = [.. context.OperationBlocks
            .SelectMany(block => block.Descendants())
            .OfType<IInvocationOperation>()
            .Where(call => SymbolEqualityComparer.Default.Equals(call.TargetMethod.ContainingType, file) && call.Arguments.Length > 0)];
        Dictionary<string, IInvocationOperation> read = [];
        foreach (IInvocationOperation call in calls)
        {
            string path = call.Arguments[0].Value.Syntax.ToString();
            if (s_writers.Contains(call.TargetMethod.Name))
            {
                read.Clear();
            }
            else if (s_readers.Contains(call.TargetMethod.Name) && read.ContainsKey(path))
            {
                context.ReportDiagnostic(Diagnostic.Create(Table.CheckThenUse, call.Syntax.GetLocation(), path, "another program or thread"));
            }
            else if (s_readers.Contains(call.TargetMethod.Name))
            {
                read[path] = call;
            }
        }
    }
}
