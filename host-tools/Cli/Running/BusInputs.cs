using System;
using System.Globalization;
using System.Text;
using SecureBoot.Board;
using SecureBoot.Board.Buses;
using SecureBoot.Cli.Shell;
using SecureBoot.Signer;
using SecureBoot.Signer.Files;

namespace SecureBoot.Cli.Running;

/// <summary>The devices on the board's buses and analog inputs: --i2c, --spi, --adc.</summary>
internal static class BusInputs
{
    private const int MostFileSize = 1024 * 1024;
    private const int MostTransfer = 1_000_000;
    private const long Millisecond = 1000;
    private const uint MostAddress = 0x7F;
    private const string I2c = "--i2c";
    private const string Spi = "--spi";

    /// <summary>BUS:ADDRESS=DEVICE, a device on I2C.</summary>
    internal static void ConnectI2c(VirtualBoard board, string text)
    {
        (int bus, int address, string device) = Parse(I2c, text, MostAddress);
        board.Buses.ConnectI2c(bus, address, Make(I2c, device));
    }

    /// <summary>BUS:PIN=DEVICE, a device on SPI with a pin as its chip select.</summary>
    internal static void ConnectSpi(VirtualBoard board, string text)
    {
        (int bus, int pin, string device) = Parse(Spi, text, VirtualPins.Count - 1);
        board.Buses.ConnectSpi(bus, pin, Make(Spi, device));
    }

    /// <summary>CHANNEL=VALUE, or CHANNEL=FILE with a line MILLISECONDS,VALUE for each point.</summary>
    internal static void ConnectAdc(VirtualBoard board, string text)
    {
        string[] parts = text.Split('=', 2);
        if (parts.Length != 2 || !Number.TryParse(parts[0], out uint channel) || channel >= VirtualAdc.Count)
        {
            throw new MisuseException(
                $"--adc: found '{text}', expected a channel from 0 to "
                    + $"{VirtualAdc.Count - 1}, an equals sign, and a value or a file",
                "for example --adc 0=2048, or --adc 0=light.csv");
        }

        if (Number.TryParse(parts[1], out _))
        {
            board.Adc.Add((int)channel, 0, (int)Number.Parse("--adc", parts[1], 0, VirtualAdc.MaxValue));
            return;
        }

        long before = 0;
        ReadPairs("--adc", parts[1], "milliseconds and a value", (first, second) =>
        {
            if (first * Millisecond < before || second > VirtualAdc.MaxValue)
            {
                return false;
            }

            before = first * Millisecond;
            board.Adc.Add((int)channel, before, (int)second);
            return true;
        });
    }

    private static (int Bus, int Address, string Device) Parse(string option, string text, uint most)
    {
        string[] parts = text.Split('=', 2);
        string[] place = parts[0].Split(':');
        bool isPlace = parts.Length == 2
            && place.Length == 2
            && Number.TryParse(place[0], out uint bus)
            && bus is >= 1 and <= VirtualBuses.Count
            && Number.TryParse(place[1], out uint address)
            && address <= most;
        return isPlace
            ? ((int)Number.Parse(
                option, place[0], 1, VirtualBuses.Count), (int)Number.Parse(option, place[1], 0, most), parts[1])
            : throw new MisuseException(
                $"{option}: found '{Printable.Escape(text)}', expected "
                    + (option == I2c
                        ? $"BUS:ADDRESS=DEVICE, with the bus 1 or 2 and an address up to 0x{most:X}"
                        : $"BUS:PIN=DEVICE, with the bus 1 or 2 and a pin up to {most}"),
                $"for example {option} 1:{(option == I2c ? "0x76" : "5")}=bme280");
    }

    // bme280, sht4x or a file, then what goes wrong: ,nack@3 or ,partial@2-5 or ,stuck@10-
    private static RegisterDevice Make(string option, string text)
    {
        string[] parts = text.Split(',');
        RegisterDevice device = parts[0] switch
        {
            "bme280" => RegisterDevice.Bme280(),
            "sht4x" => RegisterDevice.Sht4x(),
            _ => ReadDevice(option, parts[0]),
        };
        foreach (string fault in parts[1..])
        {
            AddFault(option, device.Faults, fault);
        }

        return device;
    }

    private static RegisterDevice ReadDevice(string option, string path)
    {
        try
        {
            return Read(option, path);
        }
        catch (FileException exception) when (exception.Problem == FileProblem.Missing)
        {
            throw new MisuseException(
                $"{option}: found '{Printable.Escape(path)}', which is no file, expected the device bme280 or sht4x, "
                    + "or a file of registers",
                "in the file each line is a register and its value, with a comma between");
        }
    }

    private static RegisterDevice Read(string option, string path)
    {
        RegisterDevice device = new();
        ReadPairs(option, path, "a register and its value, each below 256", (register, value) =>
        {
            if (register >= RegisterDevice.Count || value > byte.MaxValue)
            {
                return false;
            }

            device[(byte)register] = (byte)value;
            return true;
        });
        return device;
    }

    private static void AddFault(string option, FaultSchedule faults, string text)
    {
        string[] parts = text.Split('@');
        string[] range = parts[^1].Split('-');
        if (parts.Length != 2
            || range.Length > 2
            || !Enum.TryParse(parts[0], ignoreCase: true, out BusFault fault)
            || fault == BusFault.None
            || char.IsAsciiDigit(parts[0][0]))
        {
            throw new MisuseException(
                $"{option}: found '{text}', expected nack, partial or stuck, and the transfers after an @",
                "for example nack@3, partial@2-5, or stuck@10- for all from the tenth on");
        }

        int first = (int)Number.Parse(option, range[0], 1, MostTransfer);
        int last = range.Length == 1 ? first
            : range[1].Length == 0 ? int.MaxValue
            : (int)Number.Parse(option, range[1], (uint)first, MostTransfer);
        faults.Add(fault, first, last);
    }

    // Two numbers in each line; empty lines and lines that start with # are ignored.
    private static void ReadPairs(string option, string path, string expected, Func<uint, uint, bool> take)
    {
        string[] lines = Encoding.UTF8
            .GetString(InputFile.Read(PathText.Require(option, path), MostFileSize))
            .Split('\n');
        for (int i = 0; i < lines.Length; i++)
        {
            string line = lines[i].Trim();
            if (line.Length == 0 || line[0] == '#')
            {
                continue;
            }

            string[] fields = line.Split(',');
            if (fields.Length != 2
                || !Number.TryParse(fields[0].Trim(), out uint first)
                || !Number.TryParse(fields[1].Trim(), out uint second)
                || !take(first, second))
            {
                throw new MisuseException(
                    $"{path}: line {(i + 1).ToString(CultureInfo.InvariantCulture)}: found "
                        + $"'{Printable.Escape(line)}', expected {expected}, with a comma between",
                    "times do not go back; numbers are decimal, or hexadecimal after 0x");
            }
        }
    }
}
