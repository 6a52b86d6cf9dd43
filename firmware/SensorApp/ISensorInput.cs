using SecureBoot.Sensors;

namespace SensorApp;

/// <summary>A sensor that the sampler's thread reads.</summary>
internal interface ISensorInput
{
    /// <summary>Does what is due and sends what came of it. It does not wait for the sensor.</summary>
    /// <param name="sender">The sampler's.</param>
    /// <param name="now">Milliseconds, which wrap.</param>
    public void Poll(FrameSender sender, uint now);

    /// <summary>Gives up what another sampler needs. From any thread.</summary>
    public void Close();
}
