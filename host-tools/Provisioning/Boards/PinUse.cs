namespace SecureBoot.Provisioning.Boards;

/// <summary>The use of a pin.</summary>
public enum PinUse
{
    /// <summary>An input that something outside drives both ways.</summary>
    Input,

    /// <summary>An input that the chip itself pulls up or down.</summary>
    PulledInput,

    /// <summary>An output.</summary>
    Output,
}
