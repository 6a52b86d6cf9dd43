using System.Linq;
using SecureBoot.Image;
using SecureBoot.Update.Simulation;
using Xunit;

namespace SecureBoot.Boot.Tests;

/// <summary>Starts without a sign of life (docs/boot.md, section 5).</summary>
public class StartCountTests
{
    private const int Limit = 3;

    private static readonly SimulationImage s_old = TestDevice.Setup.Old;
    private static readonly SimulationImage s_new = TestDevice.Setup.New;

    [Fact]
    public void Boot_NoSignOfLife_TakesTheOtherImageThenRecoveryThenBegins()
    {
        TestDevice device = MakeTwo();
        for (int round = 0; round < 2; round++)
        {
            Assert.All(Enumerable.Range(0, Limit), _ => AssertBoots(device, s_new, BootReason.Confirmed));
            Assert.All(Enumerable.Range(0, Limit), _ => AssertBoots(device, s_old, BootReason.OtherUnresponsive));
            Assert.Equal(BootReason.Unresponsive, device.Boot().Reason);
        }
    }

    [Fact]
    public void Boot_NoSignOfLifeOfTheOnlyImage_IsRecoveryThenBegins()
    {
        TestDevice device = new();
        device.Settings.StartLimit = Limit;
        device.Install(Slot.A, s_old, SlotState.Confirmed);
        for (int round = 0; round < 2; round++)
        {
            Assert.All(Enumerable.Range(0, Limit), _ => AssertBoots(device, s_old, BootReason.Confirmed));
            Assert.Equal(BootReason.Unresponsive, device.Boot().Reason);
        }
    }

    [Fact]
    public void Boot_OtherImageIsRevokedOrTooOld_IsRecovery()
    {
        TestDevice device = MakeTwo();
        JournalState state = device.Journal.State.Copy();
        state.Revoked = RevokedKeys.None.With(TestDevice.Setup.Keys.At(0).KeyHash)!;
        device.Journal.Write(state);
        device.Storage.Put(Slot.FileOf(Slot.B), TestDevice.Setup.Revoking.Bytes);
        state.SetIdentity(Slot.B, TestDevice.Setup.Revoking.Identity);
        state.Counter = 8;
        device.Journal.Write(state);
        Assert.All(
            Enumerable.Range(0, Limit), _ => AssertBoots(device, TestDevice.Setup.Revoking, BootReason.Confirmed));
        Assert.Equal(BootReason.Unresponsive, device.Boot().Reason);
    }

    [Fact]
    public void Alive_OfTheConfirmedImage_CountsAnew()
    {
        TestDevice device = MakeTwo();
        for (int i = 0; i < 3 * Limit; i++)
        {
            BootSession session = AssertBoots(device, s_new, BootReason.Confirmed);
            int operations = device.Storage.Operations;
            Assert.Equal(UpdateSessionResult.Success, session.Alive());
            Assert.True(device.Storage.Operations > operations);

            // The second call has nothing to write.
            operations = device.Storage.Operations;
            Assert.Equal(UpdateSessionResult.Success, session.Alive());
            Assert.Equal(operations, device.Storage.Operations);
        }
    }

    [Fact]
    public void Alive_OfTheOtherImage_MakesItTheActiveOne()
    {
        TestDevice device = MakeTwo();
        for (int i = 0; i < Limit; i++)
        {
            AssertBoots(device, s_new, BootReason.Confirmed);
        }

        Assert.Equal(UpdateSessionResult.Success, AssertBoots(device, s_old, BootReason.OtherUnresponsive).Alive());
        AssertBoots(device, s_old, BootReason.Confirmed);
    }

    [Fact]
    public void Boot_OnlyImageNeverConfirms_IsTriedThenRecovery()
    {
        TestDevice device = new();
        device.Settings.StartLimit = Limit;
        device.Storage.Put(Slot.FileOf(Slot.A), s_old.Bytes);
        Assert.Equal(BootReason.Pending, device.Boot().Reason);
        for (int i = 0; i < Limit; i++)
        {
            BootSession session = AssertBoots(device, s_old, BootReason.NothingToRevertTo);

            // Before the confirmation, no other sign shows that an image works.
            Assert.Equal(UpdateSessionResult.Success, session.Alive());
        }

        Assert.Equal(BootReason.Unresponsive, device.Boot().Reason);
        Assert.Equal(UpdateSessionResult.Success, AssertBoots(device, s_old, BootReason.NothingToRevertTo).Confirm());
        Assert.Equal(0, device.Journal.State.Starts);
    }

    [Fact]
    public void Boot_NewImageWaitsAtTheLimit_HasItsTrial()
    {
        TestDevice device = new();
        device.Settings.StartLimit = Limit;
        device.Install(Slot.A, s_old, SlotState.Confirmed);
        for (int i = 0; i < Limit; i++)
        {
            device.Boot();
        }

        Updater updater = device.MakeUpdater(Slot.A);
        Assert.Equal(UpdateSessionResult.Success, TestDevice.Push(updater, s_new.Bytes));
        Assert.Equal(UpdateSessionResult.Success, AssertBoots(device, s_new, BootReason.Pending).Confirm());
        Assert.Equal(0, device.Journal.State.Starts);
    }

    [Fact]
    public void Boot_EveryStart_WritesEachRecordOnceOrTwiceAtMost()
    {
        TestDevice device = MakeTwo();
        int writes = 0;
        device.Storage.Operating = operation =>
            writes += operation.Kind == Board.Storage.StorageOperationKind.Write ? 1 : 0;
        for (int i = 0; i < 20; i++)
        {
            writes = 0;
            device.Boot();
            Assert.InRange(writes, 0, 4);
        }
    }

    [Fact]
    public void RequestRecovery_CountsForOneBoot()
    {
        TestDevice device = MakeTwo();
        Assert.Equal(
            UpdateSessionResult.Success, device.Launch(device.Boot()).RequestRecovery(BootReason.LaunchFailed));
        Assert.Equal(BootReason.LaunchFailed, device.Boot().Reason);
        AssertBoots(device, s_new, BootReason.Confirmed);
    }

    private static TestDevice MakeTwo()
    {
        TestDevice device = new();
        device.Settings.StartLimit = Limit;
        device.Install(Slot.A, s_old, SlotState.Confirmed);
        device.Install(Slot.B, s_new, SlotState.Confirmed);
        return device;
    }

    private static BootSession AssertBoots(TestDevice device, SimulationImage image, BootReason reason)
    {
        BootSelection selection = device.Boot();
        Assert.Equal(reason, selection.Reason);
        Assert.True(TestDevice.Is(selection, image));
        return device.Launch(selection);
    }
}
