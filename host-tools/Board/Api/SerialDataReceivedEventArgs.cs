namespace System.IO.Ports;

/// <summary>What came in on a serial port.</summary>
public class SerialDataReceivedEventArgs : EventArgs
{
    internal SerialDataReceivedEventArgs(SerialData eventType)
    {
        EventType = eventType;
    }

    /// <summary>What came in.</summary>
    public SerialData EventType { get; }
}
