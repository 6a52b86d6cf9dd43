using System;
using SecureBoot.Boot;
using SecureBoot.BootStage.Tests.Serial;
using SecureBoot.TrialApp;
using SecureBoot.Update.Serial;
using Xunit;

namespace SecureBoot.BootStage.Tests;

/// <summary>Confirmed images that fail: after each reset the board reaches a running image or recovery. The tests run
/// the shipped boot stage on the emulator.</summary>
public class ComeBackTests
{
    private const int StartLimit = 5;

    [Theory]
    [InlineData(Behaviour.Throw, "it throws at each start")]
    [InlineData(Behaviour.Leak, "it takes all memory, dies of that, and keeps it")]
    [InlineData(Behaviour.RequestRecovery, "")]
    public void Boot_ConfirmedImageFailsAtEachStart_GoesToTheOtherOne(uint behaviour, string reason)
    {
        using EmulatedDevice device = new();
        device.Install(
            EmulatedDevice.MakeApp(behaviour),
            SlotState.Confirmed,
            EmulatedDevice.MakeApp(Behaviour.Confirm, major: 2),
            SlotState.Confirmed);
        if (behaviour == Behaviour.RequestRecovery)
        {
            Assert.Contains("app: recovery 0", device.PowerOn(), StringComparison.Ordinal);
            Assert.Contains("boot: Refuse: RecoveryRequested", device.PowerOn(), StringComparison.Ordinal);
            Assert.InRange(device.Seconds, 175, 200);
            return;
        }

        for (int i = 0; i < StartLimit; i++)
        {
            Assert.Contains("boot: Boot slot A: Confirmed", device.PowerOn(), StringComparison.Ordinal);
        }

        Assert.True(
            device.PowerOn().Contains("boot: Boot slot B: OtherUnresponsive", StringComparison.Ordinal), reason);
    }

