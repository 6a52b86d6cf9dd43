using SecureBoot.Sensors;

namespace SensorApp;

/// <summary>A sensor that the sampler's thread reads.</summary>
internal interface ISensorInput
{
    /// <summary>Does the due work and sends the result. The method does not wait for the sensor.</summary>
    /// <param name="sender">The sampler's.</param>
    /// <param name="now">Milliseconds, which wrap.</param>
    public void Poll(FrameSender sender, uint now);

    /// <summary>Releases everything that another sampler needs. From any thread.</summary>
    public void Close();
}
