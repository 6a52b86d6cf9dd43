namespace SecureBoot.Board.Network;

/// <summary>The host of a name.</summary>
public interface INetworkHost
{
    /// <summary>Opens a connection; null when it is refused.</summary>
    /// <param name="port">The port of the firmware's request.</param>
    public NetworkConnection? Open(int port);
}
