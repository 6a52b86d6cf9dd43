using System.Threading;
using SecureBoot.Buffers;
using SecureBoot.Sensors;

namespace SensorApp;

/// <summary>Samples both sensors and sends frames: the ring's only producer, on a thread of its own.</summary>
internal sealed class Acquisition
{
    // 50 bytes come in meanwhile at 9600 baud; the port holds 256.
    private const int TurnMilliseconds = 50;
    private const uint PulsePeriodMilliseconds = 1000;

    private readonly FrameSender _sender;
    private readonly PulseInput _pulses;
    private readonly ParticleInput _particles;
    private readonly byte[] _payload = new byte[8];
    private readonly ByteWriter _writer;
    private uint _pulsesTaken;

    internal Acquisition(FrameSender sender, PulseInput pulses, ParticleInput particles)
    {
        _sender = sender;
        _pulses = pulses;
        _particles = particles;
        _writer = new ByteWriter(_payload, 0, _payload.Length);
        _pulsesTaken = DeviceClock.Now;
    }

    /// <summary>Samples without end.</summary>
    internal void Run()
    {
        while (true)
        {
            Thread.Sleep(TurnMilliseconds);
            _particles.Poll(_sender);
            uint elapsed = ModularOrder.Elapsed(_pulsesTaken, DeviceClock.Now);
            if (elapsed >= PulsePeriodMilliseconds)
            {
                SendPulses(elapsed);
            }
        }
    }

    private void SendPulses(uint elapsed)
    {
        _pulsesTaken = unchecked(_pulsesTaken + elapsed);
        Narrow.TryToUInt32(_pulses.Take(), out uint count);
        _writer.TryCover(0, _payload.Length);
        _writer.TryWriteUInt32(count);
        _writer.TryWriteUInt32(elapsed);
        _sender.Send(FrameSource.Pulses, _pulsesTaken, _payload, 0, _payload.Length);
    }
}
