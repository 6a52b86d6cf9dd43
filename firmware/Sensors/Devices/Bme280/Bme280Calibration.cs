using SecureBoot.Buffers;

namespace SecureBoot.Sensors;

/// <summary>The trimming values of a BME280, and the compensation with whole numbers.</summary>
/// <remarks>Source: the manufacturer's data sheet (BST-BME280-DS002, 4.2.2 and 4.2.3): registers 88 to A1 and E1 to
/// E7.</remarks>
internal sealed class Bme280Calibration
{
    internal const int FirstSize = 26;
    internal const int SecondSize = 7;

    private readonly int[] _temperature = new int[3];
    private readonly int[] _pressure = new int[9];
    private readonly int[] _humidity = new int[6];
    private int _fine;

    /// <summary>Reads the trimming values; false if there are too few bytes.</summary>
    internal bool TryRead(ByteReader first, ByteReader second)
    {
        return TryReadWords(first, _temperature) && TryReadWords(first, _pressure)
            && first.TrySkip(1) && first.TryReadByte(out byte one)
            && second.TryReadInt16(out short two) && second.TryReadByte(out byte three)
            && second.TryReadByte(out byte high4)
            && second.TryReadByte(out byte low)
            && second.TryReadByte(out byte high5)
            && second.TryReadByte(out byte six) && SetHumidity(one, two, three, high4, low, high5, six);
    }

    /// <summary>Hundredths of a degree Celsius. Call this method first: the other methods use its result.</summary>
    internal int Temperature(int raw)
    {
        int first = (((raw >> 3) - (_temperature[0] << 1)) * _temperature[1]) >> 11;
        int from = (raw >> 4) - _temperature[0];
        int second = (((from * from) >> 12) * _temperature[2]) >> 14;
        _fine = first + second;
        return ((_fine * 5) + 128) >> 8;
    }

    /// <summary>Pascals; 0 if the trimming values are invalid.</summary>
    internal int Pressure(int raw)
    {
        long first = (long)_fine - 128000;
        long second = (first * first * _pressure[5]) + ((first * _pressure[4]) << 17) + ((long)_pressure[3] << 35);
        first = ((first * first * _pressure[2]) >> 8) + ((first * _pressure[1]) << 12);
        first = (((1L << 47) + first) * _pressure[0]) >> 33;
        if (first == 0)
        {
            return 0;
        }

        long value = ((((long)(1048576 - raw) << 31) - second) * 3125) / first;
        first = (_pressure[8] * (value >> 13) * (value >> 13)) >> 25;
        second = (_pressure[7] * value) >> 19;
        value = ((value + first + second) >> 8) + ((long)_pressure[6] << 4);
        return (int)Rounding.Divide(value, 256);
    }

    /// <summary>Hundredths of a percent of relative humidity, cut to 0 to 100.</summary>
    internal int Humidity(int raw)
    {
        int value = _fine - 76800;
        int slope = ((raw << 14) - (_humidity[3] << 20) - (_humidity[4] * value) + 16384) >> 15;
        int scale = (((((((value * _humidity[5]) >> 10) * (((value * _humidity[2]) >> 11) + 32768)) >> 10)
            + 2097152) * _humidity[1]) + 8192) >> 14;
        value = slope * scale;
        value -= ((((value >> 15) * (value >> 15)) >> 7) * _humidity[0]) >> 4;
        value = value < 0 ? 0 : value > 419430400 ? 419430400 : value;
        return (int)Rounding.Divide((long)(value >> 12) * 100, 1024);
    }

    // The first word of each group has no sign.
    private static bool TryReadWords(ByteReader reader, int[] words)
    {
        if (!reader.TryReadUInt16(out ushort unsigned))
        {
            return false;
        }

        words[0] = unsigned;
        for (int i = 1; i < words.Length; i++)
        {
            if (!reader.TryReadInt16(out short word))
            {
                return false;
            }

            words[i] = word;
        }

        return true;
    }

    // H4 and H5 have 12 bits with sign each and share a byte.
    private bool SetHumidity(byte one, short two, byte three, byte high4, byte low, byte high5, byte six)
    {
        _humidity[0] = one;
        _humidity[1] = two;
        _humidity[2] = three;
        _humidity[3] = (Signed(high4) << 4) | (low & 0x0F);
        _humidity[4] = (Signed(high5) << 4) | (low >> 4);
        _humidity[5] = Signed(six);
        return true;
    }

    private static int Signed(byte value)
    {
        return (value ^ 0x80) - 0x80;
    }
}
