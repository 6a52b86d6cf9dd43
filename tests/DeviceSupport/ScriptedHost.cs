using System;
using SecureBoot.Board;
using SecureBoot.Board.Network;

namespace SecureBoot.DeviceSupport;

/// <summary>A server that is code.</summary>
/// <param name="clock">The board's clock.</param>
/// <param name="received">Takes the bytes that firmware sends, and answers.</param>
public sealed class ScriptedHost(VirtualClock clock, Action<ScriptedConnection, byte[]> received) : INetworkHost
{
    private readonly VirtualClock _clock = clock;
    private readonly Action<ScriptedConnection, byte[]> _received = received;

    /// <summary>Whether the host refuses connections.</summary>
    public bool Refuses { get; set; }

    /// <summary>Why TLS handshakes fail; null when they succeed.</summary>
    public string? TlsFailure { get; set; }

    /// <inheritdoc/>
    public NetworkConnection? Open(int port)
    {
        return Refuses ? null : new ScriptedConnection(_clock, _received) { TlsFailure = TlsFailure };
    }
}
