using System.Collections.Generic;
using System.Linq;

namespace SecureBoot.Provisioning.Boards;

/// <summary>The pin of each channel of nanoFramework's AdcController.</summary>
/// <remarks>
/// Source: Esp32_ADC_DevicePinMap in targets/ESP32/_common/SERIES_DeviceMapping.cpp of nf-interpreter; ESP32_S3: the
/// ADC's channels in ESP-IDF's adc_channel.h. The tables of ESP32_S2 and ESP32_C5 are marked there as to be reviewed,
/// that of ESP32_C61 contradicts the chip's data sheet: those series have no row here.
/// </remarks>
public static class AnalogPins
{
    private static readonly Dictionary<string, int[]> s_pins = new()
    {
        // 8 and 9 are sensors inside the chip.
        ["ESP32"] = [36, 37, 38, 39, 32, 33, 34, 35, -1, -1, 4, 0, 2, 15, 13, 12, 14, 27, 25, 26],
        ["ESP32_S3"] = [.. Enumerable.Range(1, 20)],
        ["ESP32_C3"] = [0, 1, 2, 3, 4, 5],
        ["ESP32_C6"] = [0, 1, 2, 3, 4, 5, 6],
        ["ESP32_H2"] = [1, 2, 3, 4, 5],
        ["ESP32_P4"] = [16, 17, 18, 19, 20, 21, 22, 23, 49, 50, 51, 52, 53, 54],
    };

    /// <summary>The pin of a channel, or null if the channel has no pin or an unknown pin.</summary>
    public static int? Find(string series, int channel)
    {
        return s_pins.TryGetValue(series, out int[]? pins)
            && channel >= 0
            && channel < pins.Length
            && pins[channel] >= 0 ? pins[channel] : null;
    }

    /// <summary>The channels of a series, for a message; empty where they are not known.</summary>
    public static string Describe(string series)
    {
        return string.Join(
            ", ",
            Enumerable
                .Range(0, s_pins.GetValueOrDefault(series, []).Length)
                .Where(channel => Find(series, channel) is not null));
    }
}
