using System;
using System.Threading;
using nanoFramework.Runtime.Native;

namespace SecureBoot.BootStage;

/// <summary>Resets the board, whatever is left of its memory.</summary>
internal static class Reboot
{
    private const int ReserveBytes = 256;
    private const int PauseMilliseconds = 10;

    // A call needs a frame, and a frame memory: this is set free for it.
    private static byte[]? s_reserve;

    /// <summary>Takes the memory that a reset may need: to be called while there is some.</summary>
    internal static void TakeReserve()
    {
        s_reserve = new byte[ReserveBytes];
    }

    /// <summary>Resets. It does not return.</summary>
    internal static void Now()
    {
        s_reserve = null;
        while (true)
        {
            Try();
        }
    }

    // A method of its own: a handler that ends its method is one instruction short on the device.
    private static void Try()
    {
        try
        {
            Power.RebootDevice();
            Thread.Sleep(PauseMilliseconds);
        }
        catch (Exception)
        {
            // Another thread took the memory: it is asked for again until it is there.
        }
    }
}
