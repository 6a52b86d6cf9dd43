using SecureBoot.Board.Storage;
using SecureBoot.Emulator.Execution;
using SecureBoot.Emulator.Heap;

namespace SecureBoot.Emulator.Natives.Libraries;

/// <summary>DriveInfo of System.IO.FileSystem: the internal drive is the only one.</summary>
internal static class DriveNatives
{
    // The partition for littlefs in the 4 MiB table of the firmware.
    private const int DriveSize = 0x40000;
    private const int Fixed = 3;

    public static void Add(NativeTable table)
    {
        table.On("System.IO.DriveInfo")
            .Add("Refresh", static c => Update(c, c.This(), (c.This().Field("_name").Ref as HeapString)?.Value))
            .Add("DriveInfoNative(System.String)", static c => Update(c, c.This(), c.TextOrThrow(1)))
            .Add("#ctor(System.UInt32)", static c => Update(c, c.This(), c.I4(1) == 0 ? FileStore.Root : null))
            .Add("GetFileSystems", static c => c.ReturnTexts(["LITTLEFS"]))
            .Add("MountRemovableVolumes", static c => { })
            .Add("GetDrivesNative", GetDrives);
    }

    private static void GetDrives(NativeCall call)
    {
        HeapArray drives = call.Heap.NewArray(call.Method.Owner, 1, 1);
        HeapObject drive = call.Heap.NewObject(call.Method.Owner);
        drives.Slots[0].SetObject(drive);
        call.Return(drives);
        Update(call, drive, FileStore.Root);
    }

    private static void Update(NativeCall call, HeapObject drive, string? name)
    {
        if (name is null || !(name.TrimStart('\\').TrimEnd('\\') + "\\" == FileStore.Root))
        {
            throw call.Throw(Fault.Plain);
        }

        drive.Field("_name").SetObject(call.Heap.NewString(FileStore.Root));
        drive.Field("_driveType").Bits = Fixed;
        drive.Field("_totalSize").Bits = DriveSize;
        drive.Field("_volumeIndex").Bits = 0;
    }
}
