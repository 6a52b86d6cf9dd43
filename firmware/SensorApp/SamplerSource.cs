using SecureBoot.Sensors;

namespace SensorApp;

/// <summary>Makes the samplers of this board's sensors.</summary>
internal sealed class SamplerSource : ISamplerSource
{
    // The PMS5003 sends up to five frames a second, each perhaps with a count of what was rejected; pulses are one.
    private const int Frames = 16;
    private const int FrameSize = Pms5003Frame.Size + FrameLayout.Overhead;

    private readonly PulseInput? _pulses;

    internal SamplerSource(PulseInput? pulses)
    {
        _pulses = pulses;
    }

    /// <inheritdoc/>
    public ISampler Make()
    {
        FrameRing ring = new(Frames, FrameSize);
        ParticleInput? particles = BoardConstants.ReadsParticles ? new ParticleInput(BoardConstants.ParticlePort) : null;
        return new Acquisition(ring, _pulses, particles);
    }
}
