using System.Runtime.CompilerServices;

namespace System.Device.I2c;

public class I2cDevice : IDisposable
{
    private readonly object _syncLock;
    private readonly I2cConnectionSettings _connectionSettings;
    private bool _disposed;

    // The buffer for transfers of one byte.
    private readonly byte[] _buffer;

    public I2cConnectionSettings ConnectionSettings => _connectionSettings;

    public byte ReadByte()
    {
        lock (_syncLock)
        {
            NativeTransmit(null, new SpanByte(_buffer));
            return _buffer[0];
        }
    }

    public I2cTransferResult Read(SpanByte buffer)
    {
        lock (_syncLock)
        {
            return NativeTransmit(null, buffer);
        }
    }

    public I2cTransferResult WriteByte(byte value)
    {
        lock (_syncLock)
        {
            _buffer[0] = value;
            return NativeTransmit(new SpanByte(_buffer), null);
        }
    }

    public I2cTransferResult Write(SpanByte buffer)
    {
        lock (_syncLock)
        {
            return NativeTransmit(buffer, null);
        }
    }

    public I2cTransferResult WriteRead(SpanByte writeBuffer, SpanByte readBuffer)
    {
        lock (_syncLock)
        {
            return NativeTransmit(writeBuffer, readBuffer);
        }
    }

    public static I2cDevice Create(I2cConnectionSettings settings)
    {
        return new I2cDevice(settings);
    }

    public I2cDevice(I2cConnectionSettings settings)
    {
        _connectionSettings = settings;
        _buffer = new byte[1];
        _syncLock = new object();
        NativeInit();
    }

    private void Dispose(bool disposing)
    {
        if (!_disposed)
        {
            NativeDispose();
            _disposed = true;
        }
    }

    ~I2cDevice()
    {
        Dispose(false);
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
    private extern void NativeInit();

    [MethodImpl(MethodImplOptions.InternalCall)]
    private extern void NativeDispose();

    [MethodImpl(MethodImplOptions.InternalCall)]
    private extern I2cTransferResult NativeTransmit(SpanByte writeBuffer, SpanByte readBuffer);
}
