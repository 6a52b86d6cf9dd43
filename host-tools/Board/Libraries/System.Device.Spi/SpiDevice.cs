using System.Runtime.CompilerServices;

namespace System.Device.Spi;

public class SpiDevice : IDisposable
{
    private readonly int _deviceId;
    private readonly SpiConnectionSettings _connectionSettings;
    private bool _disposedValue;
    private object _syncLock;

    // The buffer for transfers of one byte.
    private readonly byte[] _bufferSingleOperation = new byte[1];

    public SpiConnectionSettings ConnectionSettings => new SpiConnectionSettings(_connectionSettings);

    public byte ReadByte()
    {
        NativeTransfer(null, _bufferSingleOperation, false);
        return _bufferSingleOperation[0];
    }

    public void Read(SpanByte buffer)
    {
        NativeTransfer(null, buffer, false);
    }

    public void Read(ushort[] buffer)
    {
        NativeTransfer(null, buffer, false);
    }

    public void WriteByte(byte value)
    {
        _bufferSingleOperation[0] = value;
        NativeTransfer(_bufferSingleOperation, null, false);
    }

    public void Write(ushort[] buffer)
    {
        NativeTransfer(buffer, null, false);
    }

    public void Write(SpanByte buffer)
    {
        NativeTransfer(buffer, null, false);
    }

    public void TransferFullDuplex(ushort[] writeBuffer, ushort[] readBuffer)
    {
        if (_connectionSettings.Configuration != SpiBusConfiguration.FullDuplex)
        {
            throw new InvalidOperationException();
        }

        NativeTransfer(writeBuffer, readBuffer, true);
    }

    public void TransferFullDuplex(SpanByte writeBuffer, SpanByte readBuffer)
    {
        if (_connectionSettings.Configuration != SpiBusConfiguration.FullDuplex)
        {
            throw new InvalidOperationException();
        }

        NativeTransfer(writeBuffer, readBuffer, true);
    }

    public static SpiBusInfo GetBusInfo(int busId)
    {
        return new SpiBusInfo(busId);
    }

    public static SpiDevice Create(SpiConnectionSettings settings)
    {
        return new SpiDevice(settings);
    }

    public SpiDevice(SpiConnectionSettings settings)
    {
        _connectionSettings = new SpiConnectionSettings(settings);
        try
        {
            _deviceId = NativeOpenDevice();
        }
        catch (NotSupportedException)
        {
            throw new SpiDeviceAlreadyInUseException();
        }

        // Opening puts the bus's pins into the settings; the caller's settings are kept.
        _connectionSettings = new SpiConnectionSettings(settings);
        _syncLock = new object();
    }

    public void Dispose()
    {
        lock (_syncLock)
        {
            if (!_disposedValue)
            {
                Dispose(true);
                GC.SuppressFinalize(this);
            }
        }
    }

    protected void Dispose(bool disposing)
    {
        if (!_disposedValue)
        {
            DisposeNative();
            _disposedValue = true;
        }
    }

    ~SpiDevice()
    {
        Dispose(false);
    }

    [MethodImpl(MethodImplOptions.InternalCall)]
    private extern void DisposeNative();

    [MethodImpl(MethodImplOptions.InternalCall)]
    private extern void NativeTransfer(SpanByte writeBuffer, SpanByte readBuffer, bool fullDuplex);

    [MethodImpl(MethodImplOptions.InternalCall)]
    private extern void NativeTransfer(ushort[] writeBuffer, ushort[] readBuffer, bool fullDuplex);

    [MethodImpl(MethodImplOptions.InternalCall)]
    private extern void NativeInit();

    [MethodImpl(MethodImplOptions.InternalCall)]
    private extern int NativeOpenDevice();
}
