using SecureBoot.Buffers;
using SecureBoot.Sensors;

namespace SensorApp;

/// <summary>What the frames said: takes them from the ring, decodes them, and keeps the latest.</summary>
internal sealed class Readings
{
    // The PMS5003 sends a frame each 0.2 to 2.3 seconds.
    private const uint SilenceMilliseconds = 5000;
    private const int FailureLimit = 5;

    // Mean, minimum and maximum look back on the newest frames.
    private const int Window = 60;

    private readonly FrameReceiver _receiver;
    private readonly Confirmer _confirmer;
    private readonly Frame _frame = new();

    internal Readings(FrameReceiver receiver, Confirmer confirmer)
    {
        _receiver = receiver;
        _confirmer = confirmer;
    }

    /// <summary>The latest particle frame.</summary>
    internal Pms5003Reading Particles { get; } = new();

    /// <summary>PM2.5 over the newest frames.</summary>
    internal MovingStatistic Pm25 { get; } = new(Window);

    /// <summary>How far the particle sensor can be relied on.</summary>
    internal SensorHealth Health { get; } = new(SilenceMilliseconds, FailureLimit);

    /// <summary>Pulses since the report before, and since the start. Both stop at their largest values.</summary>
    internal PulseTotals Pulses { get; } = new();

    /// <summary>Frames that did not check out.</summary>
    internal int Bad { get; private set; }

    /// <summary>Frames that the ring could not hold.</summary>
    internal int Missing => _receiver.Missing;

    /// <summary>Takes all frames that are there, up to a bound.</summary>
    internal void Drain(int bound)
    {
        for (int i = 0; i < bound; i++)
        {
            FrameStatus status = _receiver.TryReceive(_frame);
            if (status == FrameStatus.Empty)
            {
                return;
            }

            if (status != FrameStatus.Ok || !Decode())
            {
                Int32Math.SaturatingAdd(Bad, 1, out int bad);
                Bad = bad;
            }
        }
    }

    private bool Decode()
    {
        return _frame.Source switch
        {
            FrameSource.Pulses => Pulses.Decode(_frame.Payload),
            FrameSource.Particles => DecodeParticles(),
            _ => false,
        };
    }

    private bool DecodeParticles()
    {
        bool isGood = Particles.Decode(_frame.Payload) == Pms5003Status.Ok;
        if (isGood)
        {
            Health.OnGood(_frame.Timestamp);
            Pm25.Add(Particles.Pm25);
        }
        else
        {
            Health.OnFailure();
        }

        _confirmer.OnFrame(isGood);
        return isGood;
    }
}
