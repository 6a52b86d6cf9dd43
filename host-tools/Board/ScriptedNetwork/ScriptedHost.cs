using System;
using SecureBoot.Board.Network;

namespace SecureBoot.Board.ScriptedNetwork;

/// <summary>A server that is code.</summary>
public sealed class ScriptedHost : INetworkHost
{
    private readonly VirtualClock _clock;
    private readonly Action<ScriptedConnection, byte[]> _received;

    /// <summary>A server.</summary>
    /// <param name="clock">The board's clock.</param>
    /// <param name="received">Takes what firmware sends, and answers.</param>
    public ScriptedHost(VirtualClock clock, Action<ScriptedConnection, byte[]> received)
    {
        _clock = clock;
        _received = received;
    }

    /// <summary>Whether it refuses connections.</summary>
    public bool Refuses { get; set; }

    /// <summary>Why TLS handshakes fail; null when they succeed.</summary>
    public string? TlsFailure { get; set; }

    /// <inheritdoc/>
    public NetworkConnection? Open(int port)
    {
        return Refuses ? null : new ScriptedConnection(_clock, _received) { TlsFailure = TlsFailure };
    }
}
