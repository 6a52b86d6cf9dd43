namespace SecureBoot.Sensors;

/// <summary>The analog input that a driver needs. The application implements it over the board's channel.</summary>
public interface IAnalogInput
{
    /// <summary>Converts once; false when the converter failed.</summary>
    public bool TryRead(out int raw);
}
