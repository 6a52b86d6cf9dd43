using nanoFramework.TestFramework;
using SecureBoot.Boot;
using SecureBoot.Image;

namespace NFUnitTest;

/// <summary>Decisions of the boot on the device's runtime.</summary>
[TestClass]
public class BootTests
{
    [TestMethod]
    public void FirstImage_HasATrialAndBootsOnceConfirmed()
    {
        TestBoard board = new TestBoard();
        board.Storage.Put(Slot.FileOf(Slot.A), DeviceImage.Make(1, 7, 0));

        BootSelection trial = board.Boot();

        TestBoard.Is(trial, BootAction.Trial, BootReason.Pending);
        BootSession session = board.Launch(trial);
        Assert.IsFalse(session.IsConfirmed);
        Assert.AreEqual(1, (int)session.Record.Major);
        Assert.AreEqual(7, (int)session.Record.SecurityCounter);
        Assert.AreEqual(32, session.Record.KeyHash.Length);
        TestBoard.Equal(UpdateSessionResult.Success, RunningImage.ExtendTrial(5));
        TestBoard.Equal(UpdateSessionResult.BadArgument, session.ExtendTrial(BootSession.MaxExtension));
        Assert.AreEqual(5, session.Extension);
        TestBoard.Equal(UpdateSessionResult.NoImage, RunningImage.RequestRevert());
        TestBoard.Equal(UpdateSessionResult.Success, RunningImage.Confirm());
        TestBoard.Equal(UpdateSessionResult.Success, session.Confirm());
        TestBoard.Equal(UpdateSessionResult.NoImage, session.ExtendTrial(1));
        BootSelection confirmed = board.Boot();
        TestBoard.Is(confirmed, BootAction.Boot, BootReason.Confirmed);
        Assert.AreEqual(1, confirmed.Image!.Assemblies.Count);
        Assert.AreEqual((int)VerifyStatus.Ok, (int)confirmed.Refusal);
    }

    [TestMethod]
    public void Trial_WithoutConfirmation_IsRevertedAndRejected()
    {
        TestBoard board = TestBoard.Confirmed();
        byte[] next = DeviceImage.Make(2, 8, 1200);
        BootSession session = board.Launch(board.Boot());
        TestBoard.Equal(UpdateSessionResult.Success, TestBoard.Send(session.Updates, next).Complete());
        TestBoard.Is(board.Boot(), BootAction.Trial, BootReason.Pending);

        BootSelection reverted = board.Boot();

        TestBoard.Is(reverted, BootAction.Revert, BootReason.NotConfirmed);
        session = board.Launch(reverted);
        Assert.AreEqual((int)SlotState.Rejected, (int)session.OtherState);
        UpdateSession again = TestBoard.Send(session.Updates, next);
        TestBoard.Equal(UpdateSessionResult.Rejected, again.Complete());
        TestBoard.Equal(UpdateSessionResult.Success, again.Complete(insists: true));
        TestBoard.Is(board.Boot(), BootAction.Trial, BootReason.Pending);
    }

    [TestMethod]
    public void Session_GoesBack_ReadsAndTakesTheRestAnew()
    {
        TestBoard board = TestBoard.Confirmed();
        byte[] next = DeviceImage.Make(2, 8, 0);
        Updater updates = board.Launch(board.Boot()).Updates;
        UpdateSession session = TestBoard.Send(updates, next);
        byte[] read = new byte[16];

        TestBoard.Equal(UpdateSessionResult.Success, session.Read(next.Length - 16, read, 16));
        Assert.AreEqual(next[next.Length - 1], read[15]);
        TestBoard.Equal(UpdateSessionResult.BadArgument, session.Read(next.Length - 15, read, 16));
        TestBoard.Equal(UpdateSessionResult.BadOffset, session.Rewind(next.Length + 1));
        TestBoard.Equal(UpdateSessionResult.Success, session.Rewind(next.Length - 40));
        Assert.AreEqual(next.Length - 40, session.Received);
        TestBoard.Equal(UpdateSessionResult.Success, session.Store(session.Received, next, session.Received, 40));
        Assert.IsTrue(updates.MaxImageSize >= next.Length);
        Assert.IsNotNull(updates.Storage);
        Assert.IsTrue(updates.TrustsAny(new PublisherKeys(new TrustedKey[] { new TestKey() })));
        TestBoard.Equal(UpdateSessionResult.Success, session.Complete());
        TestBoard.Equal(UpdateSessionResult.BadToken, session.Read(0, read, 16));
        TestBoard.Equal(UpdateSessionResult.BadToken, session.Rewind(0));
    }

