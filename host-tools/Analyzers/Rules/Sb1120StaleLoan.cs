using Microsoft.CodeAnalysis;
using SecureBoot.Analyzers.Flow;

namespace SecureBoot.Analyzers.Rules;

/// <summary>A frame's payload kept over the next receive.</summary>
internal sealed class Sb1120StaleLoan : FlowRule
{
    internal override DiagnosticDescriptor Descriptor => Table.StaleLoan;

    internal override bool OnStaleLoan(IOperation read, string variable, FlowReport report)
    {
        return report.Add(Descriptor, read, variable);
    }
}
