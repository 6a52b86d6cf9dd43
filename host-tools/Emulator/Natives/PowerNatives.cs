using SecureBoot.Emulator.Execution;

namespace SecureBoot.Emulator.Natives;

/// <summary>Reset of the board, and its clock.</summary>
internal static class PowerNatives
{
    public static void Add(NativeTable table)
    {
        table.On("nanoFramework.Runtime.Native.Power").Add("Reboot", Reboot);
        table.On("System.Environment").Add("get_TickCount64", static c => c.Return(c.Machine.Microseconds / 1000));
    }

    private static void Reboot(NativeCall call)
    {
        call.Machine.Board.RequestReset();
        throw new StopRun(Outcome.Rebooted, "the firmware asked for a reboot");
    }
}
