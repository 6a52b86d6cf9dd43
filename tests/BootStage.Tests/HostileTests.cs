using System;
using SecureBoot.Boot;
using SecureBoot.TrialApp;
using Xunit;

namespace SecureBoot.BootStage.Tests;

/// <summary>Attacks of a signed application on the boot stage's state, prevented or not (docs/threat-model.md). The
/// tests run the shipped boot stage on the emulator.</summary>
public class HostileTests
{
    [Theory]
    [InlineData(Behaviour.ForgeExtension, 4200, "app: extension 1000000")]
    [InlineData(Behaviour.HoldLock, 600, "app: lock held")]
    [InlineData(Behaviour.HoldReset, 600, "app: reset held")]
    [InlineData(Behaviour.EndWithoutMemory, 2, "app: memory taken")]
    public void Trial_ReachesBehindTheSession_EndsAllTheSame(uint behaviour, int seconds, string text)
    {
        using EmulatedDevice device = new();
        device.Install(
            EmulatedDevice.MakeApp(Behaviour.Confirm),
            SlotState.Confirmed,
            EmulatedDevice.MakeApp(behaviour, major: 2),
            SlotState.Pending);
        Assert.Contains(text, device.PowerOn(minutes: 120), StringComparison.Ordinal);
        Assert.InRange(device.Seconds, seconds, seconds + 60);
        Assert.Contains("boot: Revert slot A: NotConfirmed", device.PowerOn(), StringComparison.Ordinal);
    }

    [Fact]
    public void Trial_SaysInMemoryThatItIsConfirmed_RunsOnUntilAReset()
    {
        using EmulatedDevice device = new();
        device.Install(
            EmulatedDevice.MakeApp(Behaviour.Confirm),
            SlotState.Confirmed,
            EmulatedDevice.MakeApp(Behaviour.ForgeState, major: 2),
            SlotState.Pending);
        Assert.Contains("app: confirmed yes", device.RunFor(minutes: 60), StringComparison.Ordinal);

        // The attack works until the reset, because the journal does not record it.
        Assert.Contains("boot: Revert slot A: NotConfirmed", device.PowerOn(), StringComparison.Ordinal);
    }

    [Fact]
    public void Confirmed_DeletesTheJournal_ItsSlotsImageIsNewAndMustVerify()
    {
        using EmulatedDevice device = new();
        device.Install(EmulatedDevice.MakeApp(Behaviour.DeleteJournal), SlotState.Confirmed);
        device.PowerOn();
        Assert.Contains("boot: Trial slot A: Pending", device.PowerOn(), StringComparison.Ordinal);
        Assert.Equal(0u, device.Journal.Counter);
    }

    [Fact]
    public void Confirmed_DeletesBothSlots_IsRecovery()
    {
        using EmulatedDevice device = new();
        device.Install(
            EmulatedDevice.MakeApp(Behaviour.DeleteSlots),
            SlotState.Confirmed,
            EmulatedDevice.MakeApp(Behaviour.Confirm),
            SlotState.Confirmed);
        device.PowerOn();
        Assert.Contains("boot: Refuse: NothingBootable", device.PowerOn(), StringComparison.Ordinal);
    }

    [Fact]
    public void Confirmed_ClearsTheHashOfAKey_TheNextBootHasItAgain()
    {
        using EmulatedDevice device = new();
        device.Install(EmulatedDevice.MakeApp(Behaviour.ClearKey), SlotState.Confirmed);
        device.PowerOn();
        Assert.Contains("boot: Boot slot A: Confirmed", device.PowerOn(), StringComparison.Ordinal);
    }

    [Fact]
    public void Confirmed_LoadsAnAssemblyThatNobodyVerified_IsNotPrevented()
    {
        using EmulatedDevice device = new();
        device.Install(EmulatedDevice.MakeApp(Behaviour.LoadUnsigned), SlotState.Confirmed);
        Assert.Contains("app: loaded TrialApp", device.PowerOn(), StringComparison.Ordinal);
    }
}
