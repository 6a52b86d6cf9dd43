using System;
using SecureBoot.Board.Storage;
using SecureBoot.Image;
using SecureBoot.Signer.Images;
using SecureBoot.Signer.Keys;
using SecureBoot.Update.Simulation;
using Xunit;

namespace SecureBoot.Boot.Tests.Edges;

/// <summary>The reason that a boot gives for its decision, and decisions that need a rare state.</summary>
public class SelectorEdgeTests
{
    private static readonly SimulationImage s_old = TestDevice.Setup.Old;
    private static readonly SimulationImage s_new = TestDevice.Setup.New;

    [Theory]
    [InlineData(SlotState.Empty, SlotState.Empty, BootReason.NothingInstalled)]
    [InlineData(SlotState.Rejected, SlotState.Empty, BootReason.NothingBootable)]
    [InlineData(SlotState.Empty, SlotState.Rejected, BootReason.NothingBootable)]
    [InlineData(SlotState.Rejected, SlotState.Rejected, BootReason.NothingBootable)]
    public void Boot_NothingToBoot_SaysWhetherAnythingIsInstalled(SlotState a, SlotState b, BootReason reason)
    {
        TestDevice device = new();
        JournalState state = new();
        state.SetState(Slot.A, a);
        state.SetState(Slot.B, b);
        device.Journal.Load();
        Assert.True(device.Journal.Write(state));
        BootSelection selection = device.Boot();
        Assert.Equal(
            (BootAction.Refuse, reason, VerifyStatus.NotVerified),
            (selection.Action, selection.Reason, selection.Verdict));
    }

    [Fact]
    public void Select_SelfTestFailed_IsTheReason()
    {
        TestDevice device = new();
        BootSelection selection = new BootSelector(
            device.Storage,
            device.Journal,
            device.Counter,
            TestDevice.Setup.Keys,
            device.Settings).Select(selfTestPassed: false);
        Assert.Equal((BootAction.Refuse, BootReason.SelfTestFailed), (selection.Action, selection.Reason));
    }

    [Theory]
    [InlineData("journal0")]
    [InlineData("journal1")]
    public void Boot_BadRecord_IsWrittenAnew(string name)
    {
        TestDevice device = new();
        device.Install(Slot.A, s_old, SlotState.Confirmed);
        device.Launch(device.Boot()).Alive();
        device.Boot();
        device.Storage.FlipBit(name, 300);
        device.Settings.StartLimit = 100;
        Assert.NotNull(device.Boot().Image);
        Journal after = new(device.Storage);
        after.Load();
        Assert.Equal((JournalRecordStatus.Ok, JournalRecordStatus.Ok), (after.RecordAt(0), after.RecordAt(1)));
    }

    [Fact]
    public void Boot_CounterThatCannotBeRaised_IsWhyTheNewImageWaits()
    {
        TestDevice device = new(maximum: s_old.SecurityCounter);
        device.Install(Slot.A, s_old, SlotState.Confirmed);
        device.Install(Slot.B, s_new, SlotState.Pending);
        BootSelection selection = device.Boot();
        Assert.True(TestDevice.Is(selection, s_old));
        Assert.Equal(VerifyStatus.OldSecurityCounter, selection.Refusal);
        Assert.Equal(SlotState.Pending, device.Journal.State.StateOf(Slot.B));
    }

    [Fact]
    public void Boot_MemoryEndsWhileTheTrialIsWrittenDown_RefusesTheImageOnce()
    {
        TestDevice device = new();
        device.Install(Slot.A, s_old, SlotState.Confirmed);
        device.Install(Slot.B, s_new, SlotState.Pending);
        int writes = 0;
        device.Storage.Failing = operation =>
            operation.Kind == StorageOperationKind.Write && writes++ == 0
                ? throw new InsufficientMemoryException()
                : false;
        BootSelection selection = device.BootOnce();
        Assert.Equal(
            (BootReason.JudgedAgain, VerifyStatus.TooLarge, BodyStatus.NotChecked),
            (selection.Reason, selection.Refusal, selection.Body));
        Assert.Equal(SlotState.Pending, device.Journal.State.StateOf(Slot.B));
        Assert.True(TestDevice.Is(device.BootOnce(), s_new));
    }