    [TestMethod]
    public void Update_ConfirmedAndRevertedByRequest_BootsTheOtherSlot()
    {
        TestBoard board = TestBoard.Confirmed();
        BootSession session = board.Launch(board.Boot());
        TestBoard.Equal(
            UpdateSessionResult.Success, TestBoard.Send(session.Updates, DeviceImage.Make(2, 7, 0)).Complete());
        BootSelection trial = board.Boot();
        Assert.AreEqual(Slot.B, trial.Image!.SlotNumber);
        TestBoard.Equal(UpdateSessionResult.Success, board.Launch(trial).Confirm());
        session = board.Launch(board.Boot());

        TestBoard.Equal(UpdateSessionResult.Success, RunningImage.RequestRevert());

        BootSelection back = board.Boot();
        TestBoard.Is(back, BootAction.Boot, BootReason.Confirmed);
        Assert.AreEqual("A", Slot.NameOf(back.Image!.SlotNumber));
    }

    [TestMethod]
    public void Update_OfAnOlderCounter_IsRefused()
    {
        TestBoard board = TestBoard.Confirmed();
        BootSession session = board.Launch(board.Boot());

        TestBoard.Equal(
            UpdateVerdict.From(VerifyStatus.OldSecurityCounter),
            TestBoard.Send(session.Updates, DeviceImage.Make(2, 6, 0)).Complete());

        Assert.AreEqual((int)VerifyStatus.OldSecurityCounter, (int)session.Updates.LastVerify);
        Assert.AreEqual(BootStorage.Missing, board.Storage.GetLength(Slot.FileOf(Slot.B)));
    }

    [TestMethod]
    public void ImageWithoutASignOfLife_GivesUpItsTurnAndThenAsksForRecovery()
    {
        TestBoard board = TestBoard.Confirmed();
        board.Settings.StartLimit = 2;
        TestBoard.Is(board.Boot(), BootAction.Boot, BootReason.Confirmed);
        TestBoard.Is(board.Boot(), BootAction.Boot, BootReason.Confirmed);

        TestBoard.Is(board.Boot(), BootAction.Refuse, BootReason.Unresponsive);

        BootSelection after = board.Boot();
        TestBoard.Is(after, BootAction.Boot, BootReason.Confirmed);
        board.Launch(after);
        TestBoard.Equal(UpdateSessionResult.Success, RunningImage.Alive());
        Assert.AreEqual(0, board.Journal.State.Starts);
        TestBoard.Equal(UpdateSessionResult.Success, RunningImage.Alive());
    }

    [TestMethod]
    public void RequestForRecovery_CountsOnce()
    {
        TestBoard board = TestBoard.Confirmed();
        board.Launch(board.Boot());
        TestBoard.Equal(UpdateSessionResult.Success, RunningImage.RequestRecovery());

        TestBoard.Is(board.Boot(), BootAction.Refuse, BootReason.RecoveryRequested);

        TestBoard.Is(board.Boot(), BootAction.Boot, BootReason.Confirmed);
    }

    [TestMethod]
    public void NothingToBoot_IsRefusedWithItsReason()
    {
        TestBoard board = new TestBoard();
        TestBoard.Is(board.Boot(selfTestPassed: false), BootAction.Refuse, BootReason.SelfTestFailed);
        TestBoard.Is(board.BootWithoutKeys(), BootAction.Refuse, BootReason.MissingKeys);
        TestBoard.Is(board.Boot(), BootAction.Refuse, BootReason.NothingInstalled);
        TestBoard.Equal(
            UpdateSessionResult.Success,
            TestBoard.Send(board.MakeUpdater(Slot.None), DeviceImage.Make(1, 7, 0)).Complete());
        TestBoard.Is(board.Boot(), BootAction.Trial, BootReason.Pending);
    }

    [TestMethod]
    public void PendingImageThatWasChanged_IsRejectedByTheSecondBoot()
    {
        TestBoard board = TestBoard.Confirmed();
        TestBoard.Equal(
            UpdateSessionResult.Success,
            TestBoard.Send(board.MakeUpdater(Slot.A), DeviceImage.Make(2, 7, 0)).Complete());
        board.Storage.Bytes(Slot.FileOf(Slot.B))[40] ^= 1;

        TestBoard.Is(board.BootOnce(), BootAction.Refuse, BootReason.JudgedAgain);
        Assert.AreEqual((int)SlotState.Pending, (int)board.Journal.State.StateOf(Slot.B));

        TestBoard.Is(board.BootOnce(), BootAction.Boot, BootReason.Confirmed);
        Assert.AreEqual((int)SlotState.Rejected, (int)board.Journal.State.StateOf(Slot.B));
    }

    [TestMethod]
    public void ConfirmedImageThatWasChanged_IsRefused()
    {
        TestBoard board = TestBoard.Confirmed();
        board.Storage.Bytes(Slot.FileOf(Slot.A))[40] ^= 1;

        BootSelection refused = board.Boot();

        TestBoard.Is(refused, BootAction.Refuse, BootReason.NothingBootable);
        Assert.AreNotEqual((int)VerifyStatus.Ok, (int)refused.Refusal);
    }

