using System;
using SecureBoot.Boot;
using SecureBoot.TrialApp;
using Xunit;

namespace SecureBoot.BootStage.Tests;

/// <summary>A trial ends whatever the image on trial does. The tests run the shipped boot stage on the
/// emulator.</summary>
public class TrialDeadlineTests
{
    // behaviour, least and most seconds of the trial, reason
    public static TheoryData<uint, int, int, string> Trials { get; } = new()
    {
        { Behaviour.Hang, 600, 660, "it sleeps for ever" },
        { Behaviour.LoseThread, 600, 660, "the thread that does the work died" },
        { Behaviour.TakeAllAndHang, 0, 660, "all memory is taken" },
        { Behaviour.Extend, 4200, 4260, "it has asked for an hour more, and for a minute more that it does not get" },
    };

    [Theory]
    [MemberData(nameof(Trials))]
    public void Trial_NeverConfirmed_IsResetAndReverted(uint behaviour, int from, int to, string reason)
    {
        RunTrial(behaviour, from, to, reason, minutes: 120);
    }

    [Fact]
    public void Trial_TakesAllMemoryAgainAndAgain_IsResetAndReverted()
    {
        RunTrial(Behaviour.TakeAllForever, 600, 660, "all memory is taken, again and again, at the highest priority",
            minutes: 15);
    }

    private static void RunTrial(uint behaviour, int from, int to, string reason, int minutes)
    {
        using EmulatedDevice device = new();
        device.Install(
            EmulatedDevice.MakeApp(Behaviour.Confirm),
            SlotState.Confirmed,
            EmulatedDevice.MakeApp(behaviour, major: 2),
            SlotState.Pending);

        string console = device.PowerOn(minutes);
        Assert.Contains("boot: Trial slot B: Pending", console, StringComparison.Ordinal);
        Assert.Contains("app: Trial of version 2", console, StringComparison.Ordinal);
        Assert.True(device.Seconds >= from && device.Seconds <= to, $"{reason}: {device.Seconds} s");

        Assert.Contains("boot: Revert slot A: NotConfirmed", device.PowerOn(), StringComparison.Ordinal);
        Assert.Equal(SlotState.Rejected, device.Journal.StateOf(Slot.B));
    }

    // Runs 10 minutes of an ESP32's instructions.
    [Fact]
    public void Trial_SpinsAtTheHighestPriority_IsResetAndReverted()
    {
        using EmulatedDevice device = new();
        device.Install(
            EmulatedDevice.MakeApp(Behaviour.Confirm),
            SlotState.Confirmed,
            EmulatedDevice.MakeApp(Behaviour.Spin, major: 2),
            SlotState.Pending);
        device.PowerOn();
        Assert.InRange(device.Seconds, 600, 700);
        Assert.Contains("boot: Revert slot A: NotConfirmed", device.PowerOn(), StringComparison.Ordinal);
    }

    [Fact]
    public void Trial_Extended_SaysSo()
    {
        using EmulatedDevice device = new();
        device.Put(Slot.A, EmulatedDevice.MakeApp(Behaviour.Extend));
        Assert.Contains("app: extend 0 13", device.PowerOn(minutes: 120), StringComparison.Ordinal);
    }
}
