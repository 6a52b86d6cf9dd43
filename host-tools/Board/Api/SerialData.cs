namespace System.IO.Ports;

/// <summary>What came in on a serial port.</summary>
public enum SerialData
{
    /// <summary>Bytes.</summary>
    Chars = 1,

    /// <summary>The byte that was watched for.</summary>
    WatchChar = 2,
}
