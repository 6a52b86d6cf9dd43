namespace SecureBoot.Analyzers.Flow;

/// <summary>The knowledge about a variable, a call or a lease on one path; null if nothing is known.</summary>
internal abstract record Value;

/// <summary>A constant.</summary>
internal sealed record Known(object? Constant) : Value;

/// <summary>The status that the call in slot <paramref name="Call"/> returned: an enum or a bool.</summary>
internal sealed record StatusOf(int Call) : Value;

/// <summary>The value of a call's out argument: valid only if the call's status is Ok.</summary>
internal sealed record OutOf(int Call) : Value;

/// <summary>The lease whose fact is in slot <paramref name="Lease"/>.</summary>
internal sealed record LeaseOf(int Lease) : Value;

/// <summary>An object with an identity: a ring's end that came from a field, a parameter or a call.</summary>
internal sealed record ObjectOf(object Origin) : Value;

/// <summary>A loan of a frame: valid until the frame receives again.</summary>
internal sealed record LoanOf(object Lender, bool IsStale) : Value;

/// <summary>A test of statuses: all of the literals, or any of them.</summary>
internal sealed record Condition(bool IsAll, ValueList<Literal> Literals) : Value;

/// <summary>The status of a call is, or is not, one member.</summary>
internal sealed record Literal(int Call, object Member, bool IsEqual);

/// <summary>The known facts about a call's status: its member, or the members that it is not.</summary>
internal sealed record CallFact(object Ok, object? Member, ValueList<object> Excluded, bool IsHandedOn) : Value
{
    internal bool IsOk => Ok.Equals(Member);

    internal bool IsRefused => (Member is not null && !IsOk) || Excluded.Contains(Ok);

    internal bool IsUnseen => Member is null && Excluded.Count == 0;
}

/// <summary>The known facts about a lease.</summary>
/// <param name="Call">The slot of the call that gave it, or -1 for a parameter: then its status was seen by the caller,
/// who closes it.</param>
/// <param name="End">The identity of the end that gave it, or null.</param>
/// <param name="Closer">The call that closed the lease, or null.</param>
/// <param name="Written">The number of written bytes, or -1.</param>
/// <param name="Writers">The slots of the calls that wrote.</param>
/// <param name="HasEscaped">Whether other code also has the lease, or a rule reported it: no rule reports it
/// again.</param>
internal sealed record LeaseFact(
    int Call, object? End, Closing? Closer, int Written, ValueList<int> Writers, bool HasEscaped) : Value;

/// <summary>A lease was closed.</summary>
/// <param name="Call">The slot of the call that closes it if its status is Ok, or -1: it does in any case.</param>
/// <param name="Variable">The variable that it was closed through, or null.</param>
/// <param name="Method">The name of the method that closed it.</param>
/// <param name="IsCertain">False: the method closes it on some ways only.</param>
internal sealed record Closing(int Call, object? Variable, string Method, bool IsCertain);
