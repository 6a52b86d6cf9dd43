using System.Collections.Generic;
using System.Linq;

namespace SecureBoot.Provisioning.Boards;

/// <summary>The pins whose level at reset selects the chip's start mode: the ROM's own loader, the voltage of the
/// flash, the output of its log.</summary>
/// <remarks>
/// Source: the GPIO summary of each chip in the ESP-IDF Programming Guide
/// (docs/en/api-reference/peripherals/gpio/CHIP.inc of espressif/esp-idf, commits 65b592d for ESP32-C5, 95ab3cc for
/// ESP32-C61, 046bb81 for ESP32-P4), which refers to the chip's datasheet. Of the ESP32-C5 it leaves out 3 (MTDI),
/// which the chip's STRAP register samples, and 26, of which no register says so: neither is offered.
/// </remarks>
public static class StrappingPins
{
    private static readonly Dictionary<string, int[]> s_pins = new()
    {
        ["ESP32"] = [0, 2, 5, 12, 15],
        ["ESP32_S2"] = [0, 45, 46],
        ["ESP32_S3"] = [0, 3, 45, 46],
        ["ESP32_C3"] = [2, 8, 9],
        ["ESP32_C5"] = [2, 3, 7, 25, 26, 27, 28],
        ["ESP32_C6"] = [4, 5, 8, 9, 15],
        ["ESP32_C61"] = [3, 4, 7, 8, 9],
        ["ESP32_H2"] = [2, 3, 8, 9, 25],
        ["ESP32_P4"] = [34, 35, 36, 37, 38],
    };

    /// <summary>Whether a pin is one of a series'.</summary>
    public static bool Contains(string series, int pin)
    {
        return s_pins.TryGetValue(series, out int[]? pins) && pins.Contains(pin);
    }
}
