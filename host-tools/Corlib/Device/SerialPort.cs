using System.Threading;

namespace System.IO.Ports;

public sealed class SerialPort : IDisposable
{
    private readonly string _name;
    private readonly int _baudRate;
    private int _bufferSize = 256;
    private bool _isOpen;

    public SerialPort(string portName, int baudRate = 9600, Parity parity = Parity.None, int dataBits = 8, StopBits stopBits = StopBits.One)
    {
        if (portName == null || !SerialNative.Exists(portName))
        {
            throw new ArgumentException();
        }

        _name = portName;
        _baudRate = baudRate;
    }

    public string PortName => _name;

    public int BaudRate => _baudRate;

    public bool IsOpen => _isOpen;

    public int ReadTimeout { get; set; } = Timeout.Infinite;

    public int WriteTimeout { get; set; } = Timeout.Infinite;

    public int ReadBufferSize
    {
        get => _bufferSize;
        set
        {
            if (_isOpen)
            {
                throw new InvalidOperationException();
            }

            if (value < 1)
            {
                throw new ArgumentOutOfRangeException();
            }

            _bufferSize = value;
        }
    }

    public int BytesToRead
    {
        get
        {
            Check();
            return SerialNative.Available(_name);
        }
    }

    public void Open()
    {
        if (_isOpen || !SerialNative.Open(_name, _baudRate, _bufferSize))
        {
            throw new InvalidOperationException();
        }

        _isOpen = true;
    }

    public void Close()
    {
        if (_isOpen)
        {
            _isOpen = false;
            SerialNative.Close(_name);
        }
    }

    public void Dispose()
    {
        Close();
    }

    public int Read(byte[] buffer, int offset, int count)
    {
        Check();
        CheckRange(buffer, offset, count);
        WaitForBytes(count);
        return SerialNative.Read(_name, buffer, offset, count);
    }

    public int ReadByte()
    {
        byte[] one = new byte[1];
        Read(one, 0, 1);
        return one[0];
    }

    public void Write(byte[] buffer, int offset, int count)
    {
        Check();
        CheckRange(buffer, offset, count);
        SerialNative.Write(_name, buffer, offset, count);
    }

    public void WriteByte(byte value)
    {
        Write(new byte[] { value }, 0, 1);
    }

    private void WaitForBytes(int count)
    {
        int waited = 0;
        while (count > 0 && SerialNative.Available(_name) == 0)
        {
            if (ReadTimeout >= 0 && waited >= ReadTimeout)
            {
                throw new TimeoutException();
            }

            Thread.Sleep(1);
            waited++;
        }
    }

    private void Check()
    {
        if (!_isOpen)
        {
            throw new InvalidOperationException();
        }
    }

    private static void CheckRange(byte[] buffer, int offset, int count)
    {
        if (buffer == null)
        {
            throw new ArgumentNullException();
        }

        if (offset < 0 || count < 0 || offset > buffer.Length || buffer.Length - offset < count)
        {
            throw new ArgumentOutOfRangeException();
        }
    }
}
