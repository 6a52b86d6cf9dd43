using System.Threading;
using SecureBoot.Buffers;
using SecureBoot.Sensors;

namespace SensorApp;

/// <summary>Samples the sensors and sends frames on a separate thread: the only producer of its ring.</summary>
internal sealed class Acquisition : ISampler
{
    // At 9600 baud, 50 bytes arrive in this time; the port holds 256.
    private const int TurnMilliseconds = 50;
    private const uint PulsePeriodMilliseconds = 1000;

    private readonly FrameSender _sender;
    private readonly PulseInput? _pulses;
    private readonly ISensorInput[] _inputs;
    private readonly byte[] _payload = new byte[8];
    private readonly ByteWriter _writer;
    private uint _pulsesTaken;
    private int _turns;
    private int _isStopped;

    internal Acquisition(FrameRing ring, PulseInput? pulses, ISensorInput[] inputs)
    {
        _sender = new FrameSender(ring.ClaimProducer());
        Receiver = new FrameReceiver(ring.ClaimConsumer());
        _pulses = pulses;
        _inputs = inputs;
        _writer = new ByteWriter(_payload, 0, _payload.Length);
        _pulsesTaken = DeviceClock.Now;
    }

    /// <inheritdoc/>
    public int Turns => Interlocked.CompareExchange(ref _turns, 0, 0);

    /// <inheritdoc/>
    public FrameReceiver Receiver { get; }

    /// <inheritdoc/>
    public void Run()
    {
        while (Interlocked.CompareExchange(ref _isStopped, 0, 0) == 0)
        {
            Thread.Sleep(TurnMilliseconds);
            _ = Interlocked.Increment(ref _turns);
            for (int i = 0; i < _inputs.Length; i++)
            {
                _inputs[i].Poll(_sender, DeviceClock.Now);
            }

            uint elapsed = ModularOrder.Elapsed(_pulsesTaken, DeviceClock.Now);
            if (_pulses is not null && elapsed >= PulsePeriodMilliseconds)
            {
                SendPulses(_pulses, elapsed);
            }
        }
    }

    /// <inheritdoc/>
    public void Stop()
    {
        _ = Interlocked.Exchange(ref _isStopped, 1);
        for (int i = 0; i < _inputs.Length; i++)
        {
            _inputs[i].Close();
        }
    }

    private void SendPulses(PulseInput pulses, uint elapsed)
    {
        _pulsesTaken = unchecked(_pulsesTaken + elapsed);
        if (_writer.TryCover(0, _payload.Length)
            && Narrow.TryToUInt32(pulses.Take(), out uint count) == ArithmeticStatus.Ok
            && _writer.TryWriteUInt32(count)
            && _writer.TryWriteUInt32(elapsed))
        {
            // A full ring uses up the frame's number: the receiver counts it as missing.
            _ = _sender.Send(SensorId.Pulses, _pulsesTaken, _payload, 0, _payload.Length);
        }
    }
}
