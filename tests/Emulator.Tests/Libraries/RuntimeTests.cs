using SecureBoot.Emulator.Results;
using Xunit;

namespace SecureBoot.Emulator.Tests.Libraries;

/// <summary>nanoFramework.Runtime.Native and nanoFramework.Hardware.Esp32 on the board.</summary>
public sealed class RuntimeTests
{
    private readonly LibraryProgram _program = new("""
        public static void Reboot() { Power.OnRebootEvent += () => Console.WriteLine("going"); Power.RebootDevice(); }
        public static string Info()
        {
            return SystemInfo.Platform + " " + SystemInfo.TargetName + " " + SystemInfo.Version;
        }
        public static int Passes()
        {
            long t = System.Environment.TickCount64;
            Thread.Sleep(250);
            return (int)(System.Environment.TickCount64 - t);
        }
        public static string SetTime()
        {
            Rtc.SetSystemTime(new DateTime(2031, 2, 3, 4, 5, 6));
            return DateTime.UtcNow.ToString("yyyy-MM-dd HH:mm:ss");
        }
        public static bool Frees()
        {
            uint before = nanoFramework.Runtime.Native.GC.Run(true);
            byte[] kept = new byte[20000];
            uint with = nanoFramework.Runtime.Native.GC.Run(true);
            if (kept.Length != 20000) { return false; }
            kept = null;
            return before - with > 19999 && nanoFramework.Runtime.Native.GC.Run(true) - with > 19999;
        }

        public static string Pins()
        {
            Configuration.SetPinFunction(21, DeviceFunction.I2C1_DATA);
            return Configuration.GetFunctionPin(DeviceFunction.I2C1_DATA).ToString();
        }
        public static int LightSleep()
        {
            ulong t = HighResTimer.GetCurrent();
            Sleep.EnableWakeupByTimer(TimeSpan.FromSeconds(2));
            Sleep.StartLightSleep();
            return (int)((HighResTimer.GetCurrent() - t) / 1000);
        }
        public static void DeepSleep() { Sleep.EnableWakeupByTimer(TimeSpan.FromSeconds(2)); Sleep.StartDeepSleep(); }
        public static int Ticks()
        {
            int ticks = 0;
            HighResTimer timer = new HighResTimer();
            timer.OnHighResTimerExpired += (sender, e) => ticks++;
            timer.StartOnePeriodic(10000);
            Thread.Sleep(55);
            timer.Stop();
            Thread.Sleep(50);
            timer.Dispose();
            return ticks;
        }
        """);

    [Fact]
    public void Reboot_TellsFirst_AndEndsTheRun()
    {
        RunResult run = _program.End("Reboot");
        Assert.Equal(Outcome.Rebooted, run.Outcome);
        Assert.True(_program.Board.IsResetRequested);
        Assert.Equal("going", _program.TakeOutput());
    }

    [Fact]
    public void DeepSleep_EndsInAReset() => Assert.Equal(Outcome.Rebooted, _program.End("DeepSleep").Outcome);

    [Fact]
    public void LightSleep_LastsAsLongAsItsTimer() => Assert.InRange((int)_program.Call("LightSleep")!, 2000, 2001);

    [Fact]
    public void SystemInfo_IsThatOfAnEsp32() =>
        Assert.StartsWith("ESP32 ESP32_REV3 1.", (string)_program.Call("Info")!, System.StringComparison.Ordinal);

    [Fact]
    public void Ticks_AreMillisecondsOfVirtualTime() => Assert.InRange((int)_program.Call("Passes")!, 250, 251);

    [Fact]
    public void SetSystemTime_IsWhatTheClockSays() => Assert.Equal("2031-02-03 04:05:06", _program.Call("SetTime"));

    [Fact]
    public void GarbageCollection_SaysWhatIsFree() => Assert.Equal(true, _program.Call("Frees"));

    [Fact]
    public void PinFunction_IsTheOneThatWasSet() => Assert.Equal("21", _program.Call("Pins"));

    [Fact]
    public void HighResTimer_Periodic_TicksUntilItIsStopped() => Assert.Equal(5, _program.Call("Ticks"));
}
