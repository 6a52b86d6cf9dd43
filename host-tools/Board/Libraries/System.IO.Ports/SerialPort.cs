using System.Runtime.CompilerServices;
using System.Threading;

namespace System.IO.Ports;

/// <summary>A serial port, <c>COM1</c> to <c>COM9</c>. Native code reads the fields, and checks that the port is open
/// and the arguments are in range.</summary>
public sealed partial class SerialPort : IDisposable
{
    private const string DefaultNewLine = "\n";

    private static readonly SerialDeviceEventListener s_eventListener = new SerialDeviceEventListener();
    private bool _disposed;
    private readonly object _syncLock = new object();
    private bool _opened;
    private int _writeTimeout = Timeout.Infinite;
    private int _readTimeout = Timeout.Infinite;
    private int _receivedBytesThreshold = 1;
    private int _baudRate;
    private Handshake _handshake = Handshake.None;
    private StopBits _stopBits;
    private int _dataBits;
    private Parity _parity;
    private SerialMode _mode = SerialMode.Normal;
    private readonly string _deviceId;
    internal int _portIndex;
    private char _watchChar;
    private SerialDataReceivedEventHandler _callbacksDataReceivedEvent;
    private SerialStream _stream;
    private string _newLine;
    private int _bufferSize = 256;

    public SerialPort(
        string portName,
        int baudRate = 9600,
        Parity parity = Parity.None,
        int dataBits = 8,
        StopBits stopBits = StopBits.One)
    {
        // COMn: the fourth character is the number.
        _portIndex = portName[3] - '0';
        if (FindDevice(_portIndex) != null)
        {
            throw new ArgumentException();
        }

        _deviceId = portName;
        _baudRate = baudRate;
        _parity = parity;
        _dataBits = dataBits;
        _stopBits = stopBits;
        _newLine = DefaultNewLine;
        SerialDeviceController.DeviceCollection.Add(this);
    }

    public void Open()
    {
        if (_opened)
        {
            throw new InvalidOperationException();
        }

        _disposed = false;
        NativeInit();
        s_eventListener.AddSerialDevice(this);
        _stream = new SerialStream(this);
        _opened = true;
    }

    public void Close()
    {
        if (_opened)
        {
            _stream.Flush();
            s_eventListener.RemoveSerialDevice(_portIndex);
            _stream.Dispose();
        }

        _opened = false;
    }

    public static string[] GetPortNames()
    {
        return GetDeviceSelector().Split(',');
    }

    public extern int BytesToRead
    {
        [MethodImpl(MethodImplOptions.InternalCall)]
        get;
    }

    public extern bool InvertSignalLevels
    {
        [MethodImpl(MethodImplOptions.InternalCall)]
        get;

        [MethodImpl(MethodImplOptions.InternalCall)]
        set;
    }

    public int ReadBufferSize
    {
        set
        {
            if (value <= 0)
            {
                throw new ArgumentOutOfRangeException();
            }

            if (_opened)
            {
                throw new InvalidOperationException();
            }

            _bufferSize = value;
        }

        get => _bufferSize;
    }

    // One size for both buffers.
    public int WriteBufferSize
    {
        set => ReadBufferSize = value;
        get => _bufferSize;
    }

    public event SerialDataReceivedEventHandler DataReceived
    {
        add
        {
            lock (_syncLock)
            {
                if (_disposed)
                {
                    throw new ObjectDisposedException();
                }

                Delegate callbacks = Delegate.Combine(_callbacksDataReceivedEvent, value);
                _callbacksDataReceivedEvent = (SerialDataReceivedEventHandler)callbacks;
            }
        }

        remove
        {
            lock (_syncLock)
            {
                if (_disposed)
                {
                    throw new ObjectDisposedException();
                }

                Delegate callbacks = Delegate.Remove(_callbacksDataReceivedEvent, value);
                _callbacksDataReceivedEvent = (SerialDataReceivedEventHandler)callbacks;
            }
        }
    }

    internal void OnSerialDataReceivedInternal(SerialData eventType)
    {
        SerialDataReceivedEventHandler callbacks;
        lock (_syncLock)
        {
            callbacks = _disposed ? null : _callbacksDataReceivedEvent;
        }

        callbacks?.Invoke(this, new SerialDataReceivedEventArgs(eventType));
    }

    [MethodImpl(MethodImplOptions.InternalCall)]
    public extern int Read(byte[] buffer, int offset, int count);

    /// <summary>0 too when nothing came in time.</summary>
    public int ReadByte()
    {
        byte[] one = new byte[1];
        Read(one, 0, 1);
        return one[0];
    }

    [MethodImpl(MethodImplOptions.InternalCall)]
    public extern string ReadExisting();

    [MethodImpl(MethodImplOptions.InternalCall)]
    public extern string ReadLine();

    [MethodImpl(MethodImplOptions.InternalCall)]
    public extern void Write(byte[] buffer, int offset, int count);

    public void WriteByte(byte value)
    {
        Write(new byte[] { value }, 0, 1);
    }

    public void Write(string text)
    {
        NativeWriteString(text, false);
    }

    public void WriteLine(string text)
    {
        NativeWriteString(text, true);
    }

    internal static SerialPort FindDevice(int index)
    {
        foreach (SerialPort device in SerialDeviceController.DeviceCollection)
        {
            if (device._portIndex == index)
            {
                return device;
            }
        }

        return null;
    }

    ~SerialPort()
    {
        Dispose(false);
    }

    internal void Dispose(bool disposing)
    {
        if (_disposed)
        {
            return;
        }

        if (disposing)
        {
            Close();
            SerialDeviceController.DeviceCollection.Remove(FindDevice(_portIndex));
            NativeDispose();
        }

        _disposed = true;
    }

    public void Dispose()
    {
        lock (_syncLock)
        {
            if (!_disposed)
            {
                Dispose(true);
                GC.SuppressFinalize(this);
            }
        }
    }

    [MethodImpl(MethodImplOptions.InternalCall)]
    private extern void NativeDispose();

    [MethodImpl(MethodImplOptions.InternalCall)]
    private extern void NativeInit();

    [MethodImpl(MethodImplOptions.InternalCall)]
    private extern void NativeConfig();

    [MethodImpl(MethodImplOptions.InternalCall)]
    internal extern void NativeSetWatchChar();

    [MethodImpl(MethodImplOptions.InternalCall)]
    internal extern void NativeWriteString(string text, bool addNewLine);

    [MethodImpl(MethodImplOptions.InternalCall)]
    internal static extern string GetDeviceSelector();

    [MethodImpl(MethodImplOptions.InternalCall)]
    internal extern void NativeReceivedBytesThreshold(int value);
}
