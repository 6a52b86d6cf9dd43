using System;

namespace SecureBoot.SensorPrograms;

/// <summary>Values and functions that the benchmarks share.</summary>
internal static class Bench
{
    internal const int Samples = 2000;

    internal static void Report(int good)
    {
        Console.WriteLine();
        Console.WriteLine("good " + good.ToString());
    }

    /// <summary>CRC-16/CCITT-FALSE, bit by bit as in the definition.</summary>
    internal static ushort BitCrc(ushort crc, byte[] bytes, int count)
    {
        for (int i = 0; i < count; i++)
        {
            crc ^= (ushort)(bytes[i] << 8);
            for (int bit = 0; bit < 8; bit++)
            {
                if ((crc & 0x8000) != 0)
                {
                    crc = (ushort)((crc << 1) ^ 0x1021);
                }
                else
                {
                    crc <<= 1;
                }
            }
        }

        return crc;
    }
}
