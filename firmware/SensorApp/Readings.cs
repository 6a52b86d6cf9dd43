using SecureBoot.Buffers;
using SecureBoot.Sensors;

namespace SensorApp;

/// <summary>Takes the frames from the ring, decodes them, and keeps the latest values.</summary>
internal sealed class Readings
{
    private readonly SensorFrame _frame = new();
    private readonly Confirmer _confirmer;
#if SHT4X || BME280 || ANALOG
    private readonly PolledReadings[] _asked;
#endif
    private FrameReceiver? _receiver;
    private int _missingBefore;
    private int _damaged;

    internal Readings(Confirmer confirmer)
    {
        _confirmer = confirmer;
        Particles = new ParticleReadings(new SensorVote(confirmer, 0));
#if SHT4X || BME280 || ANALOG
        _asked = SensorSet.MakeReadings(confirmer);
#endif
    }

    /// <summary>The particle sensor.</summary>
    internal ParticleReadings Particles { get; }

    /// <summary>Pulses since the report before, and since the start. Both stop at their largest values.</summary>
    internal PulseTotals Pulses { get; } = new();

    /// <summary>Frames that were damaged between the threads: expected 0.</summary>
    internal int Damaged => _damaged;

    /// <summary>Frames that the rings could not hold.</summary>
    internal int Missing => (_receiver is null ? 0 : _receiver.Missing) + _missingBefore;

    /// <summary>Takes all waiting frames of the current sampler, up to a limit.</summary>
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
            SensorId.Pulses => DecodePulses(),
            SensorId.Particles => Particles.Decode(_frame.Payload, _frame.Timestamp),
            SensorId.ParticleFaults => Particles.DecodeFaults(_frame.Payload),
            _ => DecodeAsked(),
        };
    }

    // Without other sensors, a frame of pulses counts for the confirmation.
    private bool DecodePulses()
    {
        bool isGood = Pulses.Decode(_frame.Payload);
        if (SensorSet.Count == 0)
        {
            _confirmer.OnFrame(0, isGood);
        }

        return isGood;
    }

    private bool DecodeAsked()
    {
#if SHT4X || BME280 || ANALOG
        for (int i = 0; i < _asked.Length; i++)
        {
            if (_asked[i].Source == _frame.Source)
            {
                return _asked[i].Decode(_frame.Payload, _frame.Timestamp);
            }
        }

#endif
        return false;
    }
#if SHT4X || BME280 || ANALOG

    /// <summary>Adds the columns of the polled sensors.</summary>
    internal void AddAsked(ReportLine line, uint now)
    {
        for (int i = 0; i < _asked.Length; i++)
        {
            _asked[i].AddTo(line, now);
        }
    }
#endif
}
