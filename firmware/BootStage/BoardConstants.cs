namespace SecureBoot.BootStage;

/// <summary>What this boot stage knows of its board.</summary>
internal static class BoardConstants
{
    /// <summary>Where the slots and the journal are: the internal drive.</summary>
    internal const string Drive = "I:\\";

    /// <summary>Most bytes an image may have. Two of them must fit the drive: on its usual 256 KB partition keep images below 100 KB.</summary>
    internal const int MaxImageSize = 200 * 1024;

    /// <summary>The lowest security counter that boots, whatever the files say.</summary>
    internal const uint SecurityCounter = 0;

    /// <summary>The LED that shows why nothing was booted.</summary>
    internal const int LedPin = 2;

    /// <summary>Held low at reset, nothing is booted: the BOOT button of most ESP32 boards.</summary>
    internal const int RecoveryPin = 0;

    /// <summary>The serial port on which recovery takes an image. COM1 is the Wire Protocol's.</summary>
    internal const string RecoveryPort = "COM2";

    /// <summary>Its speed.</summary>
    internal const int RecoveryBaudRate = 115200;

    /// <summary>The pin that it receives on.</summary>
    internal const int RecoveryReceivePin = 16;

    /// <summary>The pin that it sends on.</summary>
    internal const int RecoveryTransmitPin = 17;
}
