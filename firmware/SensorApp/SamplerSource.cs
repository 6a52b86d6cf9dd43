using SecureBoot.Sensors;

namespace SensorApp;

/// <summary>Makes the samplers of this board's sensors.</summary>
internal sealed class SamplerSource : ISamplerSource
{
    // The PMS5003 sends up to five frames a second, each possibly with a frame of rejected data; the pulses and each of
    // three polled sensors send one frame.
    private const int Frames = 16;
    private const int FrameSize = Pms5003Frame.Size + FrameLayout.Overhead;

    private readonly PulseInput? _pulses;
    private readonly SensorSet _sensors = new();

    internal SamplerSource(PulseInput? pulses)
    {
        _pulses = pulses;
    }

    /// <inheritdoc/>
    public ISampler Make()
    {
        FrameRing ring = new(Frames, FrameSize);
        return new Acquisition(ring, _pulses, _sensors.MakeInputs());
    }
}
