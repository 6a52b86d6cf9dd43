// Written by `secureboot provision` from nf.config: change that and write this anew.
using nanoFramework.Hardware.Esp32;

namespace SecureBoot.BootStage;

/// <summary>What this boot stage knows of its board.</summary>
internal static class BootStageConstants
{
    /// <summary>Where the slots and the journal are.</summary>
    internal const string Drive = "I:\\";

    /// <summary>Most bytes an image may have. Two of them must fit the drive.</summary>
    internal const int MaxImageSize = 600000;

    /// <summary>The lowest security counter that boots, whatever the files say.</summary>
    internal const uint SecurityCounter = 0;

    /// <summary>How long an image may be on trial, in minutes; 0 for ever.</summary>
    internal const int TrialMinutes = 10;

    /// <summary>How often in a row an image is started without a sign of life.</summary>
    internal const int StartLimit = 100;

    /// <summary>How long a confirmed image runs until that is a sign of life, in seconds; 0 never: the
    /// application gives it.</summary>
    internal const int AliveSeconds = 60;

    /// <summary>Whether a lower version than the confirmed one is refused when the security counter is the
    /// same.</summary>
    internal const bool RefusesDowngrade = false;

    /// <summary>The LED that shows why nothing was booted.</summary>
    internal const int LedPin = 2;

    /// <summary>Held low for a quarter of a second at reset, nothing is booted.</summary>
    internal const int RecoveryPin = 27;

    /// <summary>The serial port on which recovery takes an image. COM1 is the Wire Protocol's.</summary>
    internal const string RecoveryPort = "COM2";

    /// <summary>The recovery port's speed, in baud.</summary>
    internal const int RecoveryBaudRate = 115200;

    /// <summary>The pin that it receives on.</summary>
    internal const int RecoveryReceivePin = 32;

    /// <summary>What that pin is set up as.</summary>
    internal const DeviceFunction RecoveryReceive = DeviceFunction.COM2_RX;

    /// <summary>The pin that it sends on.</summary>
    internal const int RecoveryTransmitPin = 33;

    /// <summary>What that pin is set up as.</summary>
    internal const DeviceFunction RecoveryTransmit = DeviceFunction.COM2_TX;

    /// <summary>The class identifier of the images that this board takes; null: of any product.</summary>
    internal static byte[]? GetProduct()
    {
        return new byte[]
        {
            0x11, 0x5B, 0x22, 0xB1, 0xE1, 0x61, 0x5A, 0xF3, 0x92, 0x6F, 0x7B, 0x26, 0x96, 0x33, 0x93, 0x2C,
        };
    }
}
