using SecureBoot.Image;
using SecureBoot.Update.Simulation;
using Xunit;

namespace SecureBoot.Boot.Tests;

public class RollbackTests
{
    private static readonly SimulationImage s_old = TestDevice.Setup.Old;
    private static readonly SimulationImage s_equal = TestDevice.Setup.New;
    private static readonly SimulationImage s_raised = TestDevice.Setup.Raised;

    [Theory]
    [InlineData(SlotState.Pending)]
    [InlineData(SlotState.Trial)]
    [InlineData(SlotState.Confirmed)]
    public void Boot_OlderSignedImageInEveryState_IsRefused(SlotState state)
    {
        TestDevice device = new();
        device.Install(Slot.A, s_raised, SlotState.Confirmed);
        device.Install(Slot.B, s_old, state);
        if (state == SlotState.Confirmed)
        {
            // The last installed image is active, and the stored counter is still the old one.
            Assert.Equal(Slot.B, device.Journal.State.Active);
        }

        BootSelection selection = device.Boot();

        Assert.True(TestDevice.Is(selection, s_raised));
        Assert.Equal(s_raised.SecurityCounter, device.Journal.State.Counter);
    }

    [Fact]
    public void Boot_OlderSignedImageAlone_IsNotBooted()
    {
        foreach (SlotState state in new[] { SlotState.Pending, SlotState.Trial, SlotState.Confirmed })
        {
            TestDevice device = new(floor: s_raised.SecurityCounter);
            device.Install(Slot.A, s_old, state);
            BootSelection selection = device.Boot();
            Assert.Null(selection.Image);
            Assert.Equal(VerifyStatus.OldSecurityCounter, selection.Refusal);
        }
    }

    [Fact]
    public void Boot_ActiveImageReplacedByAnOlderOne_IsRefused()
    {
        TestDevice device = new();
        device.Install(Slot.A, s_raised, SlotState.Confirmed);
        device.Storage.Put(Slot.FileOf(Slot.A), s_old.Bytes);
        Assert.Null(device.Boot().Image);
    }

    [Fact]
    public void Boot_EqualCounter_HasItsTrial()
    {
        TestDevice device = new();
        device.Install(Slot.A, s_old, SlotState.Confirmed);
        device.Install(Slot.B, s_equal, SlotState.Pending);
        BootSelection selection = device.Boot();
        Assert.Equal(BootAction.Trial, selection.Action);
        Assert.True(TestDevice.Is(selection, s_equal));
    }

    [Fact]
    public void Boot_JournalDeleted_DoesNotGoBelowTheFloorOrTheHardware()
    {
        foreach (bool hasHardware in new[] { false, true })
        {
            TestDevice device = new(floor: hasHardware ? 0 : s_raised.SecurityCounter);
            if (hasHardware)
            {
                device.Counter.Raise(s_raised.SecurityCounter);
            }

            device.Storage.Put(Slot.FileOf(Slot.A), s_old.Bytes);
            Assert.Null(device.Boot().Image);
            device.Storage.Put("journal0", null);
            device.Storage.Put("journal1", null);
            device.Storage.Put(Slot.FileOf(Slot.A), s_raised.Bytes);
            Assert.True(TestDevice.Is(device.Boot(), s_raised));
        }
    }

    [Fact]
    public void Boot_JournalDeletedAndUnsignedImage_IsRefused()
    {
        TestDevice device = new();
        byte[] forged = (byte[])s_old.Bytes.Clone();
        forged[200] ^= 1;
        device.Storage.Put(Slot.FileOf(Slot.A), forged);
        BootSelection selection = device.Boot();
        Assert.Equal(VerifyStatus.DigestMismatch, selection.Refusal);
        Assert.Null(selection.Image);
    }

    [Fact]
    public void Trial_OfHigherCounter_RaisesItOnConfirmAndNotBefore()
    {
        TestDevice device = new();
        device.Install(Slot.A, s_old, SlotState.Confirmed);
        device.Install(Slot.B, s_raised, SlotState.Pending);
        BootSession session = device.Launch(device.Boot());
        Assert.Equal(s_old.SecurityCounter, device.Journal.State.Counter);
        Assert.Equal(0u, device.Storage.Counter);
        Assert.Equal(UpdateSessionResult.Success, session.Confirm());
        Assert.Equal(s_raised.SecurityCounter, device.Journal.State.Counter);
        Assert.Equal(s_raised.SecurityCounter, device.Storage.Counter);

        // The old image is still confirmed, but its counter is too low for a revert.
        Assert.Equal(UpdateSessionResult.NoImage, session.RequestRevert());
        Assert.True(TestDevice.Is(device.Boot(), s_raised));
    }

