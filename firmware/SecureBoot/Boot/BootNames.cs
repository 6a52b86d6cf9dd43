namespace SecureBoot.Boot;

/// <summary>The names of actions, reasons and states, and the number of a value without a name: on the device an
/// enumeration's ToString gives the number.</summary>
/// <remarks>Switches: arrays of the names would stay on the heap.</remarks>
public static class BootNames
{
    /// <summary>The name of an action.</summary>
    public static string Get(BootAction value)
    {
        return value switch
        {
            BootAction.Refuse => "Refuse",
            BootAction.Boot => "Boot",
            BootAction.Trial => "Trial",
            BootAction.Revert => "Revert",
            _ => ((int)value).ToString(),
        };
    }

    /// <summary>The name of a reason.</summary>
    public static string Get(BootReason value)
    {
        return value switch
        {
            BootReason.None => "None",
            BootReason.NothingInstalled => "NothingInstalled",
            BootReason.NothingBootable => "NothingBootable",
            BootReason.JournalLost => "JournalLost",
            BootReason.MissingKeys => "MissingKeys",
            BootReason.SelfTestFailed => "SelfTestFailed",
            BootReason.RecoveryRequested => "RecoveryRequested",
            BootReason.LaunchFailed => "LaunchFailed",
            BootReason.Unresponsive => "Unresponsive",
            BootReason.JudgedAgain => "JudgedAgain",
            BootReason.Confirmed => "Confirmed",
            BootReason.ActiveRefused => "ActiveRefused",
            BootReason.Pending => "Pending",
            BootReason.NothingToRevertTo => "NothingToRevertTo",
            BootReason.NotConfirmed => "NotConfirmed",
            BootReason.OtherUnresponsive => "OtherUnresponsive",
            _ => ((int)value).ToString(),
        };
    }

    /// <summary>The name of a slot's state.</summary>
    public static string Get(SlotState value)
    {
        return value switch
        {
            SlotState.Empty => "Empty",
            SlotState.Pending => "Pending",
            SlotState.Trial => "Trial",
            SlotState.Confirmed => "Confirmed",
            SlotState.Rejected => "Rejected",
            _ => ((int)value).ToString(),
        };
    }
}
