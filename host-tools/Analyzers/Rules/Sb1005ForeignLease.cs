using Microsoft.CodeAnalysis;
using SecureBoot.Analyzers.Flow;

namespace SecureBoot.Analyzers.Rules;

/// <summary>A lease given to another end than the end that issued it (CWE-416).</summary>
internal sealed class Sb1005ForeignLease : FlowRule
{
    internal override DiagnosticDescriptor Descriptor => Table.ForeignLease;

    internal override bool OnLeaseUsed(LeaseUse use, FlowReport report)
    {
        return use.End is not null
            && use.Lease.End is not null
            && !Equals(use.End, use.Lease.End)
            && report.Add(Descriptor, use.Argument, use.Name, NameOf(use.Lease.End), NameOf(use.End));
    }

    private static string NameOf(object end)
    {
        return end is ISymbol symbol ? symbol.Name : end.ToString()!;
    }
}
