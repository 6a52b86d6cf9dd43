// Written by `secureboot provision` from nf.config: change that and write this anew.
using nanoFramework.Hardware.Esp32;

namespace SecureBoot.BootStage;

/// <summary>What this boot stage knows of its board.</summary>
internal static class BoardConstants
{
    /// <summary>Where the slots and the journal are.</summary>
    internal const string Drive = "I:\\";

    /// <summary>Most bytes an image may have. Two of them must fit the drive.</summary>
    internal const int MaxImageSize = 98304;

    /// <summary>The lowest security counter that boots, whatever the files say.</summary>
    internal const uint SecurityCounter = 0;

    /// <summary>The LED that shows why nothing was booted.</summary>
    internal const int LedPin = 2;

    /// <summary>Held low at reset, nothing is booted: the BOOT button of most ESP32 boards is pin 0.</summary>
    internal const int RecoveryPin = 0;

    /// <summary>The serial port on which recovery takes an image. COM1 is the Wire Protocol's.</summary>
    internal const string RecoveryPort = "COM2";

    /// <summary>Its speed.</summary>
    internal const int RecoveryBaudRate = 115200;

    /// <summary>The pin that it receives on.</summary>
    internal const int RecoveryReceivePin = 16;

    /// <summary>What that pin is set up as.</summary>
    internal const DeviceFunction RecoveryReceive = DeviceFunction.COM2_RX;

    /// <summary>The pin that it sends on.</summary>
    internal const int RecoveryTransmitPin = 17;

    /// <summary>What that pin is set up as.</summary>
    internal const DeviceFunction RecoveryTransmit = DeviceFunction.COM2_TX;
}
