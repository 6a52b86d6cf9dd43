using System;
using SecureBoot.Board.Buses;
using SecureBoot.Board.Network;
using SecureBoot.Board.Storage;

namespace SecureBoot.Board;

/// <summary>A virtual ESP32 board: pins, files, clock and reset, as firmware sees them through nanoFramework's hardware
/// API.</summary>
/// <remarks>The parts outlive a run of the firmware, as the hardware outlives a reset: run again on the same board to
/// boot again.</remarks>
public sealed class VirtualBoard
{
    /// <summary>A board with nothing driven, no files and the clock at zero.</summary>
    public VirtualBoard()
    {
        Pins = new VirtualPins(Clock);
        SerialPorts = new VirtualSerialPorts(Clock);
        Adc = new VirtualAdc(Clock);
        Power = new BoardPower(Clock, Pins);
    }

    /// <summary>Time since power-on.</summary>
    public VirtualClock Clock { get; } = new();

    /// <summary>The general-purpose pins.</summary>
    public VirtualPins Pins { get; }

    /// <summary>The serial ports.</summary>
    public VirtualSerialPorts SerialPorts { get; }

    /// <summary>The analog inputs.</summary>
    public VirtualAdc Adc { get; }

    /// <summary>The I2C and SPI buses.</summary>
    public VirtualBuses Buses { get; } = new();

    /// <summary>Names and connections.</summary>
    public VirtualNetwork Network { get; } = new();

    /// <summary>The time of day at the start of each boot, in UTC: a board has no clock that runs without
    /// power.</summary>
    public DateTime TimeAtBoot { get; set; } = new(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    /// <summary>Deep sleep and waking up.</summary>
    public BoardPower Power { get; }

    /// <summary>The files of the internal drive, <c>I:\</c>.</summary>
    public FileStore Files { get; } = new();

    /// <summary>Whether firmware requested a reset that has not happened yet.</summary>
    public bool IsResetRequested { get; private set; }

    /// <summary>The number of resets of the board.</summary>
    public int Resets { get; private set; }

    /// <summary>The firmware's call of <c>Power.RebootDevice</c>.</summary>
    public void RequestReset()
    {
        IsResetRequested = true;
    }

    /// <summary>Resets the board: pins and serial ports are closed; the clock continues, and the files stay.</summary>
    public void Reset()
    {
        IsResetRequested = false;
        Resets++;
        Pins.CloseAll();
        SerialPorts.CloseAll();
        Adc.CloseAll();
        Buses.CloseAll();
        Network.CloseAll();
    }
}
