using System.Runtime.CompilerServices;

namespace System.IO;

public sealed class DriveInfo
{
    private DriveType _driveType;
    private string _name;
    private long _totalSize;
    internal uint _volumeIndex;

    public DriveType DriveType
    {
        get => _driveType;
        set => _driveType = value;
    }

    public string Name
    {
        get => _name;
        set => _name = value;
    }

    public long TotalSize
    {
        get => _totalSize;
        set => _totalSize = value;
    }

    public DriveInfo(string driveName)
    {
        _name = driveName;
        DriveInfoNative(driveName);
    }

    public static DriveInfo[] GetDrives()
    {
        return GetDrivesNative();
    }

    /// <summary>Formats the drive. All open files of the drive are closed first, and the current directory leaves the
    /// drive.</summary>
    public void Format(string fileSystem, uint parameter)
    {
        bool wasCurrent = FileSystemManager.CurrentDirectory == Name;
        if (FileSystemManager.IsInDirectory(FileSystemManager.CurrentDirectory, Name))
        {
            FileSystemManager.SetCurrentDirectory(NativeIO.FSRoot);
        }

        FileSystemManager.ForceRemoveRootname(Name);
        object record = FileSystemManager.LockDirectory(Name);
        try
        {
            NativeIO.Format(Name, fileSystem, parameter);
            Refresh();
        }
        finally
        {
            FileSystemManager.UnlockDirectory(record);
        }

        if (wasCurrent)
        {
            FileSystemManager.SetCurrentDirectory(Name);
        }
    }

    [MethodImpl(MethodImplOptions.InternalCall)]
    public extern void Refresh();

    [MethodImpl(MethodImplOptions.InternalCall)]
    public static extern string[] GetFileSystems();

    [MethodImpl(MethodImplOptions.InternalCall)]
    public static extern void MountRemovableVolumes();

    [MethodImpl(MethodImplOptions.InternalCall)]
    private extern void DriveInfoNative(string driveName);

    [MethodImpl(MethodImplOptions.InternalCall)]
    internal extern DriveInfo(uint volumeIndex);

    [MethodImpl(MethodImplOptions.InternalCall)]
    private static extern DriveInfo[] GetDrivesNative();
}
