namespace SecureBoot.Updates;

/// <summary>The outcome of the image that a board took last. Stored: append only.</summary>
public enum TriedResult
{
    /// <summary>None was taken.</summary>
    None = 0,

    /// <summary>It came whole, and was given to the boot library.</summary>
    Staged = 1,

    /// <summary>The boot library refused it.</summary>
    Refused = 2,
}
