using System.Collections.Generic;
using System.Linq;

namespace SecureBoot.Provisioning;

/// <summary>The pins whose level at reset tells the chip itself how to start: the ROM's own loader, the voltage of the flash, where it logs.</summary>
/// <remarks>Source: the strapping pins in the datasheet of each series (Espressif).</remarks>
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
