using System;
using System.IO.Ports;
using SecureBoot.Buffers;
using SecureBoot.Sensors;

namespace SensorApp;

/// <summary>Reads a PMS5003 on a serial port and sends its frames. The input never waits: a silent or missing sensor
/// delays no other thread.</summary>
internal sealed class ParticleInput : ISensorInput
{
    private const int BaudRate = 9600;

    // The most bytes that a turn handles, so that continuous noise on the line cannot hold the thread. At 9600 baud
    // fewer than 250 bytes arrive in a turn.
    private const int BytesPerTurn = 256;

    private const uint FaultPeriodMilliseconds = 500;

    private readonly string _portName;
    private readonly byte[] _bytes = new byte[BytesPerTurn];
    private readonly byte[] _frame = new byte[Pms5003Frame.Size];
    private readonly Pms5003Receiver _receiver = new();
    private readonly byte[] _faults = new byte[8];
    private readonly ByteWriter _writer;
    private int _rejected;
    private int _rejectedBytes;
    private uint _faultsSent;
    private SerialPort? _port;

    internal ParticleInput(string portName)
    {
        _portName = portName;
        _writer = new ByteWriter(_faults, 0, _faults.Length);
    }

    /// <summary>Sends the frames that have arrived since the last call.</summary>
    public void Poll(FrameSender sender, uint now)
    {
        try
        {
            Receive(Open(), sender);
        }
        catch (Exception)
        {
            // A missing port, a port that failed, a read without bytes: the next turn opens the port again, and the
            // reader sees silence until then.
            Close();
        }
    }

    private SerialPort Open()
    {
        if (_port is null)
        {
            SerialPort port = new(_portName, BaudRate, Parity.None, 8, StopBits.One);
            _port = port;
            port.Open();
        }

        return _port;
    }

    /// <summary>Closes the port; the next <see cref="Poll"/> opens the port again.</summary>
    public void Close()
    {
        try
        {
            _port?.Dispose();
        }
        catch (Exception)
        {
            // The port was not open: nothing is left to close.
        }

        _port = null;
    }

    private void Receive(SerialPort port, FrameSender sender)
    {
        int waiting = port.BytesToRead;
        if (waiting <= 0)
        {
            return;
        }

        int read = port.Read(_bytes, 0, waiting < BytesPerTurn ? waiting : BytesPerTurn);
        for (int i = 0; i < read && i < BytesPerTurn; i++)
        {
            if (_receiver.Feed(_bytes[i]) == Pms5003Status.Ok && _receiver.TryCopy(_frame, 0))
            {
                // Faults first, in the order of the line, so that consecutive good frames are counted correctly.
                SendFaults(sender);

                // A full ring uses up the frame's number: the receiver counts it as missing.
                _ = sender.Send(SensorId.Particles, DeviceClock.Now, _frame, 0, _frame.Length);
            }
        }

        // Noise without end would fill the ring.
        if (ModularOrder.Elapsed(_faultsSent, DeviceClock.Now) >= FaultPeriodMilliseconds)
        {
            SendFaults(sender);
        }
    }

    // The rejected data since the last call; kept for the next call while the ring is full.
    private void SendFaults(FrameSender sender)
    {
        int frames = _receiver.Rejected - _rejected;
        int bytes = _receiver.RejectedBytes - _rejectedBytes;
        if ((frames > 0 || bytes > 0)
            && _writer.TryCover(0, _faults.Length)
            && _writer.TryWriteUInt32((uint)frames)
            && _writer.TryWriteUInt32((uint)bytes)
            && sender.Send(SensorId.ParticleFaults, DeviceClock.Now, _faults, 0, _faults.Length) == RingStatus.Ok)
        {
            _rejected += frames;
            _rejectedBytes += bytes;
            _faultsSent = DeviceClock.Now;
        }
    }
}
