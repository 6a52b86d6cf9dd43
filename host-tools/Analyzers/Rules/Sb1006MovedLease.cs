using Microsoft.CodeAnalysis;
using SecureBoot.Analyzers.Flow;

namespace SecureBoot.Analyzers.Rules;

/// <summary>A lease used after it was moved to another variable that closed it.</summary>
internal sealed class Sb1006MovedLease : FlowRule
{
    internal override DiagnosticDescriptor Descriptor => Table.MovedLease;

    internal override bool OnLeaseUsed(LeaseUse use, FlowReport report)
    {
        return use.IsClosed
            && !Equals(use.Lease.Closer!.Variable, use.Variable)
            && report.Add(
                Descriptor,
                use.Argument,
                use.Name,
                (use.Lease.Closer.Variable as ISymbol)?.Name ?? "another",
                use.Lease.Closer.Method);
    }
}
