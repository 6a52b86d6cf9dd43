// Written by `secureboot provision` from nf.config: change nf.config and run the command again.
using nanoFramework.Hardware.Esp32;

namespace SecureBoot.BootStage;

/// <summary>The board's settings for the boot stage.</summary>
internal static class BootStageConstants
{
    /// <summary>The drive of the slots and the journal.</summary>
    internal const string Drive = "I:\\";

    /// <summary>The largest size of an image in bytes. The drive must have room for two images.</summary>
    internal const int MaxImageSize = 600000;

    /// <summary>The lowest security counter that boots, whatever the files contain.</summary>
    internal const uint SecurityCounter = 0;

    /// <summary>The longest trial of an image, in minutes; 0 for no limit.</summary>
    internal const int TrialMinutes = 10;

    /// <summary>The number of consecutive starts of an image without a sign of life.</summary>
    internal const int StartLimit = 100;

    /// <summary>The seconds after which a running, confirmed image counts as alive; 0: the application must
    /// report it.</summary>
    internal const int AliveSeconds = 60;

    /// <summary>Whether an image is refused if its version is lower than the confirmed version and its security
    /// counter is the same.</summary>
    internal const bool RefusesDowngrade = false;

    /// <summary>The LED that shows why no image was booted.</summary>
    internal const int LedPin = 2;

    /// <summary>The recovery pin. Low for a quarter of a second at reset, it prevents the boot.</summary>
    internal const int RecoveryPin = 27;

    /// <summary>The serial port on which recovery takes an image. COM1 belongs to the Wire Protocol.</summary>
    internal const string RecoveryPort = "COM2";

    /// <summary>The recovery port's speed, in baud.</summary>
    internal const int RecoveryBaudRate = 115200;

    /// <summary>The pin on which the recovery port receives.</summary>
    internal const int RecoveryReceivePin = 32;

    /// <summary>The function of that pin.</summary>
    internal const DeviceFunction RecoveryReceive = DeviceFunction.COM2_RX;

    /// <summary>The pin on which the recovery port sends.</summary>
    internal const int RecoveryTransmitPin = 33;

    /// <summary>The function of that pin.</summary>
    internal const DeviceFunction RecoveryTransmit = DeviceFunction.COM2_TX;

    /// <summary>The class identifier of the images that this board accepts; null accepts any product.</summary>
    internal static byte[]? GetProduct()
    {
        return new byte[]
        {
            0x11, 0x5B, 0x22, 0xB1, 0xE1, 0x61, 0x5A, 0xF3, 0x92, 0x6F, 0x7B, 0x26, 0x96, 0x33, 0x93, 0x2C,
        };
    }
}
