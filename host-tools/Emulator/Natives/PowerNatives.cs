using SecureBoot.Emulator.Execution;

namespace SecureBoot.Emulator.Natives;

/// <summary>Reset of the board.</summary>
internal static class PowerNatives
{
    public static void Add(NativeTable table)
    {
        table.On("nanoFramework.Runtime.Native.Power").Add("Reboot", Reboot);
    }

    private static void Reboot(NativeCall call)
    {
        call.Machine.Board.RequestReset();
        throw new StopRun(Outcome.Rebooted, "the firmware asked for a reboot");
    }
}
