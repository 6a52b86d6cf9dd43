namespace SecureBoot.Updates;

/// <summary>The outcome of the image that a board took last. Stored: append only.</summary>
public enum TriedResult
{
    /// <summary>None was taken.</summary>
    None = 0,

    /// <summary>It came whole, and was given to the boot library.</summary>
    Staged = 1,

    /// <summary>It was refused, by the boot library or before.</summary>
    Refused = 2,

    /// <summary>It had its trial and was confirmed.</summary>
    Confirmed = 3,

    /// <summary>It had its trial and was not confirmed: the image before runs again.</summary>
    Reverted = 4,

    /// <summary>The server took the action back before the image was staged.</summary>
    Canceled = 5,
}
