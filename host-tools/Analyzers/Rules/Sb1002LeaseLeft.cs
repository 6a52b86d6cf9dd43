using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SecureBoot.Analyzers.Flow;

namespace SecureBoot.Analyzers.Rules;

/// <summary>A lease open on some way out (CWE-772).</summary>
internal sealed class Sb1002LeaseLeft : FlowRule
{
    internal override DiagnosticDescriptor Descriptor => Table.LeaseLeft;

    internal override bool OnLeaseOpen(IOperation acquired, CallFact? status, FlowReport report)
    {
        return report.Add(Descriptor, acquired, ((IInvocationOperation)acquired).TargetMethod.Name);
    }
}
