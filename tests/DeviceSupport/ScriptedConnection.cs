using System;
using System.Collections.Generic;
using SecureBoot.Board;
using SecureBoot.Board.Network;

namespace SecureBoot.DeviceSupport;

/// <summary>A connection to a server that is code: its bytes arrive at times of the board's clock.</summary>
/// <param name="clock">The board's clock.</param>
/// <param name="received">Takes the bytes that firmware sends.</param>
public sealed class ScriptedConnection(
    VirtualClock clock, Action<ScriptedConnection, byte[]> received) : NetworkConnection
{
    private readonly VirtualClock _clock = clock;
    private readonly Action<ScriptedConnection, byte[]> _received = received;
    private readonly Queue<byte> _bytes = new();
    private bool _isClosed;
    private bool _isEnded;
    private bool _isBroken;

    /// <summary>The reason why a TLS handshake fails; null for success. There is no TLS: bytes are sent as plain
    /// text.</summary>
    public string? TlsFailure { get; set; }

    /// <summary>The firmware's settings for the last TLS handshake.</summary>
    public TlsSettings? Tls { get; private set; }

    /// <inheritdoc/>
    public override int Available => _bytes.Count;

    /// <inheritdoc/>
    public override bool IsEnded => _isEnded;

    /// <inheritdoc/>
    public override bool IsBroken => _isBroken || _isClosed;

    /// <summary>Sends bytes after a time.</summary>
    public void Send(byte[] bytes, long microseconds = 1)
    {
        Later(microseconds, () => Array.ForEach(bytes, _bytes.Enqueue));
    }

    /// <summary>Closes the server's side after a time.</summary>
    public void End(long microseconds = 1)
    {
        Later(microseconds, () => _isEnded = true);
    }

    /// <summary>Resets the connection after a time: unread bytes are lost.</summary>
    public void Break(long microseconds = 1)
    {
        Later(microseconds, () =>
        {
            _isBroken = true;
            _bytes.Clear();
        });
    }

    /// <inheritdoc/>
    public override int Read(Span<byte> buffer)
    {
        int count = Math.Min(buffer.Length, _bytes.Count);
        for (int i = 0; i < count; i++)
        {
            buffer[i] = _bytes.Dequeue();
        }

        return count;
    }

    /// <inheritdoc/>
    public override void Write(ReadOnlySpan<byte> bytes)
    {
        _received(this, bytes.ToArray());
    }

    /// <inheritdoc/>
    public override string? StartTls(TlsSettings settings)
    {
        Tls = settings;
        return TlsFailure;
    }

    /// <inheritdoc/>
    public override void Close()
    {
        _isClosed = true;
    }

    private void Later(long microseconds, Action action)
    {
        _clock.Schedule(_clock.Now + microseconds, () =>
        {
            if (!_isClosed)
            {
                action();
                Tell();
            }
        });
    }
}
