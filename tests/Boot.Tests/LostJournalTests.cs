using SecureBoot.Update.Simulation;
using Xunit;

namespace SecureBoot.Boot.Tests;

/// <summary>Both journal records are bad, so the boot stage decides by the images alone (docs/boot.md, section
/// 3).</summary>
public class LostJournalTests
{
    private static readonly SimulationImage s_old = TestDevice.Setup.Old;
    private static readonly SimulationImage s_new = TestDevice.Setup.New;
    private static readonly SimulationImage s_raised = TestDevice.Setup.Raised;
    private static readonly SimulationImage s_revoking = TestDevice.Setup.Revoking;

    [Fact]
    public void Boot_JournalLost_TriesTheImageWithTheHighestCounterWhichCountsAtOnce()
    {
        foreach (bool isSwapped in new[] { false, true })
        {
            TestDevice device = new();
            device.Install(isSwapped ? Slot.B : Slot.A, s_old, SlotState.Confirmed);
            device.Install(isSwapped ? Slot.A : Slot.B, s_revoking, SlotState.Confirmed);
            Lose(device);

            BootSelection selection = device.Boot();
            Assert.Equal(BootAction.Trial, selection.Action);
            Assert.True(TestDevice.Is(selection, s_revoking));
            Assert.Equal((8u, 1), (device.Journal.State.Counter, device.Journal.State.Revoked.Count));
            Assert.Equal(UpdateSessionResult.Success, device.Launch(selection).Confirm());
            Assert.Equal(BootAction.Boot, device.Boot().Action);
        }
    }

    [Fact]
    public void Boot_JournalLostAndEqualCounters_TriesTheLaterVersionThenTheOther()
    {
        TestDevice device = new();
        device.Install(Slot.A, s_new, SlotState.Confirmed);
        device.Install(Slot.B, s_old, SlotState.Confirmed);
        Lose(device);
        Assert.True(TestDevice.Is(device.Boot(), s_new));
        BootSelection second = device.Boot();
        Assert.True(TestDevice.Is(second, s_old));
        Assert.Equal(UpdateSessionResult.Success, device.Launch(second).Confirm());
        Assert.True(TestDevice.Is(device.Boot(), s_old));
    }

    [Fact]
    public void Push_JournalLost_TakesNothingBelowTheImageThatIsThere()
    {
        TestDevice device = new();
        device.Install(Slot.A, s_raised, SlotState.Confirmed);
        Lose(device);

        // Nothing has booted, because the recovery pin was held.
        device.Storage.PowerOff();
        Updater updater = new(device.Storage, new Journal(device.Storage), device.Counter, TestDevice.Setup.Keys,
            device.Settings, Slot.None);
        Assert.Equal(UpdateSessionResult.OldCounter, TestDevice.Push(updater, s_old.Bytes));
        Assert.True(TestDevice.Is(device.Boot(), s_raised));
    }

    [Fact]
    public void Boot_JournalLostAndBelowTheFloor_BootsNothing()
    {
        TestDevice device = new(floor: s_raised.SecurityCounter);
        device.Install(Slot.A, s_old, SlotState.Confirmed);
        Lose(device);
        Assert.Equal(BootReason.JournalLost, device.Boot().Reason);
    }

    [Fact]
    public void Boot_JournalLostAndCannotBeWritten_BootsNothing()
    {
        TestDevice device = new();
        device.Install(Slot.A, s_old, SlotState.Confirmed);
        Lose(device);
        device.Storage.Failing = operation => operation.Kind == Board.Storage.StorageOperationKind.Write;
        Assert.Equal(BootReason.JournalLost, device.Boot().Reason);
        device.Storage.Failing = null;
        Assert.Equal(BootAction.Trial, device.Boot().Action);
    }

    [Fact]
    public void Load_BadCrcInBothRecords_GivesNothing()
    {
        TestDevice device = new();
        device.Install(Slot.A, s_raised, SlotState.Confirmed);
        Lose(device);
        Journal journal = new(device.Storage);
        Assert.Equal(JournalStatus.Lost, journal.Load());
        Assert.True(journal.State.IsSame(new JournalState()));
    }

    private static void Lose(TestDevice device)
    {
        device.Storage.PowerOff();
        device.Storage.FlipBit("journal0", 700);
        device.Storage.FlipBit("journal1", 700);
    }
}
