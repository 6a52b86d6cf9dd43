namespace SecureBoot.Boot;

/// <summary>The decision table of docs/boot.md, section 4: walked from the top, the first row that matches
/// decides.</summary>
/// <remarks>If the row's image is refused, its slot counts as Rejected for the rest of this boot and the walk starts
/// again.</remarks>
public static class BootTable
{
    private const int Any = BootRule.Any;
    private const int Pending = (int)SlotState.Pending;
    private const int Trial = (int)SlotState.Trial;
    private const int Confirmed = (int)SlotState.Confirmed;

    /// <summary>The rows, in order.</summary>
    public static BootRule[] GetRows()
    {
        // Created on each call: a field would keep the rules on the heap.
        return new BootRule[]
        {
            new(Confirmed, Trial, BootAction.Revert, takesOther: false, BootReason.NotConfirmed),
            new(Any, Pending, BootAction.Trial, takesOther: true, BootReason.Pending),
            new(Pending, Any, BootAction.Trial, takesOther: false, BootReason.Pending),
            new(Any, Trial, BootAction.Trial, takesOther: true, BootReason.NothingToRevertTo),
            new(Trial, Any, BootAction.Trial, takesOther: false, BootReason.NothingToRevertTo),
            new(Confirmed, Any, BootAction.Boot, takesOther: false, BootReason.Confirmed),
            new(Any, Confirmed, BootAction.Boot, takesOther: true, BootReason.ActiveRefused),
            new(Any, Any, BootAction.Refuse, takesOther: false, BootReason.NothingBootable),
        };
    }

    /// <summary>The row for the states of the active slot and the other slot. The last row is for all states.</summary>
    public static BootRule Find(SlotState active, SlotState other)
    {
        BootRule[] rows = GetRows();
        int index = 0;
        while (!rows[index].Matches(active, other))
        {
            index++;
        }

        return rows[index];
    }
}
