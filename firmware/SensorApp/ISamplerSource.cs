namespace SensorApp;

/// <summary>Makes samplers.</summary>
internal interface ISamplerSource
{
    /// <summary>Makes one that shares nothing with those before but the sensors.</summary>
    public ISampler Make();
}
