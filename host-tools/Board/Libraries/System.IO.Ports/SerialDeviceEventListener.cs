using System.Collections;
using nanoFramework.Runtime.Events;

namespace System.IO.Ports;

/// <summary>Takes the events of the ports to the port that they are of.</summary>
internal class SerialDeviceEventListener : IEventProcessor, IEventListener
{
    private readonly ArrayList _serialDevicesMap = new ArrayList();

    public SerialDeviceEventListener()
    {
        EventSink.AddEventProcessor(EventCategory.SerialDevice, this);
        EventSink.AddEventListener(EventCategory.SerialDevice, this);
    }

    public BaseEvent ProcessEvent(uint data1, uint data2, DateTime time)
    {
        return new SerialDataEvent { SerialDeviceIndex = (int)(data1 >> 16), Event = (SerialData)data2 };
    }

    public void InitializeForEventSource()
    {
    }

    public bool OnEvent(BaseEvent ev)
    {
        SerialDataEvent dataEvent = (SerialDataEvent)ev;
        SerialPort device;
        lock (_serialDevicesMap.SyncRoot)
        {
            device = FindSerialDevice(dataEvent.SerialDeviceIndex);
        }

        device?.OnSerialDataReceivedInternal(dataEvent.Event);
        return true;
    }

    public void AddSerialDevice(SerialPort device)
    {
        lock (_serialDevicesMap.SyncRoot)
        {
            _serialDevicesMap.Add(device);
        }
    }

    public void RemoveSerialDevice(int index)
    {
        lock (_serialDevicesMap.SyncRoot)
        {
            SerialPort device = FindSerialDevice(index);
            if (device != null)
            {
                _serialDevicesMap.Remove(device);
            }
        }
    }

    private SerialPort FindSerialDevice(int number)
    {
        foreach (SerialPort device in _serialDevicesMap)
        {
            if (device._portIndex == number)
            {
                return device;
            }
        }

        return null;
    }
}
