using System.Collections.Generic;
using System.Linq;

namespace SecureBoot.Provisioning.Boards;

/// <summary>The partition tables that nanoFramework's firmware comes with.</summary>
/// <remarks>
/// Source: nf-interpreter a3e8139a1 (2026-07-24), targets/ESP32/_IDF/SERIES/partitions_nanoclr_SIZEmb.csv. The firmware
/// of ESP32 moved its deployment on 2025-09-17 (53be3026b): older firmware has another table, which is one more reason
/// to flash the firmware first. The drive of ESP32_H2 with 4 MB is SPIFFS, of all others littlefs.
/// </remarks>
public static class PartitionTables
{
    private const int Kilobyte = 1024;

    private static readonly Dictionary<(string Series, int Megabytes), PartitionTable> s_tables = new()
    {
        [("ESP32", 2)] = new(0x1E0000, 0x010000, 64 * Kilobyte),
        [("ESP32", 4)] = new(0x1E0000, 0x1C0000, 256 * Kilobyte),
        [("ESP32", 8)] = new(0x1E0000, 0x2B0000, 2048 * Kilobyte),
        [("ESP32", 16)] = new(0x1E0000, 0x2B0000, 3072 * Kilobyte),
        [("ESP32_S2", 4)] = new(0x1B0000, 0x1F0000, 256 * Kilobyte),
        [("ESP32_S2", 8)] = new(0x1B0000, 0x2E0000, 2048 * Kilobyte),
        [("ESP32_S2", 16)] = new(0x1B0000, 0x2E0000, 3072 * Kilobyte),
        [("ESP32_S3", 4)] = new(0x1B0000, 0x1F0000, 256 * Kilobyte),
        [("ESP32_S3", 8)] = new(0x1B0000, 0x2E0000, 2048 * Kilobyte),
        [("ESP32_S3", 16)] = new(0x1B0000, 0x2E0000, 3072 * Kilobyte),
        [("ESP32_S3", 32)] = new(0x1B0000, 0x2E0000, 8192 * Kilobyte),
        [("ESP32_C3", 2)] = new(0x1B0000, 0x040000, 64 * Kilobyte),
        [("ESP32_C3", 4)] = new(0x1B0000, 0x1F0000, 256 * Kilobyte),
        [("ESP32_C3", 8)] = new(0x1B0000, 0x1F0000, 2048 * Kilobyte),
        [("ESP32_C3", 16)] = new(0x1B0000, 0x1F0000, 3072 * Kilobyte),
        [("ESP32_C5", 4)] = new(0x250000, 0x170000, 256 * Kilobyte),
        [("ESP32_C5", 8)] = new(0x250000, 0x240000, 2048 * Kilobyte),
        [("ESP32_C5", 16)] = new(0x250000, 0x240000, 3072 * Kilobyte),
        [("ESP32_C6", 4)] = new(0x250000, 0x170000, 256 * Kilobyte),
        [("ESP32_C6", 8)] = new(0x250000, 0x240000, 2048 * Kilobyte),
        [("ESP32_C6", 16)] = new(0x250000, 0x240000, 3072 * Kilobyte),
        [("ESP32_C61", 4)] = new(0x250000, 0x170000, 256 * Kilobyte),
        [("ESP32_C61", 8)] = new(0x250000, 0x240000, 2048 * Kilobyte),
        [("ESP32_C61", 16)] = new(0x250000, 0x240000, 3072 * Kilobyte),
        [("ESP32_H2", 2)] = new(0x1C0000, 0x030000, 64 * Kilobyte),
        [("ESP32_H2", 4)] = new(0x1C0000, 0x1E0000, 256 * Kilobyte),
        [("ESP32_P4", 4)] = new(0x1B0000, 0x1F0000, 256 * Kilobyte),
        [("ESP32_P4", 8)] = new(0x1B0000, 0x2E0000, 2048 * Kilobyte),
        [("ESP32_P4", 16)] = new(0x1B0000, 0x2E0000, 3072 * Kilobyte),
        [("ESP32_P4", 32)] = new(0x1B0000, 0x2E0000, 8192 * Kilobyte),
    };

    /// <summary>The table of a series with this flash size, or null if no firmware for it exists.</summary>
    public static PartitionTable? Find(string series, int megabytes)
    {
        return s_tables.GetValueOrDefault((series, megabytes));
    }

    /// <summary>The flash sizes that the firmware of a series supports, in megabytes.</summary>
    public static IReadOnlyList<int> FlashSizes(string series)
    {
        return [.. s_tables.Keys.Where(key => key.Series == series).Select(key => key.Megabytes).Order()];
    }
}
