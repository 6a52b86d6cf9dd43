namespace SecureBoot.Boot;

/// <summary>The action of a boot.</summary>
public enum BootAction
{
    /// <summary>The boot stage launches no image and starts recovery.</summary>
    Refuse = 0,

    /// <summary>A confirmed image is launched.</summary>
    Boot = 1,

    /// <summary>A new image is launched and must confirm itself.</summary>
    Trial = 2,

    /// <summary>The image on trial did not confirm itself: the boot rejects it, and launches the confirmed
    /// image.</summary>
    Revert = 3,
}
