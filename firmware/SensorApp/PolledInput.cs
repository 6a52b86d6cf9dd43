#if SHT4X || BME280 || ANALOG
using SecureBoot.Buffers;
using SecureBoot.Sensors;

namespace SensorApp;

/// <summary>Polls a sensor once a second and sends the result: a frame for each poll, so that a failure is as visible
/// as a value.</summary>
/// <remarks>
/// <code>
/// 0   u8    DeviceStatus
/// 1   u8    SampleQuality
/// 2   i32   each value, little-endian
/// </code>
/// </remarks>
internal abstract class PolledInput : ISensorInput
{
    private const uint PeriodMilliseconds = 1000;
    private const int Head = 2;

    private readonly byte _source;
    private readonly byte[] _payload;
    private readonly ByteWriter _writer;
    private bool _isAsked;
    private uint _asked;

    /// <summary>An input that sends frames of a source, each with this number of values.</summary>
    protected PolledInput(byte source, int values)
    {
        _source = source;
        _payload = new byte[Head + (4 * values)];
        _writer = new ByteWriter(_payload, 0, 0);
        _asked = unchecked(DeviceClock.Now - PeriodMilliseconds);
    }

    /// <inheritdoc/>
    public void Poll(FrameSender sender, uint now)
    {
        bool isDue = ModularOrder.Elapsed(_asked, now) >= PeriodMilliseconds;
        if (_isAsked)
        {
            DeviceStatus status = Read(now);
            if (status != DeviceStatus.Busy)
            {
                Send(sender, status, now);
            }
            else if (isDue)
            {
                // The measurement is overdue.
                Send(sender, DeviceStatus.NoAnswer, now);
            }
        }
        else if (isDue)
        {
            _asked = now;
            DeviceStatus status = Start(now);
            _isAsked = status == DeviceStatus.Ok;
            if (!_isAsked)
            {
                Send(sender, status, now);
            }
        }
    }

    /// <inheritdoc/>
    public void Close()
    {
        // The next sampler shares the bus: a thread that hangs may hold its lock.
    }

    /// <summary>Starts a measurement.</summary>
    protected abstract DeviceStatus Start(uint now);

    /// <summary>Reads the sensor.</summary>
    protected abstract DeviceStatus Read(uint now);

    /// <summary>The quality of the last values.</summary>
    protected abstract SampleQuality Quality { get; }

    /// <summary>Writes the values of the last read.</summary>
    protected abstract bool TryWrite(ByteWriter writer);

    private void Send(FrameSender sender, DeviceStatus status, uint now)
    {
        _isAsked = false;
        SampleQuality quality = status == DeviceStatus.Ok ? Quality : SampleQuality.NotJudged;
        if (_writer.TryCover(0, _payload.Length)
            && _writer.TryWriteByte((byte)status)
            && _writer.TryWriteByte((byte)quality)
            && TryWrite(_writer))
        {
            // A full ring uses up the frame's number: the receiver counts it as missing.
            _ = sender.Send(_source, now, _payload, 0, _payload.Length);
        }
    }
}
#endif
