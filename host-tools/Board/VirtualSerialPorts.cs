using System;
using System.Collections.Generic;
using System.Linq;

namespace SecureBoot.Board;

/// <summary>The serial ports of an ESP32, by name. COM1 is also the console of a real board.</summary>
public sealed class VirtualSerialPorts
{
    private readonly VirtualSerialPort[] _ports;

    /// <summary>The names of the ports.</summary>
    public static IReadOnlyList<string> Names { get; } = ["COM1", "COM2", "COM3"];

    internal VirtualSerialPorts(VirtualClock clock)
    {
        _ports = [.. Names.Select(name => new VirtualSerialPort(name, clock))];
    }

    /// <summary>A port.</summary>
    /// <exception cref="ArgumentException">No port has this name.</exception>
    public VirtualSerialPort this[string name] =>
        Array.Find(_ports, port => port.Name == name)
            ?? throw new ArgumentException($"the board has no port {name}", nameof(name));

    /// <summary>Whether the port exists.</summary>
    public bool Exists(string name)
    {
        return Array.Exists(_ports, port => port.Name == name);
    }

    internal void CloseAll()
    {
        foreach (VirtualSerialPort port in _ports)
        {
            port.Close();
        }
    }
}
