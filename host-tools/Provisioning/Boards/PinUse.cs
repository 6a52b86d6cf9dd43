namespace SecureBoot.Provisioning.Boards;

/// <summary>What a pin is used for.</summary>
public enum PinUse
{
    /// <summary>An input that something outside drives both ways.</summary>
    Input,

    /// <summary>An input that the chip itself pulls up or down.</summary>
    PulledInput,

    /// <summary>An output.</summary>
    Output,
}
