using SecureBoot.Buffers;
using SecureBoot.Sensors;

namespace Transport;

// A refrigerated truck: the position, the hardest shock, and the energy that the refrigerator used.
public sealed class CargoMonitor
{
    private const byte PositionSource = 0;
    private const byte ShockSource = 1;
    private const int GroupSize = 9;
    private const int FifoSize = 32 * GroupSize;

    // A GNSS receiver on a serial port, with a separate thread.
    private readonly NmeaReceiver _gnss = new();
    private readonly byte[] _position = new byte[8];
    private readonly ByteWriter _positionWriter;
    private readonly FrameSender _positions;

    // An accelerometer with a FIFO of 32 groups of three axes, 20 of 24 bits each, with another thread.
    private readonly SampleFormat _axis = new(wordBits: 24, bits: 20, shift: 4, sentinel: 0x80000);
    private readonly byte[] _shock = new byte[2];
    private readonly ByteWriter _shockWriter;
    private readonly FrameSender _shocks;

    // A power meter on SMBus, which the reporting thread reads.
    private readonly byte[] _block = new byte[SmBusBlock.MaximumLength];
    private readonly ByteReader _blockReader;
    private readonly FrameMerger _merger;
    private readonly SensorFrame _frame = new();
    private long _energy;
    private ushort _failures;
    private short _hardest;
    private uint _latitude;
    private uint _longitude;

    public CargoMonitor()
    {
        // A ring has one producer: each thread gets a ring, and the merger reads both.
        FrameRing first = new(capacity: 4, frameSize: 8 + FrameLayout.Overhead);
        FrameRing second = new(capacity: 16, frameSize: 2 + FrameLayout.Overhead);
        _positions = new FrameSender(first.ClaimProducer());
        _shocks = new FrameSender(second.ClaimProducer());
        _merger = new FrameMerger(
            new[] { new FrameReceiver(first.ClaimConsumer()), new FrameReceiver(second.ClaimConsumer()) });
        _positionWriter = new ByteWriter(_position, 0, _position.Length);
        _shockWriter = new ByteWriter(_shock, 0, _shock.Length);
        _blockReader = new ByteReader(_block, 0, 0);
    }

    // Takes each byte of the serial port, and sends the position of each complete RMC line with a valid fix, in degrees
    // and ten-thousandths of a minute.
    public void OnGnssByte(byte value, uint now)
    {
        if (_gnss.Feed(value) == NmeaStatus.Ok
            && _gnss.Is("GPRMC")
            && _gnss.TryGetCharacter(2, out char fix)
            && fix == 'A'
            && _gnss.TryGetNumber(3, 4, out int latitude)
            && _gnss.TryGetNumber(5, 4, out int longitude)
            && _positionWriter.TryCover(0, _position.Length))
        {
            _ = _positionWriter.TryWriteUInt32((uint)latitude);
            _ = _positionWriter.TryWriteUInt32((uint)longitude);
            _ = _positions.Send(PositionSource, now, _position, 0, _position.Length);
        }
    }

    // Takes the bytes from the FIFO and its count register. The register may have any value, so the method reads only
    // complete groups that the bytes contain.
    public void OnFifo(ByteReader fifo, int fill, uint now)
    {
        if (!FifoGroups.TryCount(fill, GroupSize, FifoSize, out int bytes) || !fifo.TryCover(0, bytes))
        {
            return;
        }

        short hardest = 0;
        while (fifo.TryReadUInt24BigEndian(out int raw))
        {
            if (_axis.TryDecode(raw, out int value) == SampleStatus.Ok)
            {
                _ = Narrow.SaturatingToInt16(value, out short axis);
                _ = Int16Math.SaturatingSubtract(axis, 100, out short level);           // the calibrated offset
                hardest = level > hardest ? level : hardest;
            }
        }

        _ = _shockWriter.TryCover(0, _shock.Length);
        _ = _shockWriter.TryWriteUInt16((ushort)hardest);
        _ = _shocks.Send(ShockSource, now, _shock, 0, _shock.Length);
    }

    // The reporting thread calls this method once a second. The meter chooses the length of the block.
    public void OnMeter(ByteReader answer)
    {
        if (SmBusBlock.TryRead(answer, _block, 0, out int length) == BlockStatus.Ok
            && _blockReader.TryCover(0, length)
            && _blockReader.TryReadUInt16(out ushort volts)
            && _blockReader.TryReadUInt16(out ushort amperes)
            && Int32Math.TryMultiply(volts, amperes, out int watts) == ArithmeticStatus.Ok)
        {
            _ = Int64Math.SaturatingAdd(_energy, watts, out _energy);
            return;
        }

        _ = UInt16Math.SaturatingAdd(_failures, 1, out _failures);
    }

    // The reporting thread calls this method, which takes all frames so far, in the order of each thread.
    public string Report()
    {
        while (_merger.TryReceive(_frame, out int from) == FrameStatus.Ok)
        {
            if (from == PositionSource && _frame.Payload.TryReadUInt32(out uint latitude)
                && _frame.Payload.TryReadUInt32(out uint longitude))
            {
                _latitude = latitude;
                _longitude = longitude;
            }
            else if (from == ShockSource && _frame.Payload.TryReadInt16(out short shock) && shock > _hardest)
            {
                _hardest = shock;
            }
        }

        return "at " + ((int)_latitude).ToString() + " " + ((int)_longitude).ToString()
            + ", shock " + _hardest.ToString() + ", " + _energy.ToString() + " J, failures " + _failures.ToString()
            + ", missing " + _merger.Missing.ToString();
    }
}
