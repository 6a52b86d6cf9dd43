using Microsoft.CodeAnalysis;

namespace SecureBoot.Analyzers.Rules;

/// <summary>All rules: number, title, message, severity. The numbers never change.</summary>
internal static class Table
{
    internal static DiagnosticDescriptor UseAfterClose { get; } = Error(
        "SB1001", "A lease is used after it was closed",
        "'{0}' was closed by '{1}' before: its slot may be somebody else's by now");

    internal static DiagnosticDescriptor LeaseLeft { get; } = Error(
        "SB1002", "A lease is open on some way out",
        "The lease of '{0}' is still open on some way out: close it on each, the ring has no other way to get its "
            + "slot back");

    internal static DiagnosticDescriptor LeaseKept { get; } = Error(
        "SB1003", "A lease leaves its method",
        "A lease {0}: it belongs to one method of one thread; hand over the bytes, or the end of the ring");

    internal static DiagnosticDescriptor LeaseUnseen { get; } = Error(
        "SB1004", "A lease is used where its status was not seen to be Ok",
        "'{0}' is used where the status of '{1}' {2}: compare it with Ok first");

    internal static DiagnosticDescriptor ForeignLease { get; } = Error(
        "SB1005", "A lease is given to another end", "'{0}' was given by '{1}' and is not a lease of '{2}'");

    internal static DiagnosticDescriptor MovedLease { get; } = Error(
        "SB1006", "A lease is used after it was moved and closed",
        "'{0}' is the lease that was closed through '{1}' by '{2}'");

    internal static DiagnosticDescriptor ForgedLease { get; } = Error(
        "SB1007", "A lease is made by a cast or by arithmetic",
        "A lease comes from its ring only: {0} does not make one");

    internal static DiagnosticDescriptor DroppedStatus { get; } = Error(
        "SB1010", "A status is dropped",
        "The status of '{0}' is dropped: look at it, or write '_ =' before it to say that it does not matter");

    internal static DiagnosticDescriptor DroppedTry { get; } = Warning(
        "SB1011", "The result of a Try method is dropped",
        "'{0}' says by its result whether it did: look at it, or write '_ =' before it to say that it does not matter");

    internal static DiagnosticDescriptor OutUnseen { get; } = Warning(
        "SB1020", "An out value is read where its status is not Ok",
        "'{0}' is read where the result of its call {1}: it is a value only where that is '{2}'");

    internal static DiagnosticDescriptor CommitUnwritten { get; } = Warning(
        "SB1030", "More is committed than was written",
        "{0} bytes are committed and {1} were written: the consumer reads the others as zeros");

    internal static DiagnosticDescriptor Race { get; } = Warning(
        "SB1101", "A field is touched by two threads",
        "'{0}' is {1} in '{2}' and {3} in '{4}', which run on different threads: use lock, Interlocked or a ring");

    internal static DiagnosticDescriptor SharedEnd { get; } = Error(
        "SB1102", "An object of one thread is reached from two",
        "'{0}' belongs to one thread and is used in '{1}' and in '{2}', which run on different threads");

    internal static DiagnosticDescriptor CheckThenUse { get; } = Warning(
        "SB1110", "What was checked is read again",
        "'{0}' was checked and is read again here, and '{1}' may change it in between: read it once into a local");

    internal static DiagnosticDescriptor StaleLoan { get; } = Error(
        "SB1120", "A payload is kept over the next receive",
        "'{0}' reads a frame that was filled again since: take the payload after each receive");

    internal static DiagnosticDescriptor Untrusted { get; } = Error(
        "SB1201", "A number from outside is not compared",
        "{0} comes from outside and is used as {1} without a comparison: compare it with what there is room for");

    /// <summary>The same for a number that the device itself stops by an exception: a warning.</summary>
    internal static DiagnosticDescriptor UntrustedThrows { get; } = Warning(
        "SB1201", Untrusted.Title.ToString(), Untrusted.MessageFormat.ToString());

    internal static DiagnosticDescriptor NotOkPasses { get; } = Error(
        "SB2001", "Something passes that was not seen to be Ok",
        "{0}: only Ok may let something pass, for a status may be one that nobody thought of");

    internal static DiagnosticDescriptor Checked { get; } = Error(
        "SB3001", "The device does not check overflow",
        "{0}: nanoCLR wraps in silence; use Int32Math and its kin, or compare before the calculation");

    internal static DiagnosticDescriptor WideIndex { get; } = Warning(
        "SB3002", "An index or a length of 64 bits",
        "nanoCLR takes the low 32 bits of this {0}: compare it and cast it to int first");

    internal static DiagnosticDescriptor UnboundedRange { get; } = Error(
        "SB3003", "A range is not bounded",
        "nanoCLR does not check the range of '{0}' soundly, and '{1}' was not compared: compare with what is left, "
            + "as in 'count > array.Length - start'");

    /// <summary>The same for a number of which no sum can wrap, so that the device throws: a warning.</summary>
    internal static DiagnosticDescriptor RangeThrows { get; } = Warning(
        "SB3003", UnboundedRange.Title.ToString(),
        "'{1}' was not compared, and '{0}' throws where it is too large: compare with what is left, as in 'count > "
            + "array.Length - start'");

    internal static DiagnosticDescriptor DeadCatch { get; } = Error(
        "SB3005", "A catch of what the device does not throw", "{0}");

    internal static DiagnosticDescriptor SignTag { get; } = Warning(
        "SB3006", "An int of an unsigned number that is used at once",
        "nanoCLR keeps the unsigned tag of this cast, and the {0} takes the number for a positive one: store the "
            + "int in a local first");

    internal static DiagnosticDescriptor Lifetime { get; } = Warning(
        "SB3008", "Finalizers, Abort and Suspend", "{0}");

    internal static DiagnosticDescriptor Refused { get; } = Error(
        "SB3009", "The device does not have this", "{0}");

    private const string Category = "SecureBoot";

    // The page is part of the package too.
    private const string Page = "docs/analyzers.md#";

    private static DiagnosticDescriptor Error(string id, string title, string message)
    {
        return new DiagnosticDescriptor(
            id, title, message, Category, DiagnosticSeverity.Error, true, null, Page + id.ToLowerInvariant());
    }

    private static DiagnosticDescriptor Warning(string id, string title, string message)
    {
        return new DiagnosticDescriptor(
            id, title, message, Category, DiagnosticSeverity.Warning, true, null, Page + id.ToLowerInvariant());
    }
}
