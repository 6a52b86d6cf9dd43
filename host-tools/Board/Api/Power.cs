using SecureBoot.Board;

namespace nanoFramework.Runtime.Native;

/// <summary>Reset of <see cref="VirtualBoard.Current"/>.</summary>
public class Power
{
    /// <summary>Resets the device. On the device it does not return; here the reset is done when the firmware's call ends.</summary>
    public static void RebootDevice(RebootOption rebootOption = RebootOption.NormalReboot)
    {
        VirtualBoard.Current.RequestReset();
    }
}
