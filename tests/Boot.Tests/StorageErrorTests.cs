using System;
using SecureBoot.Board.Storage;
using SecureBoot.Image;
using SecureBoot.Update.Simulation;
using Xunit;

namespace SecureBoot.Boot.Tests;

/// <summary>Errors of the storage that pass, and errors that stay: no image that boots is lost, no older image takes
/// the place of a newer one for good, and no board ends in recovery for ever.</summary>
public sealed class StorageErrorTests
{
    private static readonly SimulationImage s_old = TestDevice.Setup.Old;
    private static readonly SimulationImage s_new = TestDevice.Setup.New;
    private static readonly SimulationImage s_raised = TestDevice.Setup.Raised;

    private readonly TestDevice _device = new();

    private byte[]? FileA => _device.Storage.Peek(Slot.FileOf(Slot.A));

    [Fact]
    public void LostJournal_OnlyImageIsUnreadable_TransferGoesToTheOtherSlot()
    {
        BootWithoutJournal(s_old, IsReadOfA);

        Assert.Equal(UpdateSessionResult.Success, StartInRecovery());
        Assert.NotNull(FileA);

        _device.Storage.Failing = null;
        Assert.True(TestDevice.Is(_device.Boot(), s_old));
    }

    [Fact]
    public void NewBoard_ImageIsUnreadable_TransferGoesToTheOtherSlot()
    {
        _device.Storage.Put(Slot.FileOf(Slot.A), s_old.Bytes);
        _device.Storage.Failing = operation => operation.Name == Slot.FileOf(Slot.A);
        Assert.Equal(BootReason.NothingInstalled, _device.Boot().Reason);

        Assert.Equal(UpdateSessionResult.Success, StartInRecovery());
        _device.Storage.Failing = null;
        Assert.Equal(s_old.Bytes, FileA);
        Assert.True(TestDevice.Is(_device.Boot(), s_old));
    }

    [Fact]
    public void LostJournal_CouldNotBeWrittenAtFirst_ImageStaysAndItsCounterCounts()
    {
        BootWithoutJournal(s_raised, IsWrite);
        Updater updater = _device.MakeUpdater(Slot.None);
        updater.Prepare();
        _device.Storage.Failing = null;

        Assert.Equal(UpdateSessionResult.OldCounter, TestDevice.Push(updater, s_old.Bytes));
        Assert.Equal(s_raised.Bytes, FileA);
        Assert.Equal(s_raised.SecurityCounter, _device.Journal.State.Counter);
        Assert.True(TestDevice.Is(_device.Boot(), s_raised));
    }

    [Fact]
    public void LostJournal_ImageIsReadableAgain_NoOlderImageIsTaken()
    {
        BootWithoutJournal(s_raised, IsReadOfA);
        Updater updater = _device.MakeUpdater(Slot.None);
        Assert.Equal(
            UpdateSessionResult.Success, updater.Start(s_old.Bytes.Length, out UpdateSession? session));
        _device.Storage.Failing = null;

        Assert.NotNull(session);
        Assert.Equal(UpdateSessionResult.OldCounter, TestDevice.Finish(session, s_old.Bytes));
        Assert.True(TestDevice.Is(_device.Boot(), s_raised));
    }

    [Fact]
    public void LostJournal_NewerImageIsUnreadableOnce_RunsAtTheNextBoot()
    {
        _device.Install(Slot.A, s_raised, SlotState.Confirmed);
        _device.Install(Slot.B, s_old, SlotState.Confirmed);
        LoseJournal();
        int reads = 0;
        _device.Storage.Failing = operation => IsReadOfA(operation) && ++reads <= 6;
        BootSelection first = _device.Boot();
        Assert.True(TestDevice.Is(first, s_old));
        Assert.Equal(UpdateSessionResult.Success, _device.Launch(first).Confirm());

        BootSelection second = _device.Boot();
        Assert.True(TestDevice.Is(second, s_raised));
        Assert.Equal(UpdateSessionResult.Success, _device.Launch(second).Confirm());
        Assert.Equal(s_raised.SecurityCounter, _device.Journal.State.Counter);
    }

    [Fact]
    public void Request_CannotBeCleared_BoardBoots()
    {
        _device.Install(Slot.A, s_old, SlotState.Confirmed);
        BootSession session = _device.Launch(_device.Boot());
        Assert.Equal(UpdateSessionResult.Success, session.RequestRecovery(BootReason.RecoveryRequested));
        _device.Storage.Failing = IsWrite;
        Assert.Equal(BootReason.Confirmed, _device.Boot().Reason);

        _device.Storage.Failing = null;
        Assert.Equal(BootReason.RecoveryRequested, _device.Boot().Reason);
        Assert.Equal(BootReason.Confirmed, _device.Boot().Reason);
    }

