namespace SecureBoot.Provisioning.Config;

/// <summary>The boot stage's settings.</summary>
/// <param name="Drive">Where the slots and the journal are.</param>
/// <param name="MaxImageSize">Most bytes of an image, and so of a slot.</param>
/// <param name="SecurityCounter">The lowest counter that boots.</param>
/// <param name="TrialMinutes">How long an image may be on trial; 0 for ever.</param>
/// <param name="StartLimit">How often in a row an image is started without a sign of life.</param>
/// <param name="AliveSeconds">How long an image runs until that is a sign of life; 0 never: the application gives
/// it.</param>
/// <param name="RefusesDowngrade">Whether a lower version is refused at an equal security counter.</param>
/// <param name="Product">The class identifier that an image must have, 16 bytes; null asks for none.</param>
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
    bool NativeHash);