    [Fact]
    public void Boot_SecondLookFindsAnotherProduct_IsRefused()
    {
        TestDevice device = new();
        device.Install(Slot.A, s_old, SlotState.Confirmed);
        device.Settings.ProductAgain = new byte[16];
        BootSelection selection = device.Boot();
        Assert.Equal((BootAction.Refuse, VerifyStatus.WrongProduct), (selection.Action, selection.Refusal));
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(253, 254)]
    [InlineData(254, 255)]
    [InlineData(255, 255)]
    public void Boot_ManyStarts_AreCountedUpToWhatARecordHolds(int before, int after)
    {
        TestDevice device = new();
        device.Settings.StartLimit = 1000;
        device.Install(Slot.A, s_old, SlotState.Confirmed);
        JournalState state = device.Journal.State.Copy();
        state.Starts = before;
        Assert.True(device.Journal.Write(state));
        Assert.NotNull(device.Boot().Image);
        Assert.Equal(after, device.Journal.State.Starts);
    }

    [Fact]
    public void Boot_ActiveImageRefused_IsOneStartAllTheSame()
    {
        TestDevice device = new();
        device.Install(Slot.A, s_old, SlotState.Confirmed);
        device.Install(Slot.B, s_new, SlotState.Confirmed);
        device.Storage.FlipBit(Slot.FileOf(Slot.B), 4000);
        BootSelection selection = device.Boot();
        Assert.Equal(BootReason.ActiveRefused, selection.Reason);
        Assert.Equal(1, device.Journal.State.Starts);
    }

    [Theory]
    [InlineData(SlotState.Pending, 0, 1, true)]
    [InlineData(SlotState.Pending, 1, 2, true)]
    [InlineData(SlotState.Pending, 9, 2, false)]
    [InlineData(SlotState.Confirmed, 0, 1, true)]
    [InlineData(SlotState.Confirmed, 9, 1, false)]
    public void Boot_ImageIsReadWrong_OnlyANewOneIsAskedOnceMore(SlotState state, int wrong, int asked, bool boots)
    {
        TestDevice device = new();
        device.Install(Slot.A, s_new, state);
        int reads = 0;
        FaultyStorage storage = new(device.Storage, (name, offset, target) =>
        {
            reads += name == Slot.FileOf(Slot.A) && offset == 0 ? 1 : 0;
            if (name == Slot.FileOf(Slot.A) && offset == ImageHeader.Size && reads <= wrong)
            {
                target[^1] ^= 1;
            }
        });
        BootSelection selection;
        do
        {
            selection = new BootSelector(
                storage,
                new Journal(device.Storage),
                device.Counter,
                TestDevice.Setup.Keys,
                device.Settings).Select(selfTestPassed: true);
        }
        while (selection.Reason == BootReason.JudgedAgain);
        Assert.Equal(boots, selection.Image is not null);
        Assert.Equal(asked, reads);
    }

    [Fact]
    public void Boot_ImageOnTrialAlready_NeedsNoJournal()
    {
        TestDevice device = new();
        device.Install(Slot.B, s_new, SlotState.Trial);
        device.Storage.Failing = operation => operation.Kind == StorageOperationKind.Write;
        Assert.True(TestDevice.Is(device.Boot(), s_new));
    }

    [Fact]
    public void Boot_ConfirmedSlotWithAnotherImage_TriesThatOneWithStartsAnew()
    {
        TestDevice device = new();
        device.Install(Slot.A, s_old, SlotState.Confirmed);
        device.Storage.Put(Slot.FileOf(Slot.A), s_new.Bytes);
        JournalState state = device.Journal.State.Copy();
        state.Starts = 7;
        Assert.True(device.Journal.Write(state));
        BootSelection selection = device.Boot();
        Assert.Equal((BootAction.Trial, BootReason.Pending), (selection.Action, selection.Reason));
        Assert.Equal(0, device.Journal.State.Starts);
    }

