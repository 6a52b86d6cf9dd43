using System.Threading;
using SecureBoot.Board;

namespace System.IO.Ports;

/// <summary>A serial port of <see cref="VirtualBoard.Current"/>.</summary>
/// <remarks>A read that would wait times out at once: firmware that runs as a part of this process cannot let the board's clock go on meanwhile.</remarks>
public sealed class SerialPort : IDisposable
{
    private readonly VirtualSerialPort _port;
    private int _bufferSize = 256;
    private bool _isOpen;

    /// <summary>A port, closed as yet.</summary>
    /// <exception cref="ArgumentException">There is no such port.</exception>
    public SerialPort(string portName, int baudRate = 9600, Parity parity = Parity.None, int dataBits = 8, StopBits stopBits = StopBits.One)
    {
        _port = VirtualBoard.Current.SerialPorts[portName];
        BaudRate = baudRate;
        Parity = parity;
        DataBits = dataBits;
        StopBits = stopBits;
    }

    /// <summary>Told when bytes have come in.</summary>
    public event SerialDataReceivedEventHandler? DataReceived;

    /// <summary>The port's name.</summary>
    public string PortName => _port.Name;

    /// <summary>Bits a second.</summary>
    public int BaudRate { get; }

    /// <summary>The parity bit.</summary>
    public Parity Parity { get; }

    /// <summary>The bits of a character.</summary>
    public int DataBits { get; }

    /// <summary>The stop bits.</summary>
    public StopBits StopBits { get; }

    /// <summary>Whether it is open.</summary>
    public bool IsOpen => _isOpen;

    /// <summary>How many milliseconds a read waits for the first byte.</summary>
    public int ReadTimeout { get; set; } = Timeout.Infinite;

    /// <summary>How many milliseconds a write waits.</summary>
    public int WriteTimeout { get; set; } = Timeout.Infinite;

    /// <summary>How many bytes wait to be read at most. To be set before <see cref="Open"/>.</summary>
    public int ReadBufferSize
    {
        get => _bufferSize;
        set
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            if (_isOpen)
            {
                throw new InvalidOperationException();
            }

            _bufferSize = value;
        }
    }

    /// <summary>How many bytes wait to be read.</summary>
    public int BytesToRead
    {
        get
        {
            ThrowIfClosed();
            return _port.Available;
        }
    }

    /// <summary>Opens the port.</summary>
    /// <exception cref="InvalidOperationException">It is open already.</exception>
    public void Open()
    {
        if (!_port.Open(BaudRate, _bufferSize))
        {
            throw new InvalidOperationException();
        }

        _isOpen = true;
        _port.Received += OnReceived;
    }

    /// <summary>Closes the port.</summary>
    public void Close()
    {
        if (_isOpen)
        {
            _isOpen = false;
            _port.Close();
        }
    }

    /// <summary>Reads what is there, up to <paramref name="count"/> bytes; returns how many.</summary>
    /// <exception cref="TimeoutException">Nothing is there.</exception>
    public int Read(byte[] buffer, int offset, int count)
    {
        ThrowIfClosed();
        int read = _port.Read(buffer, offset, count);
        return read > 0 || count == 0 ? read : throw new TimeoutException();
    }

    /// <summary>Reads one byte.</summary>
    /// <exception cref="TimeoutException">Nothing is there.</exception>
    public int ReadByte()
    {
        byte[] buffer = new byte[1];
        Read(buffer, 0, 1);
        return buffer[0];
    }

    /// <summary>Sends bytes.</summary>
    public void Write(byte[] buffer, int offset, int count)
    {
        ThrowIfClosed();
        _port.Write(buffer, offset, count);
    }

    /// <summary>Sends one byte.</summary>
    public void WriteByte(byte value)
    {
        Write([value], 0, 1);
    }

    /// <summary>Closes the port.</summary>
    public void Dispose()
    {
        Close();
    }

    private void OnReceived(VirtualSerialPort port)
    {
        DataReceived?.Invoke(this, new SerialDataReceivedEventArgs(SerialData.Chars));
    }

    private void ThrowIfClosed()
    {
        if (!_isOpen)
        {
            throw new InvalidOperationException();
        }
    }
}
