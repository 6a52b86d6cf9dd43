namespace System.Net.NetworkInformation;

public class NetworkAvailabilityEventArgs : EventArgs
{
    private readonly bool _isAvailable;

    public bool IsAvailable { get => throw new NotSupportedException(); }

    internal NetworkAvailabilityEventArgs(bool isAvailable) => throw new NotSupportedException();
}