    [Fact]
    public void Record_OfABoot_HasAllThatTheImageSays()
    {
        TestDevice device = new();
        using PrivateKey other = PrivateKey.Create(KeyType.EcdsaP256);
        using PrivateKey key = PrivateKey.Create(KeyType.EcdsaP256);
        TrustedKeys keys = new([other.Public.ToTrustedKey(), key.Public.ToTrustedKey()], 1);
        byte[] image = Images.MakeApp(key, new ImageVersion(1, 2, 3, 4), 5);
        device.Install(Slot.A, image, SlotState.Confirmed, 5);
        device.Install(Slot.B, s_new.Bytes, SlotState.Pending, 5);
        BootSelection selection = device.Boot(keys);
        BootRecord record = new(selection, selection.Image!, keys);
        Assert.Equal(
            (BootAction.Boot, BootReason.Confirmed, VerifyStatus.UnknownKey, Slot.A),
            (record.Action, record.Reason, record.LastRefusal, record.SlotNumber));
        Assert.Equal(
            (1, 2, 3, 4u, 5u), (record.Major, record.Minor, record.Revision, record.Build, record.SecurityCounter));
        Assert.Equal(0x0102000300000004u, record.Version);
        Assert.Equal(selection.Image!.Verified.Digest, record.Digest);
        Assert.True(record.Identity.IsSame(selection.Image.Verified.Identity));
        Assert.Equal(keys.At(1).KeyHash, record.KeyHash);
        Assert.Equal(VerifyStatus.Ok, selection.Verdict);
    }

    [Fact]
    public void StartLimit_OfSettings_IsFiveWhereNobodySaysMore() => Assert.Equal(5, new BootSettings(100).StartLimit);

    [Theory]
    [InlineData("nothing", VerifyStatus.Ok)]
    [InlineData("size", VerifyStatus.TooLarge)]
    [InlineData("counter", VerifyStatus.OldSecurityCounter)]
    [InlineData("revoked", VerifyStatus.ThresholdNotMet)]
    [InlineData("threshold", VerifyStatus.ThresholdNotMet)]
    [InlineData("body", VerifyStatus.BadBody)]
    [InlineData("tail", VerifyStatus.BadTlvMagic)]
    public void SecondLook_StricterThanTheFirst_Refuses(string what, VerifyStatus expected)
    {
        TestDevice device = new();
        device.Install(Slot.A, s_old, SlotState.Confirmed);
        TrustedKeys keys = TestDevice.Setup.Keys;
        Assert.Equal(
            VerifyStatus.Ok,
            SlotImage.TryLoad(
                device.Storage,
                Slot.A,
                device.Settings.CreatePolicy(keys, 0, RevokedKeys.None),
                out SlotImage? image,
                out _));
        JournalState state = new() { Counter = what == "counter" ? s_old.SecurityCounter + 1 : 0 };
        state.Revoked = what == "revoked" ? RevokedKeys.None.With(keys.At(0).KeyHash)! : state.Revoked;
        TrustedKeys now = what == "threshold" ? new TrustedKeys([keys.At(0), keys.At(1)], 2) : keys;
        BootSettings settings = what == "size" ? new BootSettings(100) : device.Settings;
        image!.Bytes.Body[20] ^= (byte)(what == "body" ? 1 : 0);
        image.Bytes.Tail[0] ^= (byte)(what == "tail" ? 1 : 0);
        Assert.Equal(expected, SecondLook.Check(image, now, state, device.Counter, settings));
    }

    [Fact]
    public void NoHardwareCounter_HoldsNothingAndTakesAnything()
    {
        NoHardwareCounter counter = new();
        Assert.Equal(uint.MaxValue, counter.Maximum);
        Assert.True(counter.TryRead(out uint value));
        Assert.Equal(0u, value);
        Assert.True(counter.TryRaise(7));
        Assert.True(new SecurityCounter(counter, 3).Raise(uint.MaxValue));
    }

    [Fact]
    public void Names_OfValuesThatThereAreNot_AreTheirNumbers()
    {
        Assert.Equal("99", BootNames.Get((BootReason)99));
        Assert.Equal("99", BootNames.Get((BootAction)99));
    }
}
