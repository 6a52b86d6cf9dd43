using nanoFramework.Runtime.Events;

namespace System.Net.NetworkInformation;

public static class NetworkChange
{
    public static event NetworkAddressChangedEventHandler NetworkAddressChanged;

    public static event NetworkAvailabilityChangedEventHandler NetworkAvailabilityChanged;

    public static event NetworkAPStationChangedEventHandler NetworkAPStationChanged;

    static NetworkChange()
    {
    }

    internal static void OnNetworkChangeCallback(NetworkEvent networkEvent) => throw new NotSupportedException();

    [Flags]
    internal enum NetworkEventType : byte
    {
        Invalid = 0,
        AvailabilityChanged = 1,
        AddressChanged = 2,
        APStationChanged = 3,
    }

    [Flags]
    internal enum NetworkEvents : byte
    {
        NetworkAvailable = 1,
    }

    internal class NetworkEvent : BaseEvent
    {
        public NetworkEventType EventType;
        public byte Flags;
        public ushort Index;
        public ushort Data;
        public DateTime Time;
    }

    internal class NetworkChangeListener : IEventListener, IEventProcessor
    {
        public void InitializeForEventSource() => throw new NotSupportedException();

        public BaseEvent ProcessEvent(uint data1, uint data2, DateTime time) => throw new NotSupportedException();

        public bool OnEvent(BaseEvent ev) => throw new NotSupportedException();
    }
}
