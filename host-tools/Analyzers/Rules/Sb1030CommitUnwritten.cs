using Microsoft.CodeAnalysis;
using SecureBoot.Analyzers.Flow;

namespace SecureBoot.Analyzers.Rules;

/// <summary>Commit of a length that was not written (CWE-125).</summary>
internal sealed class Sb1030CommitUnwritten : FlowRule
{
    internal override DiagnosticDescriptor Descriptor => Table.CommitUnwritten;

    internal override bool OnLeaseUsed(LeaseUse use, FlowReport report)
    {
        if (!use.Closes || use.Lease.Written < 0 || use.Call.Arguments.Length != 2)
        {
            return false;
        }

        object? length = use.Call.Arguments[1].Value.ConstantValue.Value;
        if (length is int committed && committed > use.Lease.Written)
        {
            report.Add(Descriptor, use.Call, committed, use.Lease.Written);
        }

        return false;
    }
}
