namespace SecureBoot.Provisioning;

/// <summary>What the boot stage goes by.</summary>
/// <param name="Drive">Where the slots and the journal are.</param>
/// <param name="MaxImageSize">Most bytes of an image, and so of a slot.</param>
/// <param name="SecurityCounter">The lowest counter that boots.</param>
public sealed record BoardBoot(string Drive, int MaxImageSize, uint SecurityCounter);
