namespace SecureBoot.Provisioning.Config;

/// <summary>The boot stage's settings.</summary>
/// <param name="Drive">The drive of the slots and the journal.</param>
/// <param name="MaxImageSize">Most bytes of an image, and so of a slot.</param>
/// <param name="SecurityCounter">The lowest counter that boots.</param>
/// <param name="TrialMinutes">The longest trial of an image; 0 for no limit.</param>
/// <param name="StartLimit">The number of consecutive starts of an image without a sign of life.</param>
/// <param name="AliveSeconds">The seconds after which a running image counts as alive; 0: the application must report
/// it.</param>
/// <param name="RefusesDowngrade">Whether a lower version is refused at an equal security counter.</param>
/// <param name="Product">The class identifier that an image must have, 16 bytes; null for no requirement.</param>
/// <param name="NativeHash">Whether the boot stage has bodies hashed by the chip's own code, and images get short
/// signatures.</param>
public sealed record BoardBoot(
    string Drive,
    int MaxImageSize,
    uint SecurityCounter,
    int TrialMinutes,
    int StartLimit,
    int AliveSeconds,
    bool RefusesDowngrade,
    byte[]? Product,
    bool NativeHash)
{
    /// <summary>The line of nf.config with the longest trial; 0 if it has none.</summary>
    public int TrialLine { get; init; }
}
