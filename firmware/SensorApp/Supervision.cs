namespace SensorApp;

/// <summary>How it stands with the sampler's thread.</summary>
internal enum Supervision
{
    /// <summary>It was not asked.</summary>
    None = 0,

    /// <summary>It turns.</summary>
    Running = 1,

    /// <summary>It stalled or died and was started again.</summary>
    Restarted = 2,

    /// <summary>It stalled or died a second time: only a reset can help.</summary>
    GivenUp = 3,
}
