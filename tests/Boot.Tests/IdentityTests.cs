using System.Linq;
using SecureBoot.Board.Storage;
using SecureBoot.Image;
using SecureBoot.Signer.Images;
using SecureBoot.Signer.Keys;
using SecureBoot.Update.Simulation;
using Xunit;

namespace SecureBoot.Boot.Tests;

/// <summary>The state of a slot belongs to one image, not to whatever the slot's file contains (docs/boot.md, section
/// 4).</summary>
public class IdentityTests
{
    private static readonly SimulationImage s_old = TestDevice.Setup.Old;
    private static readonly SimulationImage s_new = TestDevice.Setup.New;
    private static readonly SimulationImage s_raised = TestDevice.Setup.Raised;
    private static readonly SimulationImage s_revoking = TestDevice.Setup.Revoking;
    private static readonly SimulationImage s_stolen = TestDevice.Setup.Stolen;

    [Fact]
    public void Boot_OtherImageInTheConfirmedSlot_HasATrialAndItsCounterAndRevocationsCount()
    {
        TestDevice device = new();
        device.Install(Slot.A, s_old, SlotState.Confirmed);
        device.Storage.Put(Slot.FileOf(Slot.A), s_revoking.Bytes);

        BootSelection selection = device.Boot();
        Assert.Equal((BootAction.Trial, BootReason.Pending), (selection.Action, selection.Reason));
        Assert.Equal(SlotState.Trial, device.Journal.State.StateOf(Slot.A));
        Assert.Equal(s_old.SecurityCounter, device.Journal.State.Counter);

        Assert.Equal(UpdateSessionResult.Success, device.Launch(selection).Confirm());
        Assert.Equal(s_revoking.SecurityCounter, device.Journal.State.Counter);
        Assert.Equal(1, device.Journal.State.Revoked.Count);

        device.Storage.Put(Slot.FileOf(Slot.A), s_stolen.Bytes);
        Assert.Equal(VerifyStatus.RevokedKey, device.Boot().Refusal);
        device.Storage.Put(Slot.FileOf(Slot.A), s_old.Bytes);
        Assert.Null(device.Boot().Image);
    }

    [Fact]
    public void Boot_OtherImageInTheActiveSlot_FallsBackToTheConfirmedOneAfterItsTrial()
    {
        TestDevice device = new();
        device.Install(Slot.B, s_old, SlotState.Confirmed);
        device.Install(Slot.A, s_new, SlotState.Confirmed);
        device.Storage.Put(Slot.FileOf(Slot.A), s_raised.Bytes);

        Assert.Equal(BootAction.Trial, device.Boot().Action);
        Assert.Equal(Slot.B, device.Journal.State.Active);
        BootSelection selection = device.Boot();
        Assert.Equal(BootAction.Revert, selection.Action);
        Assert.True(TestDevice.Is(selection, s_old));
    }

    [Fact]
    public void Boot_OtherImagesInBothConfirmedSlots_EachHasItsTrial()
    {
        TestDevice device = new();
        device.Install(Slot.B, s_old, SlotState.Confirmed);
        device.Install(Slot.A, s_old, SlotState.Confirmed);
        device.Storage.Put(Slot.FileOf(Slot.A), s_new.Bytes);
        device.Storage.Put(Slot.FileOf(Slot.B), s_raised.Bytes);

        Assert.True(TestDevice.Is(device.Boot(), s_new));
        BootSelection selection = device.Boot();
        Assert.Equal(BootAction.Trial, selection.Action);
        Assert.True(TestDevice.Is(selection, s_raised));
        Assert.Equal(UpdateSessionResult.Success, device.Launch(selection).Confirm());
        Assert.True(TestDevice.Is(device.Boot(), s_raised));
    }

    [Fact]
    public void Boot_OtherImageAndTheJournalCannotBeWritten_BootsNothing()
    {
        TestDevice device = new();
        device.Install(Slot.A, s_old, SlotState.Confirmed);
        device.Storage.Put(Slot.FileOf(Slot.A), s_new.Bytes);
        device.Storage.Failing = operation => operation.Kind == StorageOperationKind.Write;
        Assert.Null(device.Boot().Image);
        device.Storage.Failing = null;
        Assert.Equal(BootAction.Trial, device.Boot().Action);
    }

    [Fact]
    public void Boot_SameImageSignedAnew_KeepsItsState()
    {
        TestDevice device = new();
        device.Install(Slot.A, s_old, SlotState.Confirmed);
        using PrivateKey stranger = PrivateKey.Create(KeyType.EcdsaP256);
        UnfinishedImage more = UnfinishedImage.Read("old", s_old.Bytes);
        more.Add(stranger.Public, stranger.Sign(more.Digest));
        byte[] image = more.Build();
        Assert.NotEqual(s_old.Bytes, image);
        device.Storage.Put(Slot.FileOf(Slot.A), image);
        Assert.Equal(BootAction.Boot, device.Boot().Action);
    }