    [Theory]
    [InlineData("floor")]
    [InlineData("hardware")]
    [InlineData("unreadable hardware")]
    public void RequestRevert_OtherImageIsBelowTheDevicesCounter_IsNoImage(string counter)
    {
        TestDevice device = new(floor: counter == "hardware" ? 0 : s_raised.SecurityCounter);
        device.Install(Slot.A, s_old, SlotState.Confirmed);
        device.Install(Slot.B, s_raised, SlotState.Pending);
        if (counter == "hardware")
        {
            device.Counter.Raise(s_raised.SecurityCounter);
        }

        BootSession session = device.Launch(device.Boot());
        Assert.Equal(BootAction.Trial, session.Record.Action);
        device.Storage.Failing = operation =>
            counter == "unreadable hardware" && operation.Kind == Board.Storage.StorageOperationKind.ReadCounter;

        // The boot stage would refuse the old image, so a rejection of the new one would leave no image that boots.
        Assert.Equal(UpdateSessionResult.NoImage, session.RequestRevert());
        device.Storage.Failing = null;
        Assert.True(TestDevice.Is(device.Boot(), s_raised));
    }

    [Fact]
    public void Boot_ImageOnTrialReplacedByAnotherOne_ConfirmsTheOtherOnesCounter()
    {
        TestDevice device = new();
        device.Install(Slot.A, s_old, SlotState.Trial);
        device.Storage.Put(Slot.FileOf(Slot.A), s_raised.Bytes);
        BootSession session = device.Launch(device.Boot());
        Assert.Equal(BootReason.NothingToRevertTo, session.Record.Reason);
        Assert.Equal(UpdateSessionResult.Success, session.Confirm());
        Assert.Equal(s_raised.SecurityCounter, device.Journal.State.Counter);
    }

    [Fact]
    public void Boot_CounterUnreadable_KeepsTheConfirmedImageAndTheNewOneWaits()
    {
        TestDevice device = new();
        device.Install(Slot.A, s_old, SlotState.Confirmed);
        device.Install(Slot.B, s_raised, SlotState.Pending);
        device.Storage.Failing = operation => operation.Kind == Board.Storage.StorageOperationKind.ReadCounter;
        Assert.True(TestDevice.Is(device.Boot(), s_old));
        Assert.Equal(SlotState.Pending, device.Journal.State.StateOf(Slot.B));
        device.Storage.Failing = null;
        Assert.True(TestDevice.Is(device.Boot(), s_raised));
    }

    [Fact]
    public void Boot_HardwareIsBehindTheJournal_RaisesIt()
    {
        TestDevice device = new();
        device.Install(Slot.A, s_raised, SlotState.Confirmed);
        Assert.Equal(0u, device.Storage.Counter);
        Assert.True(TestDevice.Is(device.Boot(), s_raised));
        Assert.Equal(s_raised.SecurityCounter, device.Storage.Counter);
    }

    [Fact]
    public void Boot_CounterAtMaximum_KeepsTheConfirmedImageAndRefusesNewOnes()
    {
        TestDevice device = new(maximum: s_old.SecurityCounter);
        device.Install(Slot.A, s_old, SlotState.Confirmed);
        device.Install(Slot.B, s_equal, SlotState.Pending);
        BootSelection selection = device.Boot();
        Assert.True(TestDevice.Is(selection, s_old));
        Updater updater = device.MakeUpdater(Slot.A);
        Assert.Equal(UpdateSessionResult.CounterExhausted, TestDevice.Push(updater, s_equal.Bytes));
    }

    [Fact]
    public void Boot_ImageAboveTheMaximum_IsRefused()
    {
        TestDevice device = new(maximum: 7 + 1);
        device.Install(Slot.A, s_old, SlotState.Confirmed);
        device.Install(Slot.B, s_raised, SlotState.Pending);
        Assert.True(TestDevice.Is(device.Boot(), s_raised));

        TestDevice smaller = new(maximum: 7);
        smaller.Install(Slot.A, s_old.Bytes, SlotState.Confirmed, 6);
        smaller.Install(Slot.B, s_raised, SlotState.Pending);
        Assert.True(TestDevice.Is(smaller.Boot(), s_old));
        Assert.Equal(SlotState.Rejected, smaller.Journal.State.StateOf(Slot.B));
    }
}
