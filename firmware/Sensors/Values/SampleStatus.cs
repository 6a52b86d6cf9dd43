namespace SecureBoot.Sensors;

/// <summary>The result of decoding a raw sample.</summary>
public enum SampleStatus
{
    /// <summary>No sample was decoded. No method returns this value: an unset variable has it.</summary>
    NotDecoded = 0,

    /// <summary>A value.</summary>
    Ok = 1,

    /// <summary>The pattern by which the sensor reports that it has no value.</summary>
    Missing = 2,

    /// <summary>More bits than a word of the format has.</summary>
    OutOfRange = 3,
}
