using System.Collections;

namespace System.IO.Ports;

/// <summary>The ports that programs have made and not disposed of.</summary>
internal static class SerialDeviceController
{
    private static object _syncLock;
    private static ArrayList s_deviceCollection;

    internal static ArrayList DeviceCollection
    {
        get
        {
            // Created on first use: static constructors have no defined order.
            _syncLock ??= new object();
            lock (_syncLock)
            {
                return s_deviceCollection ??= new ArrayList();
            }
        }

        set => s_deviceCollection = value;
    }
}
