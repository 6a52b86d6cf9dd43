namespace SecureBoot.Provisioning.Flashing;

/// <summary>The steps of flashing, in order.</summary>
public enum FlashStep
{
    /// <summary>The nanoCLR firmware.</summary>
    Firmware,

    /// <summary>The boot stage's deployment.</summary>
    Boot,

    /// <summary>The signed image, as a file.</summary>
    App,
}
