using System;
using SecureBoot.Board;

namespace nanoFramework.Hardware.Esp32;

/// <summary>Which pin of the ESP32 does what. The virtual board's ports are wired already, so it only checks.</summary>
public class Configuration
{
    /// <summary>Gives a pin a function.</summary>
    /// <exception cref="ArgumentException">There is no such pin or function.</exception>
    public static void SetPinFunction(int pin, DeviceFunction function)
    {
        if (!VirtualPins.Exists(pin) || !Enum.IsDefined(function))
        {
            throw new ArgumentException($"pin {pin} cannot be {function}");
        }
    }
}
