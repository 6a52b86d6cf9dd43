using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using SecureBoot.Analyzers.Annotations;

namespace SecureBoot.Analyzers.Rules;

/// <summary>A file read twice in one method: the second read may return other bytes than the checked bytes of the first
/// read (CWE-367).</summary>
internal sealed class Sb1110FileReadTwice : BodyRule
{
    private static readonly HashSet<string> s_readers = ["OpenRead", "OpenText", "ReadAllBytes", "ReadAllText"];
    private static readonly HashSet<string> s_writers =
        ["AppendAllText", "Copy", "Create", "Move", "OpenWrite", "WriteAllBytes", "WriteAllText"];

    internal override DiagnosticDescriptor Descriptor => Table.CheckThenUse;

    internal override bool Gathers(IOperation operation, Knowledge knowledge)
    {
        return operation.Kind == OperationKind.Invocation
            && operation is IInvocationOperation
            {
                TargetMethod.ContainingType: { Name: "File" } type,
                Arguments.Length: > 0
            }
            && type.ToDisplayString() == "System.IO.File";
    }

    internal override void Analyze(
        OperationBlockAnalysisContext context, IReadOnlyList<IOperation> gathered, Knowledge knowledge)
    {
        Dictionary<string, IInvocationOperation> read = [];
        foreach (IInvocationOperation call in gathered.Cast<IInvocationOperation>())
        {
            string path = call.Arguments[0].Value.Syntax.ToString();
            if (s_writers.Contains(call.TargetMethod.Name))
            {
                read.Clear();
            }
            else if (s_readers.Contains(call.TargetMethod.Name) && read.ContainsKey(path))
            {
                context.ReportDiagnostic(Diagnostic.Create(
                    Descriptor, call.Syntax.GetLocation(), path, "another program or thread"));
            }
            else if (s_readers.Contains(call.TargetMethod.Name))
            {
                read[path] = call;
            }
        }
    }
}
