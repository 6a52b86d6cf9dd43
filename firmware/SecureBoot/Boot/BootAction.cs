namespace SecureBoot.Boot;

/// <summary>The action of a boot.</summary>
public enum BootAction
{
    /// <summary>The boot stage launches no image and starts recovery.</summary>
    Refuse = 0,

    /// <summary>A confirmed image is launched.</summary>
    Boot = 1,

    /// <summary>A new image is launched, which has to confirm itself.</summary>
    Trial = 2,

    /// <summary>The image on trial did not confirm itself: it is rejected, and the confirmed one is launched.</summary>
    Revert = 3,
}
