namespace SecureBoot.Updates;

/// <summary>A source of files, by name and from any offset on: a server, or a substitute.</summary>
/// <remarks>A read that starts where the last read ended takes the next bytes of the same answer; any other offset
/// sends a new request. No method throws for an error of a server or a network.</remarks>
public abstract class RangeSource
{
    /// <summary>Seconds to wait, from the server's last answer; 0 if the server did not ask to wait.</summary>
    public int RetryAfter { get; protected set; }

    /// <summary>Reads some bytes.</summary>
    /// <param name="name">The file, with the folders below the server's root.</param>
    /// <param name="offset">The offset in the file.</param>
    /// <param name="buffer">The target of the bytes.</param>
    /// <param name="at">The index of the first byte in the target.</param>
    /// <param name="count">The largest number of bytes to read, at least 1.</param>
    /// <param name="read">The number of bytes read; 0 at the end of the file, or if a try gave no bytes.</param>
    /// <param name="isEnd">Whether the file ends after the read bytes.</param>
    public abstract RangeStatus Read(
        string name, int offset, byte[] buffer, int at, int count, out int read, out bool isEnd);

    /// <summary>Ends the answer that is being read.</summary>
    public abstract void Close();
}
