using System;

namespace SecureBoot.Board.Network;

/// <summary>The board's end of a TCP connection.</summary>
public abstract class NetworkConnection
{
    /// <summary>Raised for news: bytes, an end, a break.</summary>
    public event Action<NetworkConnection>? Changed;

    /// <summary>The number of bytes that can be read without a wait.</summary>
    public abstract int Available { get; }

    /// <summary>Whether the other side closed the connection: no bytes follow the available bytes.</summary>
    public abstract bool IsEnded { get; }

    /// <summary>Whether the connection was reset: unread bytes are lost.</summary>
    public abstract bool IsBroken { get; }

    /// <summary>Whether the bytes arrive independently of the board's clock, so that a waiting reader must ask
    /// again.</summary>
    public virtual bool IsLive => false;

    /// <summary>Takes available bytes; 0 if no bytes are available.</summary>
    public abstract int Read(Span<byte> buffer);

    /// <summary>Sends bytes.</summary>
    public abstract void Write(ReadOnlySpan<byte> bytes);

    /// <summary>Makes the connection a TLS client's.</summary>
    /// <returns>null, or why the handshake failed.</returns>
    public abstract string? StartTls(TlsSettings settings);

    /// <summary>Waits on the host for news.</summary>
    public virtual void WaitOnHost(TimeSpan time)
    {
    }

    /// <summary>Closes the board's side.</summary>
    public abstract void Close();

    /// <summary>Calls <see cref="Changed"/>.</summary>
    protected void Tell()
    {
        Changed?.Invoke(this);
    }
}
