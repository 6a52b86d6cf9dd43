using SecureBoot.Emulator.Execution;
using SecureBoot.Emulator.Threads;

namespace SecureBoot.Emulator.Natives;

/// <summary>Thread.SpinWait and System.Threading.SpinWait: time passes. Other threads run meanwhile, which the device's
/// short spins do not let them.</summary>
internal static class SpinNatives
{
    public static void Add(NativeTable table)
    {
        table.On("System.Threading.Thread").Add("SpinWait(System.Int32)", static c => { });
        table.On("System.Threading.SpinWait")
            .Add("SpinOnce", static c => { })
            .Add("SpinUntil(System.Int32)", static c => Until(c, c.I4(0)))
            .Add("SpinUntil(System.TimeSpan)", static c => Until(c, Timeouts.Milliseconds(c, 0)));
    }

    private static void Until(NativeCall call, int milliseconds)
    {
        bool isOver = call.Thread.Wake != WakeReason.None;
        call.Thread.Wake = WakeReason.None;
        if (!isOver && milliseconds > 0)
        {
            call.Thread.WaitsFor = null;
            call.Wait(call.Runtime.Scheduler.Deadline(milliseconds));
        }
    }
}