    [Theory]
    [InlineData(SlotState.Empty)]
    [InlineData(SlotState.Confirmed)]
    public void Starts_CannotBeCleared_BoardBoots(SlotState other)
    {
        const int Limit = 2;
        _device.Settings.StartLimit = Limit;
        _device.Install(Slot.A, s_old, SlotState.Confirmed);
        if (other == SlotState.Confirmed)
        {
            _device.Install(Slot.B, s_old, other);
        }

        int starts = other == SlotState.Confirmed ? 2 * Limit : Limit;
        for (int i = 0; i < starts; i++)
        {
            Assert.NotNull(_device.Boot().Image);
        }

        _device.Storage.Failing = IsWrite;
        Assert.NotNull(_device.Boot().Image);
        Assert.NotNull(_device.Boot().Image);

        _device.Storage.Failing = null;
        Assert.Equal(BootReason.Unresponsive, _device.Boot().Reason);
    }

    [Fact]
    public void Start_JournalHasNoRoom_TakesTheSpaceOfARejectedImage()
    {
        _device.Install(Slot.A, s_old, SlotState.Confirmed);
        _device.Install(Slot.B, s_new, SlotState.Rejected);
        BootSession session = _device.Launch(_device.Boot());
        _device.Storage.Failing = operation =>
            IsWrite(operation) && _device.Storage.Peek(Slot.FileOf(Slot.B)) is { Length: > 0 };
        Assert.Equal(UpdateSessionResult.Success, session.Updates.Start(s_new.Bytes.Length, out _));
    }

    [Fact]
    public void Revert_WasRequested_NoTransferStarts()
    {
        _device.Install(Slot.A, s_old, SlotState.Confirmed);
        _device.Install(Slot.B, s_new, SlotState.Pending);
        Assert.Equal(UpdateSessionResult.Success, _device.Launch(_device.Boot()).Confirm());
        BootSession session = _device.Launch(_device.Boot());
        Assert.Equal(UpdateSessionResult.Success, session.RequestRevert());

        Assert.Equal(UpdateSessionResult.SwapInFlight, session.Updates.Start(s_new.Bytes.Length, out _));
        Assert.Equal(s_old.Bytes, FileA);
        BootSelection reverted = _device.Boot();
        Assert.True(TestDevice.Is(reverted, s_old));
        Assert.Equal(
            UpdateSessionResult.Success,
            _device.Launch(reverted).Updates.Start(s_new.Bytes.Length, out _));
    }

    [Fact]
    public void LostJournal_RefusesDowngrade_VersionOfTheImageCounts()
    {
        _device.Settings.RefusesDowngrade = true;
        _device.Install(Slot.A, s_new, SlotState.Confirmed);
        LoseJournal();
        Assert.Equal(JournalStatus.Lost, _device.Journal.Load());
        Updater updater = _device.MakeUpdater(Slot.None);
        Assert.Equal(s_new.SecurityCounter, s_old.SecurityCounter);
        Assert.Equal(VerifyStatus.OldVersion, Push(updater, s_old));
        Assert.True(TestDevice.Is(_device.Boot(), s_new));
    }

    private static VerifyStatus Push(Updater updater, SimulationImage image)
    {
        Assert.NotEqual(UpdateSessionResult.Success, TestDevice.Push(updater, image.Bytes));
        return updater.LastVerify;
    }

    private void BootWithoutJournal(SimulationImage confirmed, Func<StorageOperation, bool> failing)
    {
        _device.Install(Slot.A, confirmed, SlotState.Confirmed);
        LoseJournal();
        _device.Storage.Failing = failing;
        Assert.Equal(BootReason.JournalLost, _device.Boot().Reason);
    }

    private void LoseJournal()
    {
        _device.Storage.PowerOff();
        _device.Storage.FlipBit("journal0", 700);
        _device.Storage.FlipBit("journal1", 700);
    }

    private UpdateSessionResult StartInRecovery()
    {
        Updater updater = _device.MakeUpdater(Slot.None);
        updater.Prepare();
        return updater.Start(s_new.Bytes.Length, out _);
    }

    private static bool IsReadOfA(StorageOperation operation)
    {
        return operation.Name == Slot.FileOf(Slot.A) && operation.Kind == StorageOperationKind.Read;
    }

    private static bool IsWrite(StorageOperation operation)
    {
        return operation.Kind == StorageOperationKind.Write;
    }
}
