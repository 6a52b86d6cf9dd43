using SecureBoot.Buffers;
using SecureBoot.Sensors;

namespace SensorApp;

/// <summary>What the frames said: takes them from the ring, decodes them, and keeps the latest.</summary>
internal sealed class Readings
{
    private readonly Frame _frame = new();
    private FrameReceiver? _receiver;
    private int _missingBefore;
    private int _damaged;

    internal Readings(Confirmer confirmer)
    {
        Particles = new ParticleReadings(confirmer);
    }

    /// <summary>The particle sensor.</summary>
    internal ParticleReadings Particles { get; }

    /// <summary>Pulses since the report before, and since the start. Both stop at their largest values.</summary>
    internal PulseTotals Pulses { get; } = new();

    /// <summary>Frames that did not check out between the threads: there should be none.</summary>
    internal int Damaged => _damaged;

    /// <summary>Frames that the rings could not hold.</summary>
    internal int Missing => (_receiver is null ? 0 : _receiver.Missing) + _missingBefore;

    /// <summary>Takes all frames that are there, up to a bound, from the sampler that runs now.</summary>
    internal void Drain(FrameReceiver receiver, int bound)
    {
        if (receiver != _receiver)
        {
            _missingBefore = Missing;
            _receiver = receiver;
        }

        for (int i = 0; i < bound; i++)
        {
            FrameStatus status = receiver.TryReceive(_frame);
            if (status == FrameStatus.Empty)
            {
                return;
            }

            if (status != FrameStatus.Ok || !Decode())
            {
                _ = Int32Math.SaturatingAdd(_damaged, 1, out _damaged);
            }
        }
    }

    private bool Decode()
    {
        return _frame.Source switch
        {
            FrameSource.Pulses => Pulses.Decode(_frame.Payload),
            FrameSource.Particles => Particles.Decode(_frame.Payload, _frame.Timestamp),
            FrameSource.ParticleFaults => Particles.DecodeFaults(_frame.Payload),
            _ => false,
        };
    }
}
