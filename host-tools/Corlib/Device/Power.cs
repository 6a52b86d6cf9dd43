using System.Runtime.CompilerServices;

namespace nanoFramework.Runtime.Native;

public class Power
{
    public static void RebootDevice(RebootOption rebootOption = RebootOption.NormalReboot)
    {
        Reboot();
    }

    [MethodImpl(MethodImplOptions.InternalCall)]
    private static extern void Reboot();
}
