using SecureBoot.Board.Network;

namespace SecureBoot.Emulator.Natives;

/// <summary>A socket, connected or not.</summary>
internal sealed class OpenSocket
{
    public NetworkConnection? Connection { get; set; }

    /// <summary>The other side's address, the first byte lowest.</summary>
    public uint Address { get; set; }

    public int Port { get; set; }
}

/// <summary>A thread's wait on a connection, until a virtual time.</summary>
internal sealed record SocketWait(NetworkConnection Connection, long Deadline);

/// <summary>The settings of a TLS client.</summary>
internal sealed record TlsContext(bool AllowsTls12, bool AllowsTls13, bool ChecksCertificate, byte[] Authorities);
