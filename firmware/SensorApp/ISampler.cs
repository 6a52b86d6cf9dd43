using SecureBoot.Sensors;

namespace SensorApp;

/// <summary>Reads the sensors on a separate thread, and sends the frames into a separate ring.</summary>
internal interface ISampler
{
    /// <summary>The number of turns; wraps.</summary>
    public int Turns { get; }

    /// <summary>The receiver of the sampler's ring.</summary>
    public FrameReceiver Receiver { get; }

    /// <summary>Samples until <see cref="Stop"/>.</summary>
    public void Run();

    /// <summary>Ends <see cref="Run"/> at its next turn, and releases everything that another sampler needs. From any
    /// thread.</summary>
    public void Stop();
}
