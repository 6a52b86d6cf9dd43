using System;
using System.Collections.Generic;

namespace SecureBoot.Board.Network;

/// <summary>The board's network: only the known names, each of which is a host.</summary>
public sealed class VirtualNetwork
{
    // 10.0.0.1 and on, as a number with the first byte lowest.
    private const uint FirstAddress = 0x0100000A;
    private const int LastByte = 24;

    private readonly List<(string Name, INetworkHost Host)> _hosts = [];
    private readonly List<NetworkConnection> _open = [];

    /// <summary>Bytes that firmware received, TLS taken off.</summary>
    public long BytesReceived { get; private set; }

    /// <summary>Connections that were opened.</summary>
    public int Connections { get; private set; }

    /// <summary>The address of the board's interface, 6 bytes: an ESP32 has one of its own.</summary>
    public byte[] PhysicalAddress { get; set; } = [0x02, 0x00, 0x00, 0x00, 0x00, 0x01];

    /// <summary>Certificates in the board's configuration that may sign others: they stay over resets.</summary>
    public byte[] Authorities { get; set; } = [];

    /// <summary>After how many received bytes the next connection breaks; null for never.</summary>
    public Func<long?> BreaksAfter { get; set; } = static () => null;

    /// <summary>Gives a name to a host.</summary>
    public void Map(string name, INetworkHost host)
    {
        _hosts.Add((name, host));
    }

    /// <summary>The address of a name, the first byte lowest; null for an unknown name.</summary>
    public uint? Resolve(string name)
    {
        int at = _hosts.FindIndex(entry => string.Equals(entry.Name, name, StringComparison.OrdinalIgnoreCase));
        return at < 0 ? null : FirstAddress + ((uint)at << LastByte);
    }

    /// <summary>Opens a connection; null when it is refused.</summary>
    public NetworkConnection? Open(uint address, int port)
    {
        uint at = (address - FirstAddress) >> LastByte;
        if (address << (32 - LastByte) != FirstAddress << (32 - LastByte) || at >= _hosts.Count)
        {
            return null;
        }

        NetworkConnection? connection = _hosts[(int)at].Host.Open(port);
        if (connection is not null)
        {
            Connections++;
            _open.Add(connection);
            connection = BreaksAfter() is { } most ? new BreakingConnection(connection, most) : connection;
        }

        return connection;
    }

    /// <summary>Counts the bytes that firmware took from a connection.</summary>
    public void Count(int bytes)
    {
        BytesReceived += bytes;
    }

    /// <summary>A reset: each connection is closed.</summary>
    public void CloseAll()
    {
        foreach (NetworkConnection connection in _open)
        {
            connection.Close();
        }

        _open.Clear();
    }
}
