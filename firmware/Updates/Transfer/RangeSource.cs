namespace SecureBoot.Updates;

/// <summary>Where files come from, by name and from any offset on: a server, or what stands in for one.</summary>
/// <remarks>Who reads on where the last read ended gets the same answer's next bytes; any other offset asks the server
/// anew. Nothing here throws for what a server or a network does.</remarks>
public abstract class RangeSource
{
    /// <summary>Seconds that the server asked to wait for in its last answer; 0 for none.</summary>
    public int RetryAfter { get; protected set; }

    /// <summary>Reads some bytes.</summary>
    /// <param name="name">The file, with the folders below the server's root.</param>
    /// <param name="offset">Where in the file.</param>
    /// <param name="buffer">Where the bytes go.</param>
    /// <param name="at">Where in the buffer the first one goes.</param>
    /// <param name="count">How many at most, at least 1.</param>
    /// <param name="read">How many there are; 0 at the end of the file, and where a try gave none.</param>
    /// <param name="isEnd">Whether the file ends behind them.</param>
    public abstract RangeStatus Read(
        string name, int offset, byte[] buffer, int at, int count, out int read, out bool isEnd);

    /// <summary>Ends the answer that is being read.</summary>
    public abstract void Close();
}
