namespace SecureBoot.Sensors;

/// <summary>The analog input that a driver needs. The application implements the interface for the board's
/// channel.</summary>
public interface IAnalogInput
{
    /// <summary>Converts once; false when the converter failed.</summary>
    public bool TryRead(out int raw);
}
