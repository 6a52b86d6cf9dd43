using System.Runtime.CompilerServices;

namespace nanoFramework.Runtime.Native;

public class Power
{
    public static event RebootEventHandler OnRebootEvent;

    public static void RebootDevice(RebootOption rebootOption = RebootOption.NormalReboot)
    {
        RebootDevice(-1, rebootOption);
    }

    public static void RebootDevice(int exeConstraintTimeout, RebootOption rebootOption = RebootOption.NormalReboot)
    {
        try
        {
            ExecutionConstraint.Install(exeConstraintTimeout, 4);
            OnRebootEvent?.Invoke();
        }
        catch
        {
            // An exception of a handler does not prevent the reboot.
        }
        finally
        {
            NativeReboot(rebootOption);
        }
    }

    [MethodImpl(MethodImplOptions.InternalCall)]
    internal static extern void NativeReboot(RebootOption rebootOption);
}
