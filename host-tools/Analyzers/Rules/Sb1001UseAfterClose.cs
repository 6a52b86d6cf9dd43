using Microsoft.CodeAnalysis;
using SecureBoot.Analyzers.Flow;

namespace SecureBoot.Analyzers.Rules;

/// <summary>A lease used after Commit, Release or Abandon (CWE-416).</summary>
internal sealed class Sb1001UseAfterClose : FlowRule
{
    internal override DiagnosticDescriptor Descriptor => Table.UseAfterClose;

    internal override bool OnLeaseUsed(LeaseUse use, FlowReport report)
    {
        return use.IsClosed
            && Equals(use.Lease.Closer!.Variable, use.Variable)
            && report.Add(Descriptor, use.Argument, use.Name, use.Lease.Closer.Method);
    }
}
