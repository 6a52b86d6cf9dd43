using System.Collections.Generic;

namespace SecureBoot.Board.Buses;

/// <summary>The devices on the board's I2C and SPI buses. Both are numbered from 1.</summary>
public sealed class VirtualBuses
{
    /// <summary>The highest number of a bus.</summary>
    public const int Count = 2;

    private readonly Dictionary<(int Bus, int Address), RegisterDevice> _i2c = [];
    private readonly Dictionary<(int Bus, int ChipSelect), RegisterDevice> _spi = [];
    private readonly HashSet<(int Bus, int ChipSelect)> _openSpi = [];

    /// <summary>Connects a device to an I2C bus, at an address of 7 bits.</summary>
    public void ConnectI2c(int bus, int address, RegisterDevice device)
    {
        _i2c[(bus, address)] = device;
    }

    /// <summary>Connects a device to an SPI bus, with a pin as its chip select.</summary>
    public void ConnectSpi(int bus, int chipSelect, RegisterDevice device)
    {
        _spi[(bus, chipSelect)] = device;
    }

    /// <summary>The device at an address, or null.</summary>
    public RegisterDevice? OnI2c(int bus, int address)
    {
        return _i2c.GetValueOrDefault((bus, address));
    }

    /// <summary>The device with a chip select, or null.</summary>
    public RegisterDevice? OnSpi(int bus, int chipSelect)
    {
        return _spi.GetValueOrDefault((bus, chipSelect));
    }

    /// <summary>Firmware opens an SPI device; false when it has it open already.</summary>
    public bool OpenSpi(int bus, int chipSelect)
    {
        return _openSpi.Add((bus, chipSelect));
    }

    /// <summary>Firmware closes an SPI device.</summary>
    public void CloseSpi(int bus, int chipSelect)
    {
        _openSpi.Remove((bus, chipSelect));
    }

    internal void CloseAll()
    {
        _openSpi.Clear();
    }
}