    [Theory]
    [InlineData(ImageIdentity.UnknownKind)]
    [InlineData((byte)3)]
    public void Boot_RecordWithoutAnIdentityOfThatKind_TakesTheOneOfTheImageThatVerifies(byte kind)
    {
        TestDevice device = new();
        device.Install(Slot.A, s_old, SlotState.Confirmed);
        JournalState state = device.Journal.State.Copy();
        state.SetIdentity(Slot.A, new ImageIdentity(kind, new byte[ImageIdentity.Size]));
        state.Version = 0;
        device.Journal.Write(state);

        Assert.Equal(BootAction.Boot, device.Boot().Action);
        Assert.True(device.Journal.State.IdentityOf(Slot.A).IsSame(s_old.Identity));
        Assert.Equal(1UL << 56, device.Journal.State.Version);
        device.Storage.Put(Slot.FileOf(Slot.A), s_new.Bytes);
        Assert.Equal(BootAction.Trial, device.Boot().Action);
    }

    [Fact]
    public void Boot_OldJournalAndAnImageThatNoConfirmedOneCanBe_HasATrial()
    {
        TestDevice device = new();
        device.Install(Slot.A, s_old, SlotState.Confirmed);
        JournalState state = device.Journal.State;
        device.Storage.Put("journal0", OldJournalRecord.Write(state, 10));
        device.Storage.Put("journal1", OldJournalRecord.Write(state, 11));
        device.Storage.Put(Slot.FileOf(Slot.A), s_raised.Bytes);
        Assert.Equal(BootAction.Trial, device.Boot().Action);
    }

    [Fact]
    public void Boot_OldJournal_ComesUpWithImageCounterAndRevocations()
    {
        TestDevice device = new();
        device.Install(Slot.A, s_revoking, SlotState.Confirmed);
        JournalState state = device.Journal.State.Copy();
        state.Revoked = RevokedKeys.None.With(TestDevice.Setup.Keys.At(0).KeyHash)!;
        device.Storage.Put("journal0", OldJournalRecord.Write(state, 10));
        device.Storage.Put("journal1", OldJournalRecord.Write(state, 11));

        BootSelection selection = device.Boot();
        Assert.Equal(BootAction.Boot, selection.Action);
        Assert.True(TestDevice.Is(selection, s_revoking));
        Assert.Equal((8u, 1), (device.Journal.State.Counter, device.Journal.State.Revoked.Count));
        Assert.Equal(JournalRecord.Size, device.Storage.Peek("journal0")!.Length);
        Assert.Equal(
            UpdateSessionResult.BadSignature, TestDevice.Push(device.Launch(selection).Updates, s_stolen.Bytes));
    }

    [Fact]
    public void Complete_ImageThatFailedItsTrial_IsRejectedUntilAnotherIsConfirmedOrTheCallerInsists()
    {
        TestDevice device = new();
        device.Install(Slot.A, s_old, SlotState.Confirmed);
        device.Boot();
        Assert.Equal(UpdateSessionResult.Success, TestDevice.Push(device.MakeUpdater(Slot.A), s_new.Bytes));
        Assert.Equal(BootAction.Trial, device.Boot().Action);
        BootSession session = device.Launch(device.Boot());
        Assert.Equal(BootAction.Revert, session.Record.Action);

        for (int i = 0; i < 3; i++)
        {
            Assert.True(session.Updates.IsRejected(s_new.Identity.Value));
            Assert.Equal(UpdateSessionResult.Rejected, TestDevice.Push(device.MakeUpdater(Slot.A), s_new.Bytes));
            Assert.True(TestDevice.Is(device.Boot(), s_old));
        }

        Updater updater = device.MakeUpdater(Slot.A);
        updater.Start(s_new.Bytes.Length, out UpdateSession? transfer);
        foreach (byte[] chunk in s_new.Bytes.Chunk(1024))
        {
            transfer!.Store(transfer.Received, chunk, 0, chunk.Length);
        }

        Assert.Equal(UpdateSessionResult.Rejected, transfer!.Complete());
        Assert.Equal(UpdateSessionResult.Success, transfer.Complete(insists: true));
        Assert.Equal(UpdateSessionResult.Success, device.Launch(device.Boot()).Confirm());
        Assert.False(device.MakeUpdater(Slot.B).IsRejected(s_new.Identity.Value));
    }

    [Fact]
    public void Confirm_OfAnotherImage_ForgetsTheRejectedOne()
    {
        TestDevice device = new();
        device.Install(Slot.A, s_old, SlotState.Confirmed);
        device.Install(Slot.B, s_new, SlotState.Pending);
        device.Launch(device.Boot()).RequestRevert();
        device.Boot();
        Assert.True(device.Journal.State.Rejected.IsSame(s_new.Identity));
        Assert.Equal(UpdateSessionResult.Success, TestDevice.Push(device.MakeUpdater(Slot.A), s_raised.Bytes));
        Assert.True(device.Journal.State.Rejected.IsSame(s_new.Identity));
        Assert.Equal(UpdateSessionResult.Success, device.Launch(device.Boot()).Confirm());
        Assert.Equal(ImageIdentity.UnknownKind, device.Journal.State.Rejected.Kind);
    }
}
