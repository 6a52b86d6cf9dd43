using Microsoft.CodeAnalysis;
using SecureBoot.Analyzers.Flow;

namespace SecureBoot.Analyzers.Rules;

/// <summary>A lease used where its status was not seen to be Ok.</summary>
internal sealed class Sb1004LeaseUnseen : FlowRule
{
    internal override DiagnosticDescriptor Descriptor => Table.LeaseUnseen;

    internal override bool OnLeaseUsed(LeaseUse use, FlowReport report)
    {
        if (use.Status is null || use.Status.IsOk || use.Lease.Closer is not null)
        {
            return false;
        }

        string seen = use.Status.IsRefused ? "is not Ok" : "was not seen to be Ok";
        return report.Add(Descriptor, use.Argument, use.Name, use.Source, seen);
    }
}
