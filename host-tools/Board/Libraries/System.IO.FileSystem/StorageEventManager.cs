using System;
using System.Collections;
using System.IO;
using nanoFramework.Runtime.Events;
using nanoFramework.System.IO.FileSystem;
using static nanoFramework.System.IO.RemovableDriveEventArgs;

namespace nanoFramework.System.IO;

/// <summary>Tells of removable drives and cards.</summary>
public static class StorageEventManager
{
    [Flags]
    internal enum StorageEventTypes : byte
    {
        None = 0,
        RemovableDeviceInsertion = 1,
        RemovableDeviceRemoval = 2,
        CardDetectChanged = 3,
    }

    internal class StorageEvent : BaseEvent
    {
        public StorageEventTypes EventType;
        public uint VolumeIndex;
        public uint SlotIndex;
        public DateTime Time;
        public bool state;
    }

    internal class StorageEventListener : IEventListener, IEventProcessor
    {
        public void InitializeForEventSource()
        {
        }

        public BaseEvent ProcessEvent(uint data1, uint data2, DateTime time)
        {
            return new StorageEvent
            {
                EventType = (StorageEventTypes)(data1 & 0xFF),
                state = data1 >> 16 == 1,
                VolumeIndex = data2,
                SlotIndex = data2,
                Time = time,
            };
        }

        public bool OnEvent(BaseEvent ev)
        {
            if (ev is StorageEvent storageEvent)
            {
                OnStorageEventCallback(storageEvent);
            }

            return true;
        }
    }

    public static event RemovableDeviceEventHandler RemovableDeviceInserted;

    public static event RemovableDeviceEventHandler RemovableDeviceRemoved;

    private static ArrayList _drives;
    private static ArrayList _sdCardList;

    static StorageEventManager()
    {
        StorageEventListener listener = new StorageEventListener();
        EventSink.AddEventProcessor(EventCategory.Storage, listener);
        EventSink.AddEventListener(EventCategory.Storage, listener);
        _drives = new ArrayList();
        _sdCardList = new ArrayList();

        // Drives that exist already raise the event for an inserted drive.
        DriveInfo.MountRemovableVolumes();
    }

    internal static void OnStorageEventCallback(StorageEvent storageEvent)
    {
        lock (_drives)
        {
            if (storageEvent.EventType == StorageEventTypes.RemovableDeviceInsertion)
            {
                DriveInfo inserted = new DriveInfo(storageEvent.VolumeIndex);
                _drives.Add(inserted);
                RemovableDeviceInserted?.Invoke(
                    null, new RemovableDriveEventArgs(inserted, RemovableDeviceEvent.Inserted));
            }
            else if (storageEvent.EventType == StorageEventTypes.RemovableDeviceRemoval)
            {
                DriveInfo removed = RemoveDrive(storageEvent.VolumeIndex);
                if (removed != null)
                {
                    FileSystemManager.ForceRemoveRootname(removed.Name);
                    RemovableDeviceRemoved?.Invoke(
                        null, new RemovableDriveEventArgs(removed, RemovableDeviceEvent.Removed));
                }
            }
            else if (storageEvent.EventType == StorageEventTypes.CardDetectChanged)
            {
                FindRegisteredEvent(storageEvent.SlotIndex)?.OnEvent(storageEvent.state, storageEvent.SlotIndex);
            }
        }
    }

    private static DriveInfo RemoveDrive(uint volumeIndex)
    {
        foreach (DriveInfo drive in _drives)
        {
            if (drive._volumeIndex == volumeIndex)
            {
                _drives.Remove(drive);
                return drive;
            }
        }

        return null;
    }

    internal static bool RegisterSDcardForEvents(SDCard card)
    {
        if (FindRegisteredEvent(card.SlotIndex) != null)
        {
            return false;
        }

        _sdCardList.Add(card);
        return true;
    }

    internal static void RemoveSDcardFromEvents(SDCard card)
    {
        SDCard registered = FindRegisteredEvent(card.SlotIndex);
        if (registered != null)
        {
            _sdCardList.Remove(registered);
        }
    }

    internal static SDCard FindRegisteredEvent(uint slotIndex)
    {
        foreach (SDCard card in _sdCardList)
        {
            if (card.SlotIndex == slotIndex)
            {
                return card;
            }
        }

        return null;
    }
}
