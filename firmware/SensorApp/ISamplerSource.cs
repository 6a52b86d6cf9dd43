namespace SensorApp;

/// <summary>Makes samplers.</summary>
internal interface ISamplerSource
{
    /// <summary>Creates a sampler that shares only the sensors with the samplers before it.</summary>
    public ISampler Make();
}
