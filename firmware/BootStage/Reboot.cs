using nanoFramework.Runtime.Native;

namespace SecureBoot.BootStage;

/// <summary>Resets the board.</summary>
internal static class Reboot
{
    internal static void Now()
    {
        Power.RebootDevice();
    }
}
