using Microsoft.CodeAnalysis;
using SecureBoot.Analyzers.Flow;

namespace SecureBoot.Analyzers.Rules;

/// <summary>An out value read where the status that came with it is not Ok, or was not looked at (CWE-476).</summary>
internal sealed class Sb1020OutUnseen : FlowRule
{
    internal override DiagnosticDescriptor Descriptor => Table.OutUnseen;

    internal override bool OnOutRead(IOperation read, string variable, CallFact status, FlowReport report)
    {
        if (status.IsOk || status.IsHandedOn || !(status.IsRefused || status.IsUnseen))
        {
            return false;
        }

        string ok = status.Ok is true ? "true" : "Ok";
        return report.Add(
            Descriptor, read, variable, status.IsRefused ? "is not '" + ok + "'" : "was not looked at", ok);
    }
}