    [TestMethod]
    public void ConfirmedImageInPlaceOfAnother_IsANewOne()
    {
        TestBoard board = TestBoard.Confirmed();
        board.Storage.Put(Slot.FileOf(Slot.A), DeviceImage.Make(3, 7, 0));

        TestBoard.Is(board.Boot(), BootAction.Trial, BootReason.Pending);
    }

    [TestMethod]
    public void Journal_OneRecordDamaged_IsRepaired()
    {
        TestBoard board = TestBoard.Confirmed();
        board.Storage.Bytes("journal0")[20] ^= 1;

        TestBoard.Is(board.Boot(), BootAction.Boot, BootReason.Confirmed);

        board.Journal.Load();
        Assert.AreEqual((int)JournalRecordStatus.Ok, (int)board.Journal.RecordAt(0));
        Assert.AreEqual((int)JournalRecordStatus.Ok, (int)board.Journal.RecordAt(1));
    }

    [DataRow(true)]
    [DataRow(false)]
    public void Journal_BothRecordsLost_BeginsAnewFromTheImages(bool isTorn)
    {
        TestBoard board = TestBoard.Confirmed();
        for (int i = 0; i < JournalRecord.Count; i++)
        {
            string name = JournalRecord.FileOf(i);
            board.Storage.Put(name, isTorn ? new byte[10] : new byte[JournalRecord.Size]);
        }

        TestBoard.Is(board.Boot(), BootAction.Trial, BootReason.Pending);
        Assert.AreEqual(7, (int)board.Journal.State.Counter);
    }

    [TestMethod]
    public void Journal_LostWithTheImages_IsSaid()
    {
        TestBoard board = TestBoard.Confirmed();
        board.Storage.Put(JournalRecord.FileOf(0), new byte[10]);
        board.Storage.Put(JournalRecord.FileOf(1), new byte[JournalRecord.Size]);
        board.Storage.Delete(Slot.FileOf(Slot.A));

        TestBoard.Is(board.Boot(), BootAction.Refuse, BootReason.JournalLost);
    }

    [TestMethod]
    public void StorageThatFails_RefusesAndChangesNothing()
    {
        TestBoard board = TestBoard.Confirmed();
        BootSession session = board.Launch(board.Boot());
        board.Storage.Fails = true;
        TestBoard.Equal(UpdateSessionResult.FlashError, session.RequestRecovery(BootReason.RecoveryRequested));
        TestBoard.Equal(UpdateSessionResult.FlashError, session.Updates.Start(DeviceImage.BodyEnd, out _));
        Assert.AreEqual((int)BootAction.Refuse, (int)board.Boot().Action);
        board.Storage.Fails = false;

        TestBoard.Is(board.Boot(), BootAction.Boot, BootReason.Confirmed);
    }

    [TestMethod]
    public void Downgrade_IsRefusedWhereTheSettingsSaySo()
    {
        TestBoard board = new TestBoard();
        board.Settings.RefusesDowngrade = true;
        board.Storage.Put(Slot.FileOf(Slot.A), DeviceImage.Make(3, 7, 0));
        BootSession session = board.Launch(board.Boot());
        TestBoard.Equal(UpdateSessionResult.SwapInFlight, session.Updates.Start(DeviceImage.BodyEnd, out _));
        session.Confirm();

        TestBoard.Equal(
            UpdateVerdict.From(VerifyStatus.OldVersion),
            TestBoard.Send(session.Updates, DeviceImage.Make(2, 7, 0)).Complete());
    }

    [TestMethod]
    public void Names_AreThoseOfTheMembers()
    {
        Assert.AreEqual("Revert", BootNames.Get(BootAction.Revert));
        Assert.AreEqual("9", BootNames.Get((BootAction)9));
        Assert.AreEqual("OtherUnresponsive", BootNames.Get(BootReason.OtherUnresponsive));
        Assert.AreEqual("99", BootNames.Get((BootReason)99));
        Assert.AreEqual("Rejected", BootNames.Get(SlotState.Rejected));
        Assert.AreEqual("99", BootNames.Get((SlotState)99));
        for (int i = 0; i < 16; i++)
        {
            Assert.IsTrue(BootNames.Get((BootReason)i).Length > 0);
            Assert.IsTrue(BootNames.Get((BootAction)i).Length > 0);
            Assert.IsTrue(BootNames.Get((SlotState)i).Length > 0);
        }

        for (int i = 0; i < 200; i++)
        {
            Assert.IsTrue(VerifyStatusNames.Get((VerifyStatus)i).Length > 0);
            Assert.AreEqual(
                i == (int)VerifyStatus.Ok, UpdateVerdict.From((VerifyStatus)i) == UpdateSessionResult.Success);
        }
    }
}
