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
