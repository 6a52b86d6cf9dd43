using SecureBoot.Buffers;
using SecureBoot.Sensors;

namespace Weather;

public sealed class WindStation
{
    private const byte WindSource = 1;

    // A window keeps the newest sixteen readings while the consumer is away.
    private readonly FrameSender _sender;
    private readonly WindowConsumer _consumer;
    private readonly FrameReceiver _receiver;
    private readonly SensorFrame _frame = new();

    private readonly PulseCounter _anemometer = new(shortestMilliseconds: 2, quietMilliseconds: 5);
    private readonly byte[] _payload = new byte[4];
    private readonly ByteWriter _writer;

    private readonly MovingStatistic _speed = new(window: 10);
    private readonly SensorHealth _health = new(silenceMilliseconds: 3000, failureLimit: 5);

    public WindStation()
    {
        // The constructor allocates all memory, once.
        WindowRing ring = new(capacity: 16, frameSize: 4 + FrameLayout.Overhead);
        _sender = new FrameSender(ring.ClaimProducer());
        _consumer = ring.ClaimConsumer();
        _receiver = new FrameReceiver(_consumer);
        _writer = new ByteWriter(_payload, 0, _payload.Length);
        _anemometer.Start();
    }

    // The pin's event calls this method for both edges.
    public void OnEdge(bool isClosed, uint now)
    {
        _ = _anemometer.OnEdge(isClosed, now);
    }

    // The sampling thread calls this method once a second; the frame contains the raw count.
    public RingStatus Sample(uint now)
    {
        _ = Narrow.SaturatingToUInt32(_anemometer.Take(), out uint count);
        _ = _writer.TryCover(0, _payload.Length);
        _ = _writer.TryWriteUInt32(count);
        return _sender.Send(WindSource, now, _payload, 0, _payload.Length);
    }

    // The reporting thread calls this method, which decodes the frames so far and never waits.
    public string Report(uint now)
    {
        while (true)
        {
            FrameStatus status = _receiver.TryReceive(_frame);
            if (status == FrameStatus.Empty || status == FrameStatus.Overtaken)
            {
                break;
            }

            if (status == FrameStatus.Ok && TryDecode(out int speed))
            {
                _speed.Add(speed);
                _health.OnGood(_frame.Timestamp);
            }
            else
            {
                _health.OnFailure();
            }
        }

        if (_health.Check(now) != HealthStatus.Fresh || !_speed.TryGetMean(out int mean))
        {
            return "no wind reading";
        }

        return "wind " + mean.ToString() + " mm/s, lost " + _consumer.Dropped.ToString();
    }

    // This anemometer turns once a second at 2.4 km/h, which is 667 mm/s.
    private bool TryDecode(out int speed)
    {
        speed = 0;
        return _frame.Source == WindSource
            && _frame.Payload.TryReadUInt32(out uint count)
            && Narrow.TryToInt32(count, out int pulses) == ArithmeticStatus.Ok
            && LinearScale.TryApply(
                pulses, numerator: 667, denominator: 1, offset: 0, out speed) == ArithmeticStatus.Ok;
    }
}
