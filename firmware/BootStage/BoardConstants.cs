namespace SecureBoot.BootStage;

/// <summary>What this boot stage knows of its board.</summary>
internal static class BoardConstants
{
    /// <summary>The application image, on the internal drive.</summary>
    internal const string ImagePath = "I:\\app.img";

    /// <summary>Most bytes an image may have: what the 256 KB partition of the internal drive can hold beside its own needs.</summary>
    internal const int MaxImageSize = 200 * 1024;

    /// <summary>The lowest security counter that boots.</summary>
    internal const uint SecurityCounter = 0;

    /// <summary>The LED that shows why nothing was booted.</summary>
    internal const int LedPin = 2;

    /// <summary>Held low at reset, nothing is booted: the BOOT button of most ESP32 boards.</summary>
    internal const int RecoveryPin = 0;
}
