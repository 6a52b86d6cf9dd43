namespace SecureBoot.Board;

/// <summary>Direction and resistors of a pin.</summary>
public enum PinMode
{
    /// <summary>Input.</summary>
    Input,

    /// <summary>Input with a resistor to ground.</summary>
    InputPullDown,

    /// <summary>Input with a resistor to the supply.</summary>
    InputPullUp,

    /// <summary>Output.</summary>
    Output,

    /// <summary>Output that only pulls low.</summary>
    OutputOpenDrain,

    /// <summary>Output that only pulls low, with a resistor to the supply.</summary>
    OutputOpenDrainPullUp,

    /// <summary>Output that only pulls high.</summary>
    OutputOpenSource,

    /// <summary>Output that only pulls high, with a resistor to ground.</summary>
    OutputOpenSourcePullDown,
}
