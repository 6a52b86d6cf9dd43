using System;
using System.IO;

namespace nanoFramework.System.IO;

public class RemovableDriveEventArgs : EventArgs
{
    private readonly DriveInfo _drive;
    private readonly RemovableDeviceEvent _event;

    internal RemovableDriveEventArgs(DriveInfo drive, RemovableDeviceEvent deviceEvent)
    {
        _drive = drive;
        _event = deviceEvent;
    }

    public DriveInfo Drive => _drive;

    public RemovableDeviceEvent Event => _event;

    public enum RemovableDeviceEvent
    {
        Inserted,
        Removed,
    }
}