    [Fact]
    public void Boot_OnlyImageFailsAtEachStart_IsRecoveryAndTriedAnew()
    {
        using EmulatedDevice device = new();
        device.Install(EmulatedDevice.MakeApp(Behaviour.Leak), SlotState.Confirmed);
        for (int i = 0; i < StartLimit; i++)
        {
            Assert.Contains("app: Boot of version 1", device.PowerOn(), StringComparison.Ordinal);
        }

        Assert.Contains("boot: Refuse: Unresponsive", device.PowerOn(), StringComparison.Ordinal);
        Assert.InRange(device.Seconds, 175, 200);
        Assert.Contains("app: Boot of version 1", device.PowerOn(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Behaviour.RunAMinute, "it runs for longer than aliveSeconds")]
    [InlineData(Behaviour.AliveThenThrow, "it gives a sign of life itself")]
    public void Boot_ImageThatGivesASignOfLife_IsStartedAgainEachTime(uint behaviour, string reason)
    {
        using EmulatedDevice device = new();
        device.Install(
            EmulatedDevice.MakeApp(behaviour),
            SlotState.Confirmed,
            EmulatedDevice.MakeApp(Behaviour.Confirm, major: 2),
            SlotState.Confirmed);
        for (int i = 0; i < 2 * StartLimit; i++)
        {
            Assert.True(device.PowerOn().Contains("boot: Boot slot A: Confirmed", StringComparison.Ordinal), reason);
            Assert.Equal(0, device.Journal.Starts);
        }
    }

    [Fact]
    public void Boot_ConfirmedImageWhoseLaunchHasNoMemory_TakesAGoodOneInRecovery()
    {
        using EmulatedDevice device = new();
        byte[] large = EmulatedBoot.MakeImageOfTwo(EmulatedDevice.Key, bytesOfEach: 30 * 1024);
        device.Install(large, SlotState.Confirmed);
        Assert.Contains("boot: refused: launch status 1", device.PowerOn(), StringComparison.Ordinal);
        Assert.Contains("boot: refused: launch status 1", device.PowerOn(), StringComparison.Ordinal);

        BoardGreeting? greeting = null;
        using EmulatedLine line = new(device.Board, "COM2", host =>
        {
            host.WaitForOpenPort();
            PushClient client = new(host, host.Time, tries: 3);
            greeting = client.Greet();
            client.Push(EmulatedDevice.MakeApp(Behaviour.Confirm, major: 2), greeting, isAnew: false);
            client.Reset();
        });
        string console = device.PowerOn();
        line.Finish();
        Assert.Null(line.Failure);
        Assert.Contains("boot: Refuse: LaunchFailed", console, StringComparison.Ordinal);
        Assert.DoesNotContain("verified", console, StringComparison.Ordinal);
        Assert.Equal(BootReason.LaunchFailed, greeting!.Reason);
        Assert.Contains("app: Trial of version 2 in slot B", device.PowerOn(), StringComparison.Ordinal);
    }

    [Fact]
    public void Boot_ImageIsSwappedByHand_HasATrial()
    {
        using EmulatedDevice device = new();
        device.Install(EmulatedDevice.MakeApp(Behaviour.Confirm), SlotState.Confirmed);
        device.Put(Slot.A, EmulatedDevice.MakeApp(Behaviour.Confirm, major: 9, counter: 9));
        Assert.Contains("boot: Trial slot A: Pending", device.PowerOn(), StringComparison.Ordinal);
        Assert.Equal(9u, device.Journal.Counter);
    }

    [Theory]
    [InlineData(50, false)]
    [InlineData(1000, true)]
    public void Pin_LowAtReset_IsRecoveryOnlyWhenItStaysLow(int milliseconds, bool isRecovery)
    {
        using EmulatedDevice device = new();
        device.Put(Slot.A, EmulatedDevice.MakeApp(Behaviour.Confirm));
        device.Board.Pins[EmulatedDevice.RecoveryPin].Drive(false);
        device.Board.Clock.Schedule(
            milliseconds * 1000L, () => device.Board.Pins[EmulatedDevice.RecoveryPin].Drive(true));

        string console = device.PowerOn();
        Assert.Equal(isRecovery, console.Contains("boot: recovery pin is held", StringComparison.Ordinal));
        Assert.Equal(!isRecovery, console.Contains("app:", StringComparison.Ordinal));

        // Without a host on the line, the board boots its image again.
        Assert.InRange(device.Seconds, isRecovery ? 175 : 0, isRecovery ? 200 : 60);
        Assert.Contains("app:", device.PowerOn(), StringComparison.Ordinal);
    }

    [Fact]
    public void Recovery_NothingInstalled_EndsByItselfAndWritesNothing()
    {
        using EmulatedDevice device = new();
        for (int boot = 0; boot < 2; boot++)
        {
            Assert.Contains("boot: Refuse: NothingInstalled", device.PowerOn(), StringComparison.Ordinal);
            Assert.InRange(device.Seconds, 175, 200);
            Assert.Empty(device.Board.Files.GetChildren(@"I:\", directories: false));
        }

        device.Put(Slot.A, EmulatedDevice.MakeApp(Behaviour.Confirm));
        Assert.Contains("boot: Trial slot A", device.PowerOn(), StringComparison.Ordinal);
    }

    [Fact]
    public void Recovery_MissingKeys_EndsByItself()
    {
        using EmulatedDevice device = new();
        device.Install(EmulatedDevice.MakeApp(Behaviour.Confirm), SlotState.Confirmed);
        device.HasKeys = false;
        Assert.Contains("boot: refused: MissingTrustedKeys", device.PowerOn(), StringComparison.Ordinal);
        Assert.InRange(device.Seconds, 175, 200);
        device.HasKeys = true;
        Assert.Contains("boot: Boot slot A: Confirmed", device.PowerOn(), StringComparison.Ordinal);
    }

    [Fact]
    public void Recovery_SomebodyTalks_Waits()
    {
        using EmulatedDevice device = new();
        device.Install(EmulatedDevice.MakeApp(Behaviour.RequestRecovery), SlotState.Confirmed);
        device.PowerOn();
        int greetings = 0;
        using EmulatedLine line = new(device.Board, "COM2", host =>
        {
            host.WaitForOpenPort();
            PushClient client = new(host, host.Time, tries: 3);
            for (int minute = 0; minute < 10; minute++)
            {
                client.Greet();
                greetings++;
                host.Pause(TimeSpan.FromSeconds(60));
            }
        });
        device.PowerOn();
        line.Finish();
        Assert.Null(line.Failure);
        Assert.Equal(10, greetings);
        Assert.InRange(device.Seconds, 540 + 175, 600 + 200);
    }
}
