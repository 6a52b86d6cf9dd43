namespace SecureBoot.Updates;

/// <summary>A board's decision about a manifest (docs/updates.md, section 3). Zero does nothing. Append only.</summary>
public enum UpdateDecision
{
    /// <summary>No decision was made.</summary>
    None = 0,

    /// <summary>The manifest is older than an accepted manifest.</summary>
    OldManifest = 1,

    /// <summary>The image is for another product.</summary>
    WrongProduct = 2,

    /// <summary>The manifest has ended.</summary>
    Expired = 3,

    /// <summary>The manifest's image is the running image.</summary>
    Current = 4,

    /// <summary>The image is complete and verified, and waits for a reset.</summary>
    Staged = 5,

    /// <summary>The publisher stopped the image.</summary>
    Halted = 6,

    /// <summary>The running image is not confirmed: the board would have no image to revert to.</summary>
    Unconfirmed = 7,

    /// <summary>The running version is the same or a later version.</summary>
    NotNewer = 8,

    /// <summary>The image's security counter is below the device's.</summary>
    OldCounter = 9,

    /// <summary>The image has more bytes than a slot.</summary>
    TooLarge = 10,

    /// <summary>The running version is too old for a direct update to the image.</summary>
    MinimumVersion = 11,

    /// <summary>The image failed its trial on this board, or was refused, under this sequence or a later one.</summary>
    Rejected = 12,

    /// <summary>The rollout has not reached this board yet.</summary>
    NotInRollout = 13,

    /// <summary>The board's time in the window has not come.</summary>
    Waiting = 14,

    /// <summary>The board takes the image.</summary>
    Download = 15,
}
