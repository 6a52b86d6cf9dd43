using System;
using System.Collections.Generic;
using System.Linq;

namespace SecureBoot.Provisioning.Boards;

/// <summary>The targets that nanoFramework builds firmware for, and the series of chips that each belongs to.</summary>
/// <remarks>Source: nf-interpreter a3e8139a1 (2026-07-24), targets/ESP32/defconfig, CONFIG_TARGET_SERIES of
/// each.</remarks>
public static class BoardTargets
{
    private static readonly Dictionary<string, string[]> s_targets = new()
    {
        ["ESP32"] =
        [
            "ESP32_REV0", "ESP32_REV3", "ESP32_BLE_REV0", "ESP32_BLE_REV3", "ESP32_PSRAM_REV0", "ESP32_PSRAM_REV3",
            "ESP32_PSRAM_REV3_IPV6", "ESP32_PSRAM_XTAL26_REV0",
            "ESP32_PSRAM_BLE_GenericGraphic_REV3", "ESP32_GenericDisplay_REV0", "ESP32_ETHERNET_KIT_1.2",
            "ESP32_LILYGO", "ESP32_OLIMEX", "ESP32_OLIMEX_WROVER", "ESP32_PICO",
            "ESP32_WESP32", "ESP32_WT32_ETH01", "ESP_WROVER_KIT", "LilygoTWatch2020", "LilygoTWatch2021", "M5Core",
            "M5Core2", "M5Stack", "M5StickC", "M5StickCPlus",
        ],
        ["ESP32_S2"] = ["ESP32_S2"],
        ["ESP32_S3"] = ["ESP32_S3_OCTAL", "ESP32_S3_QUAD", "AtomS3"],
        ["ESP32_C3"] = ["ESP32_C3", "ESP32_C3_BETA"],
        ["ESP32_C5"] = ["ESP32_C5_THREAD"],
        ["ESP32_C6"] = ["ESP32_C6_THREAD"],
        ["ESP32_C61"] = ["ESP32_C61"],
        ["ESP32_H2"] = ["ESP32_H2_THREAD"],
        ["ESP32_P4"] = ["ESP32_P4", "ESP32_P4_REV_LESS3"],
    };

    // SOC_GPIO_PIN_COUNT of ESP-IDF's soc_caps.h.
    private static readonly Dictionary<string, int> s_pins = new()
    {
        ["ESP32"] = 40,
        ["ESP32_S2"] = 47,
        ["ESP32_S3"] = 49,
        ["ESP32_C3"] = 22,
        ["ESP32_C5"] = 29,
        ["ESP32_C6"] = 31,
        ["ESP32_C61"] = 30,
        ["ESP32_H2"] = 28,
        ["ESP32_P4"] = 55,
    };

    /// <summary>Every target, by series.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. s_targets.Values.SelectMany(names => names)];

    /// <summary>The series of a target, or null for an unknown target.</summary>
    public static string? SeriesOf(string target)
    {
        return s_targets.FirstOrDefault(pair => pair.Value.Contains(target)).Key;
    }

    /// <summary>The chip revision that a target is built for, if <paramref name="major"/> is another revision;
    /// otherwise null.</summary>
    /// <remarks>Source: the REV_MIN settings of each target's sdkconfig (nf-interpreter, targets/ESP32/_IDF), which the
    /// targets' names repeat.</remarks>
    public static string? RevisionProblem(string target, int major)
    {
        ArgumentNullException.ThrowIfNull(target);
        bool needsThree = target == "ESP32_P4" || target.Contains("REV3", StringComparison.Ordinal);
        return needsThree && major < 3 ? "v3.0 or later"
            : target == "ESP32_PICO" && major < 1 ? "v1.0 or later"
            : target == "ESP32_P4_REV_LESS3" && major >= 3 ? "one before v3.0"
            : null;
    }

    /// <summary>Whether the target's firmware is built with nanoFramework.System.Security.Cryptography: all but
    /// one.</summary>
    public static bool HasCryptography(string target)
    {
        return target != "AtomS3";
    }

    /// <summary>The number of pins of a series, which start at 0.</summary>
    public static int PinCount(string series)
    {
        return s_pins[series];
    }
}
