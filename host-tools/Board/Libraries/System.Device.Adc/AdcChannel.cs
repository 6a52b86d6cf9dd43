using System.Runtime.CompilerServices;

namespace System.Device.Adc;

public class AdcChannel : AdcChannelBase, IDisposable
{
    private readonly object _syncLock;
    private readonly int _channelNumber;
    private bool _disposed;

    internal AdcChannel(AdcController controller, int channelNumber)
    {
        _adcController = controller;
        _channelNumber = channelNumber;
        _syncLock = new object();
    }

    public override int ReadValue()
    {
        lock (_syncLock)
        {
            if (_disposed)
            {
                throw new ObjectDisposedException();
            }

            return NativeReadValue();
        }
    }

    private void Dispose(bool disposing)
    {
        if (_adcController == null)
        {
            return;
        }

        if (disposing)
        {
            NativeDisposeChannel();
            _adcController = null;
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

    ~AdcChannel()
    {
        Dispose(false);
    }

    [MethodImpl(MethodImplOptions.InternalCall)]
    private extern int NativeReadValue();

    [MethodImpl(MethodImplOptions.InternalCall)]
    private extern void NativeDisposeChannel();
}
