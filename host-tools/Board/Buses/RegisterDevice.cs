using System;

namespace SecureBoot.Board.Buses;

/// <summary>A device of 256 registers of a byte: the first written byte is a register's number; the following bytes are
/// stored or read from this register on.</summary>
/// <remarks>Most sensors on I2C are such devices. On SPI the highest bit of the number is set to read, and clear to
/// write, as Bosch's sensors have it.</remarks>
public sealed class RegisterDevice
{
    /// <summary>The number of registers.</summary>
    public const int Count = 256;

    private const byte SpiRead = 0x80;
    private const byte NoAnswer = 0xFF;

    private readonly byte[] _registers = new byte[Count];
    private byte _pointer;
    private bool _isReading;
    private int _exchanged;
    private int _answered;

    /// <summary>The faulty transfers of the device.</summary>
    public FaultSchedule Faults { get; } = new();

    /// <summary>A register.</summary>
    public byte this[byte number]
    {
        get => _registers[number];
        set => _registers[number] = value;
    }

    /// <summary>The Bosch BME280 with the calibration and the readings of its data sheet (BST-BME280-DS001, 4.2.3 and
    /// appendix 8.1): 25.08 °C, 100 653 Pa; a humidity of another sensor.</summary>
    public static RegisterDevice Bme280()
    {
        RegisterDevice device = new();
        device.Put(0xD0, [0x60]);

        // dig_T1 27504, T2 26435, T3 -1000, P1 36477, P2 -10685, P3 3024, P4 2855, P5 140, P6 -7, P7 15500, P8 -14600,
        // P9 6000, H1 75
        device.Put(
            0x88,
            [0x70, 0x6B, 0x43, 0x67, 0x18, 0xFC, 0x7D, 0x8E, 0x43, 0xD6, 0xD0, 0x0B, 0x27, 0x0B, 0x8C, 0x00, 0xF9, 0xFF,
                0x8C, 0x3C, 0xF8, 0xC6, 0x70, 0x17, 0x00, 0x4B]);

        // dig_H2 370, H3 0, H4 301, H5 50, H6 30
        device.Put(0xE1, [0x72, 0x01, 0x00, 0x12, 0x2D, 0x03, 0x1E]);

        // Pressure 415148, temperature 519888, each of 20 bits; humidity 28160: 32768 would mean "no value".
        device.Put(0xF7, [0x65, 0x5A, 0xC0, 0x7E, 0xED, 0x00, 0x6E, 0x00]);
        return device;
    }

    /// <summary>The Sensirion SHT4x, as far as registers can be one: after the command FD six bytes, temperature and
    /// humidity with a CRC-8 each. 25.00 °C and 50.00 %.</summary>
    public static RegisterDevice Sht4x()
    {
        RegisterDevice device = new();
        device.Put(0xFD, [0x66, 0x66, 0x93, 0x72, 0xB0, 0xDC]);
        return device;
    }

    /// <summary>Fills registers from a number on; after the last comes the first.</summary>
    public void Put(byte number, ReadOnlySpan<byte> values)
    {
        foreach (byte value in values)
        {
            _registers[number] = value;
            number = Next(number);
        }
    }

    /// <summary>A transfer on I2C: a write, then a read. Returns the number of transferred bytes.</summary>
    public int Transfer(ReadOnlySpan<byte> written, Span<byte> read, out BusFault fault)
    {
        fault = Faults.Next();
        if (fault is BusFault.Nack or BusFault.Stuck)
        {
            return 0;
        }

        int most = fault == BusFault.Partial ? (written.Length + read.Length) / 2 : written.Length + read.Length;
        int done = 0;
        for (; done < written.Length && done < most; done++)
        {
            Write(done == 0, written[done]);
        }

        for (; done < most; done++)
        {
            read[done - written.Length] = _registers[_pointer];
            _pointer = Next(_pointer);
        }

        return done;
    }

    /// <summary>The chip select becomes active: a transfer of a number of bytes on SPI begins. Returns the fault of the
    /// transfer: the device does not answer, or answers with half of the bytes, or the transfer does not end.</summary>
    public BusFault Select(int count)
    {
        BusFault fault = Faults.Next();
        _answered = fault switch { BusFault.None => count, BusFault.Partial => count / 2, _ => 0 };
        _exchanged = 0;
        return fault;
    }

    /// <summary>A byte each way on SPI; where the device does not answer, the line stays high.</summary>
    public byte Exchange(byte value)
    {
        int at = _exchanged++;
        if (at >= _answered)
        {
            return NoAnswer;
        }

        if (at == 0)
        {
            _isReading = (value & SpiRead) != 0;
            _pointer = (byte)(value | SpiRead);
            return NoAnswer;
        }

        byte answer = _isReading ? _registers[_pointer] : NoAnswer;
        if (!_isReading)
        {
            _registers[_pointer] = value;
        }

        _pointer = Next(_pointer);
        return answer;
    }

    private void Write(bool isFirst, byte value)
    {
        if (isFirst)
        {
            _pointer = value;
        }
        else
        {
            _registers[_pointer] = value;
            _pointer = Next(_pointer);
        }
    }

    private static byte Next(byte number)
    {
        return unchecked((byte)(number + 1));
    }
}
