namespace SecureBoot.Boot;

/// <summary>The names of actions, reasons and states: on the device an enumeration's ToString gives the number.</summary>
public static class BootNames
{
    private static readonly string[] s_actions = { "Refuse", "Boot", "Trial", "Revert" };

    private static readonly string[] s_reasons =
    {
        "None", "NothingInstalled", "NothingBootable", "JournalLost", "MissingKeys", "SelfTestFailed", "RecoveryRequested", "LaunchFailed", "", "",
        "Confirmed", "ActiveRefused", "Pending", "NothingToRevertTo", "NotConfirmed",
    };

    private static readonly string[] s_states = { "Empty", "Pending", "Trial", "Confirmed", "Rejected" };

    /// <summary>The name of an action.</summary>
    public static string Get(BootAction action)
    {
        return At(s_actions, (int)action);
    }

    /// <summary>The name of a reason.</summary>
    public static string Get(BootReason reason)
    {
        return At(s_reasons, (int)reason);
    }

    /// <summary>The name of a slot's state.</summary>
    public static string Get(SlotState state)
    {
        return At(s_states, (int)state);
    }

    // The number, for a value that has no name.
    private static string At(string[] names, int number)
    {
        return number >= 0 && number < names.Length && names[number].Length > 0 ? names[number] : number.ToString();
    }
}
