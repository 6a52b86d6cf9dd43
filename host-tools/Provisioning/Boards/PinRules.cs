using System;
using System.Collections.Generic;
using System.Linq;

namespace SecureBoot.Provisioning.Boards;

/// <summary>The chip's own uses of its pins, which leave a board no other use, or a use only with
/// care.</summary>
/// <remarks>
/// Sources. Pins that exist and pins that are inputs only: SOC_GPIO_VALID_GPIO_MASK and SOC_GPIO_VALID_OUTPUT_GPIO_MASK
/// of components/soc/CHIP/include/soc/soc_caps.h; UART0: uart_pins.h beside it (ESP-IDF 102122904). Flash: the pins
/// that nanoCLR reserves, targets/ESP32/_nanoCLR/System.Device.Gpio/cpu_gpio.cpp (nf-interpreter a3e8139a1). ESP32
/// GPIO20: bonded out on ESP32-PICO-V3 only; GPIO16 and 17: the PSRAM of ESP32-WROVER, the flash of ESP32-PICO-D4;
/// ESP32-S3 GPIO33 to 37: octal flash or PSRAM; USB: the GPIO tables of the datasheets (Espressif).
/// </remarks>
public static class PinRules
{
    private static readonly Dictionary<string, Rules> s_rules = new()
    {
        ["ESP32"] = new([20, 24, .. Range(28, 31)], Range(6, 11), [1, 3], [], Range(34, 39)),
        ["ESP32_S2"] = new(Range(22, 25), Range(26, 32), [43, 44], [19, 20], [46]),
        ["ESP32_S3"] = new(Range(22, 25), Range(26, 32), [43, 44], [19, 20], []),
        ["ESP32_C3"] = new([], Range(12, 17), [20, 21], [18, 19], []),
        ["ESP32_C5"] = new([], Range(15, 22), [11, 12], [13, 14], []),
        ["ESP32_C6"] = new([], Range(24, 30), [16, 17], [12, 13], []),
        ["ESP32_C61"] = new([], Range(14, 21), [10, 11], [12, 13], []),
        ["ESP32_H2"] = new([], Range(15, 21), [23, 24], [26, 27], []),
        ["ESP32_P4"] = new([], [], [37, 38], [24, 25], []),
    };

    /// <summary>The reason why a pin cannot be used on any board; null if it can be used.</summary>
    /// <param name="series">The series of the chip.</param>
    /// <param name="pin">The pin's number.</param>
    /// <param name="use">The intended use of the pin.</param>
    public static string? Impossible(string series, int pin, PinUse use)
    {
        Rules rules = s_rules[series];
        return rules.Missing.Contains(pin) ? $"which the {series} does not have"
            : !rules.InputOnly.Contains(pin) ? null
            : use == PinUse.Output ? $"which is an input only on the {series}"
            : use == PinUse.PulledInput ? $"which has no pull-up and no pull-down on the {series}, and would float"
            : null;
    }

    /// <summary>The chip's or module's own use of a pin; null if there is no own use. A board may be wired
    /// so that it does no harm.</summary>
    /// <param name="target">The firmware of the board.</param>
    /// <param name="series">The series of its chip.</param>
    /// <param name="pin">The pin's number.</param>
    public static string? Reserved(string target, string series, int pin)
    {
        ArgumentNullException.ThrowIfNull(target);
        Rules rules = s_rules[series];
        return rules.Flash.Contains(pin)
            || ModuleMemory(target, series).Contains(pin) ? $"which the {target} has its flash or PSRAM at"
            : rules.Uart0.Contains(pin) ? $"a pin of UART0 on the "
                + $"{series}, where the chip and nanoCLR's Wire Protocol talk"
            : rules.Usb.Contains(pin) ? $"a pin of USB on the {series}, where nanoCLR's Wire Protocol may talk"
            : StrappingPins.Contains(series, pin)
                ? $"a strapping pin of the {series}, whose level at reset changes how the chip starts"
            : null;
    }

    private static int[] ModuleMemory(string target, string series)
    {
        bool hasMemory = target.Contains("PSRAM", StringComparison.Ordinal)
            || target.Contains("WROVER", StringComparison.Ordinal)
            || target == "ESP32_PICO";
        return series == "ESP32" && hasMemory ? [16, 17] : target == "ESP32_S3_OCTAL" ? Range(33, 37) : [];
    }

    private static int[] Range(int first, int last)
    {
        return [.. Enumerable.Range(first, last - first + 1)];
    }

    private sealed record Rules(int[] Missing, int[] Flash, int[] Uart0, int[] Usb, int[] InputOnly);
}
