namespace SecureBoot.Updates;

/// <summary>The outcome of the image that a board took last. Stored: append only.</summary>
public enum TriedResult
{
    /// <summary>No image was taken.</summary>
    None = 0,

    /// <summary>The image was received in full and staged by the boot library.</summary>
    Staged = 1,

    /// <summary>The image was refused, by the boot library or before.</summary>
    Refused = 2,

    /// <summary>The trial ended with a confirmation.</summary>
    Confirmed = 3,

    /// <summary>The trial ended without a confirmation: the previous image runs again.</summary>
    Reverted = 4,

    /// <summary>The server took the action back before the image was staged.</summary>
    Canceled = 5,
}
