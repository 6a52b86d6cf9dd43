using System.Threading;

namespace System.IO.Ports;

public sealed partial class SerialPort
{
    public int BaudRate
    {
        get => _baudRate;
        set
        {
            if (value <= 0)
            {
                throw new ArgumentOutOfRangeException();
            }

            _baudRate = value;
            if (_opened)
            {
                NativeConfig();
            }
        }
    }

    public Handshake Handshake
    {
        get => _handshake;
        set
        {
            _handshake = value;
            if (_opened)
            {
                NativeConfig();
            }
        }
    }

    public int DataBits
    {
        get => _dataBits;
        set
        {
            if (value is < 5 or > 8)
            {
                throw new ArgumentOutOfRangeException();
            }

            _dataBits = value;
            if (_opened)
            {
                NativeConfig();
            }
        }
    }

    public Parity Parity
    {
        get => _parity;
        set
        {
            _parity = value;
            if (_opened)
            {
                NativeConfig();
            }
        }
    }

    public SerialMode Mode
    {
        get => _mode;
        set
        {
            _mode = value;
            if (_opened)
            {
                NativeConfig();
            }
        }
    }

    public StopBits StopBits
    {
        get => _stopBits;
        set
        {
            _stopBits = value;
            if (_opened)
            {
                NativeConfig();
            }
        }
    }

    public string PortName => _deviceId;

    public char WatchChar
    {
        set
        {
            _watchChar = value;
            if (_opened)
            {
                NativeSetWatchChar();
            }
        }

        get => _watchChar;
    }

    public bool IsOpen => _opened;

    public string NewLine
    {
        get => _newLine;
        set
        {
            if (string.IsNullOrEmpty(value))
            {
                throw new ArgumentException();
            }

            _newLine = value;
        }
    }

    public int ReadTimeout
    {
        get => _readTimeout;
        set
        {
            if (value < 0 && value != Timeout.Infinite)
            {
                throw new ArgumentOutOfRangeException();
            }

            _readTimeout = value;
        }
    }

    public int WriteTimeout
    {
        get => _writeTimeout;
        set
        {
            if (value < 0 && value != Timeout.Infinite)
            {
                throw new ArgumentOutOfRangeException();
            }

            _writeTimeout = value;
        }
    }

    public int ReceivedBytesThreshold
    {
        get => _receivedBytesThreshold;
        set => NativeReceivedBytesThreshold(value);
    }

    public Stream BaseStream => _stream;
}
