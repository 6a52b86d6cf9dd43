namespace System.Net.NetworkInformation;

public class NetworkAPStationEventArgs : EventArgs
{
    private readonly int _stationIndex;
    private readonly bool _isConnected;

    public bool IsConnected { get => throw new NotSupportedException(); }

    public int StationIndex { get => throw new NotSupportedException(); }

    internal NetworkAPStationEventArgs(bool isConnected, int StationIndex) => throw new NotSupportedException();
}
