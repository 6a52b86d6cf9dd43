using System.Reflection;
using System.Threading;
using nanoFramework.Runtime.Native;

namespace SecureBoot.BootStage;

/// <summary>Resets the board, even with little free memory and with handlers of the application.</summary>
internal static class Reboot
{
    /// <summary>Memory for the frames of a reset, one part for each try. Drop a part before the call of
    /// <see cref="Try"/>: a call needs memory for its frame, an assignment does not.</summary>
    internal static Reserve? s_room;

    private const int RoomBytes = 1024;
    private const int PauseMilliseconds = 10;

    // Power.RebootDevice waits for the handlers of Power.OnRebootEvent. The application may have added handlers that
    // never return.
    private static MethodInfo? s_native;
    private static object[] s_arguments = new object[0];

    /// <summary>Allocates the memory that a reset may need. Call this method while memory is available.</summary>
    internal static void Prepare()
    {
        s_room = new Reserve(RoomBytes, new Reserve(RoomBytes, null));
        MethodInfo? native = typeof(Power).GetMethod("NativeReboot", BindingFlags.Static | BindingFlags.NonPublic);
        if (native is null)
        {
            return;
        }

        // Before version 1.7.11 of the library, the method had no parameter.
        s_arguments = native.GetParameters().Length == 0 ? new object[0] : new object[] { RebootOption.NormalReboot };
        s_native = native;
    }

    /// <summary>Resets the board. The method returns, or throws because memory is missing, only if the reset failed:
    /// call it again.</summary>
    /// <param name="isDirect">Whether to skip the handlers of Power.OnRebootEvent. Alternate between the two ways, in
    /// case one way fails.</param>
    internal static void Try(bool isDirect)
    {
        if (isDirect && s_native is not null)
        {
            s_native.Invoke(null, s_arguments);
        }
        else
        {
            Power.RebootDevice();
        }

        // The runtime resets at its next switch of threads.
        Thread.Sleep(PauseMilliseconds);
    }
}
