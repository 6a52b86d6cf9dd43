using SecureBoot.Sensors;

namespace SensorApp;

/// <summary>What reads the sensors, on a thread of its own, and sends what it read into a ring of its own.</summary>
internal interface ISampler
{
    /// <summary>How often it went round. Wraps.</summary>
    public int Turns { get; }

    /// <summary>The other end of its ring.</summary>
    public FrameReceiver Receiver { get; }

    /// <summary>Samples until <see cref="Stop"/>.</summary>
    public void Run();

    /// <summary>Ends <see cref="Run"/> at its next turn, and gives up what another sampler needs. From any
    /// thread.</summary>
    public void Stop();
}
