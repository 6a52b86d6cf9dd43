using Microsoft.CodeAnalysis;

namespace SecureBoot.Analyzers.Flow;

/// <summary>A rule about the events on each path of a method. Each answer is true if the rule reported.</summary>
internal abstract class FlowRule
{
    /// <summary>The rule's line in the table.</summary>
    internal abstract DiagnosticDescriptor Descriptor { get; }

    /// <summary>A lease is given to a method.</summary>
    internal virtual bool OnLeaseUsed(LeaseUse use, FlowReport report)
    {
        return false;
    }

    /// <summary>A lease is open where the method ends, or where the call that gave it gives the next one.</summary>
    internal virtual bool OnLeaseOpen(IOperation acquired, CallFact? status, FlowReport report)
    {
        return false;
    }

    /// <summary>A variable that a call gave is read.</summary>
    internal virtual bool OnOutRead(IOperation read, string variable, CallFact status, FlowReport report)
    {
        return false;
    }

    /// <summary>Code uses an object's loan after the object was filled again.</summary>
    internal virtual bool OnStaleLoan(IOperation read, string variable, FlowReport report)
    {
        return false;
    }
}
