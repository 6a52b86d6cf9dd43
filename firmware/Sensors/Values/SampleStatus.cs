namespace SecureBoot.Sensors;

/// <summary>The result of decoding a raw sample.</summary>
public enum SampleStatus
{
    /// <summary>Nothing was decoded. No method returns it: a variable that was never set holds it.</summary>
    NotDecoded = 0,

    /// <summary>A value.</summary>
    Ok = 1,

    /// <summary>The pattern by which the sensor says that it has no value.</summary>
    Missing = 2,

    /// <summary>More bits than a word of the format has.</summary>
    OutOfRange = 3,
}
