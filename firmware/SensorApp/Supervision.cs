namespace SensorApp;

/// <summary>The state of the sampler's thread.</summary>
internal enum Supervision
{
    /// <summary>No check was made.</summary>
    None = 0,

    /// <summary>The sampler runs.</summary>
    Running = 1,

    /// <summary>The sampler stalled or ended, and was started again.</summary>
    Restarted = 2,

    /// <summary>The sampler stalled or ended a second time: only a reset can help.</summary>
    GivenUp = 3,
}
