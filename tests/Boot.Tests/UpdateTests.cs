using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.Linq;
using SecureBoot.Board.Storage;
using SecureBoot.Update.Simulation;
using Xunit;

namespace SecureBoot.Boot.Tests;

public class UpdateTests
{
    private static readonly byte[] s_old = TestDevice.Setup.Old.Bytes;
    private static readonly byte[] s_new = TestDevice.Setup.New.Bytes;
    private static readonly byte[] s_oldDigest = TestDevice.Setup.Old.Digest;
    private static readonly byte[] s_newDigest = TestDevice.Setup.New.Digest;

    // change to the new image, result, reason
    public static TheoryData<string, UpdateSessionResult, string> Images { get; } = new()
    {
        { "nothing", UpdateSessionResult.Success, "a good image" },
        { "magic", UpdateSessionResult.BadMagic, "no image at all" },
        { "flags", UpdateSessionResult.HeaderMismatch, "asks for decryption" },
        { "body", UpdateSessionResult.HashMismatch, "a byte of the body" },
        { "tlv", UpdateSessionResult.BadTlv, "the magic of the unprotected area" },
        { "signature", UpdateSessionResult.BadSignature, "the last byte of the signature" },
        { "key", UpdateSessionResult.BadSignature, "the key hash" },
    };

    [Theory]
    [MemberData(nameof(Images))]
    public void Push_ImageChanged_IsRefusedBeforeAnythingIsScheduled(
        string change, UpdateSessionResult expected, string reason)
    {
        TestDevice device = BootOld();
        Assert.True(expected == TestDevice.Push(device.MakeUpdater(Slot.A), Change(change)), reason);
        SlotState state = expected == UpdateSessionResult.Success ? SlotState.Pending : SlotState.Empty;
        Assert.Equal(state, device.Journal.State.StateOf(Slot.B));
        Assert.True(
            TestDevice.Is(
                device.Boot(), expected == UpdateSessionResult.Success ? TestDevice.Setup.New : TestDevice.Setup.Old));
    }

    [Fact]
    public void Push_BytesAfterTheTlvs_IsRefusedUnlessTheyAreErased()
    {
        TestDevice device = BootOld();
        Updater updater = device.MakeUpdater(Slot.A);
        Assert.Equal(UpdateSessionResult.BadTlv, TestDevice.Push(updater, [.. s_new, 0xFF, 0x55]));
        foreach (int fill in new[] { 1, 3072, 4096, 4608, 4900, 5120, 5632, 20_000 })
        {
            byte[] padded = [.. s_new, .. Enumerable.Repeat((byte)0xFF, fill)];
            Assert.Equal(UpdateSessionResult.Success, TestDevice.Push(updater, padded));
            foreach (int at in new[] { s_new.Length, s_new.Length + (fill / 2), padded.Length - 1 })
            {
                byte[] spoilt = (byte[])padded.Clone();
                spoilt[at] = 0x55;
                Assert.Equal(UpdateSessionResult.BadTlv, TestDevice.Push(updater, spoilt));
                Assert.Equal(Image.VerifyStatus.BadTrailingBytes, updater.LastVerify);
            }
        }
    }

    // The largest tail that the updater holds in memory is the TLVs and one piece of 512 bytes.
    [Theory]
    [InlineData(0)]
    [InlineData(511)]
    [InlineData(512)]
    [InlineData(513)]
    public void Push_TlvsOfTheLargestSizeAndErasedBytes_IsTaken(int erased)
    {
        byte[] image = [.. FillTlvs(s_new), .. Enumerable.Repeat((byte)0xFF, erased)];
        TestDevice device = BootOld();
        Assert.Equal(UpdateSessionResult.Success, TestDevice.Push(device.MakeUpdater(Slot.A), image));
        Assert.Equal(BootAction.Trial, device.Boot().Action);
    }

    // Adds signatures of unknown keys, which the verifier skips, until both areas have their largest size.
    private static byte[] FillTlvs(byte[] image)
    {
        const int PairSize = 4 + 32 + 4;
        int bodySize = BinaryPrimitives.ReadInt32LittleEndian(image.AsSpan(12));
        int protectedSize = BinaryPrimitives.ReadUInt16LittleEndian(image.AsSpan(10));
        int area = Image.ImageHeader.Size + bodySize + protectedSize;
        List<byte> bytes = [.. image];
        for (int left = Image.TlvList.MaxSize - (image.Length - area) - protectedSize; left > 0;)
        {
            int length = left - PairSize <= 128 ? left - PairSize : Math.Min(128, left - PairSize - PairSize - 1);
            bytes.AddRange([0x01, 0, 32, 0, .. new byte[32], 0x22, 0, (byte)length, 0, .. new byte[length]]);
            left -= PairSize + length;
        }

        byte[] filled = [.. bytes];
        BinaryPrimitives.WriteUInt16LittleEndian(filled.AsSpan(area + 2), (ushort)(filled.Length - area));
        return filled;
    }

    [Fact]
    public void Push_OlderCounter_IsRefused()
    {
        TestDevice device = new();
        device.Install(Slot.A, TestDevice.Setup.Raised, SlotState.Confirmed);
        device.Boot();
        Assert.Equal(UpdateSessionResult.OldCounter, TestDevice.Push(device.MakeUpdater(Slot.A), s_new));
        Assert.Null(device.Storage.Peek(Slot.FileOf(Slot.B)));
    }

    [Fact]
    public void Session_WrongCalls_EachHasItsResult()
    {
        TestDevice device = BootOld();
        Updater updater = device.MakeUpdater(Slot.A);
        Assert.Equal(UpdateSessionResult.BadArgument, updater.Start(31, out _));
        Assert.Equal(UpdateSessionResult.TooLarge, updater.Start(TestDevice.Setup.MaxSize + 1, out _));
        Assert.Equal(UpdateSessionResult.NoImage, updater.Resume(s_new.Length, s_newDigest, out _));
        Assert.Equal(UpdateSessionResult.BadArgument, updater.Resume(s_new.Length, s_newDigest[..31], out _));
        Assert.Equal(UpdateSessionResult.Success, updater.Start(s_new.Length, s_newDigest, out UpdateSession? session));
        Assert.Equal(UpdateSessionResult.Busy, updater.Start(s_new.Length, out _));
        Assert.Equal(UpdateSessionResult.Busy, updater.Resume(s_new.Length, s_newDigest, out _));
        Assert.Equal(UpdateSessionResult.BadOffset, session!.Store(1, s_new, 0, 64));
        Assert.Equal(UpdateSessionResult.BadArgument, session.Store(0, s_new, 0, 31));
        Assert.Equal(UpdateSessionResult.BadArgument, session.Store(0, s_new, 0, 1025));
        Assert.Equal(UpdateSessionResult.BadArgument, session.Store(0, s_new, s_new.Length - 10, 64));
        Assert.Equal(UpdateSessionResult.Incomplete, session.Complete());
        Assert.Equal(UpdateSessionResult.Success, session.Store(0, s_new, 0, 1024));
        Assert.Equal(UpdateSessionResult.BadOffset, session.Store(0, s_new, 0, 1024));
        Assert.Equal(UpdateSessionResult.Success, session.Store(1024, s_new, 1024, 1024));
        Assert.Equal(UpdateSessionResult.TooLarge, session.Store(2048, s_new, 0, 1024));
        Assert.Equal(UpdateSessionResult.Success, session.Abort(erase: false));
        Assert.Equal(UpdateSessionResult.BadToken, session.Store(2048, s_new, 2048, 1));
        Assert.Equal(UpdateSessionResult.BadToken, session.Complete());
        Assert.Equal(UpdateSessionResult.BadToken, session.Abort(erase: false));
        Assert.Equal(UpdateSessionResult.HeaderMismatch, updater.Resume(s_old.Length, s_oldDigest, out _));
        Assert.Equal(UpdateSessionResult.Success, updater.Resume(s_new.Length, s_newDigest, out session));
        Assert.Equal(1024, session!.Received);
        Assert.Equal(UpdateSessionResult.Success, session.Abort(erase: true));
        Assert.Equal(UpdateSessionResult.NoImage, updater.Resume(s_new.Length, s_newDigest, out _));
    }

    [Fact]
    public void Resume_OfASlotThatCounts_IsNoImage()
    {
        TestDevice device = BootOld();
        Updater updater = device.MakeUpdater(Slot.A);
        Assert.Equal(UpdateSessionResult.Success, TestDevice.Push(updater, s_new));

        // The image is pending, so its bytes must not change.
        Assert.Equal(UpdateSessionResult.NoImage, updater.Resume(s_new.Length, s_newDigest, out _));
        Assert.Equal(UpdateSessionResult.Success, device.Launch(device.Boot()).Confirm());
        Assert.Equal(UpdateSessionResult.NoImage, device.MakeUpdater(Slot.B).Resume(s_old.Length, s_oldDigest, out _));
    }

    [Theory]
    [InlineData(2047, UpdateSessionResult.HeaderMismatch)]
    [InlineData(2048, UpdateSessionResult.Success)]
    public void Resume_ImageShorterThanWhatArrived_IsAnotherOne(int length, UpdateSessionResult expected)
    {
        Updater updater = BootOld().MakeUpdater(Slot.A);
        updater.Start(s_new.Length, s_newDigest, out UpdateSession? session);
        session!.Store(0, s_new, 0, 1024);
        session.Store(1024, s_new, 1024, 1024);
        session.Abort(erase: false);
        Assert.Equal(expected, updater.Resume(length, s_newDigest, out _));
    }

    [Fact]
    public void Complete_FileHasAnotherLength_IsFlashError()
    {
        TestDevice device = BootOld();
        device.MakeUpdater(Slot.A).Start(s_new.Length, out UpdateSession? session);
        for (int offset = 0; offset < s_new.Length; offset += 512)
        {
            session!.Store(offset, s_new, offset, Math.Min(512, s_new.Length - offset));
        }

        device.Storage.Put(Slot.FileOf(Slot.B), [.. s_new, 0xFF]);
        Assert.Equal(UpdateSessionResult.FlashError, session!.Complete());
        device.Storage.Put(Slot.FileOf(Slot.B), s_new);
        Assert.Equal(UpdateSessionResult.Success, session.Complete());
    }

    [Fact]
    public void Push_CounterAboveTheMaximum_IsCounterExhausted()
    {
        TestDevice device = new(maximum: TestDevice.Setup.Raised.SecurityCounter);
        device.Install(Slot.A, TestDevice.Setup.Old, SlotState.Confirmed);
        device.Boot();
        Assert.Equal(
            UpdateSessionResult.CounterExhausted,
            TestDevice.Push(device.MakeUpdater(Slot.A), TestDevice.Setup.Stolen.Bytes));
        Assert.Equal(
            UpdateSessionResult.Success, TestDevice.Push(device.MakeUpdater(Slot.A), TestDevice.Setup.Raised.Bytes));
    }

    [Fact]
    public void Start_JournalCannotBeWritten_LeavesTheSlotAsItIs()
    {
        TestDevice device = BootOld();
        device.Install(Slot.B, TestDevice.Setup.New, SlotState.Confirmed);
        Assert.True(TestDevice.Is(device.Boot(), TestDevice.Setup.New));
        device.Storage.Failing = operation => operation.Kind == StorageOperationKind.Write
            && operation.Name.StartsWith("journal", StringComparison.Ordinal);
        Assert.Equal(UpdateSessionResult.FlashError, device.MakeUpdater(Slot.B).Start(s_new.Length, out _));
        Assert.Equal(s_old, device.Storage.Peek(Slot.FileOf(Slot.A)));
    }

    [Fact]
    public void Push_ActiveImageIsBad_GoesOverIt()
    {
        TestDevice device = BootOld();
        device.Install(Slot.B, TestDevice.Setup.New, SlotState.Confirmed);
        device.Storage.FlipBit(Slot.FileOf(Slot.B), 4000);
        BootSession session = device.Launch(device.Boot());
        Assert.Equal((BootReason.ActiveRefused, Slot.A), (session.Record.Reason, session.Record.SlotNumber));
        Assert.Equal(UpdateSessionResult.Success, TestDevice.Push(session.Updates, TestDevice.Setup.Raised.Bytes));
        Assert.True(TestDevice.Is(device.Boot(), TestDevice.Setup.Raised));
        Assert.True(TestDevice.Is(device.Boot(), TestDevice.Setup.Old));
    }

    [Fact]
    public void Start_RunningImageOnTrial_IsSwapInFlight()
    {
        TestDevice device = BootOld();
        TestDevice.Push(device.MakeUpdater(Slot.A), s_new);
        BootSession session = device.Launch(device.Boot());
        Assert.Equal(UpdateSessionResult.SwapInFlight, session.Updates.Start(s_new.Length, out _));
        Assert.Equal(UpdateSessionResult.Success, session.Confirm());
        Assert.Equal(UpdateSessionResult.Success, session.Confirm());
        Assert.Equal(UpdateSessionResult.Success, session.Updates.Start(s_new.Length, out UpdateSession? next));
        Assert.Equal(Slot.A, next!.StagingSlot);
    }

    [Fact]
    public void Push_StorageFails_IsFlashErrorAndTheCallCanBeRepeated()
    {
        foreach (StorageOperationKind kind in new[]
        {
            StorageOperationKind.Write,
            StorageOperationKind.Flush,
            StorageOperationKind.Delete,
            StorageOperationKind.Read,
        })
        {
            TestDevice device = BootOld();
            Updater updater = device.MakeUpdater(Slot.A);
            device.Storage.Failing = operation => operation.Kind == kind;
            Assert.Equal(UpdateSessionResult.FlashError, TestDevice.Push(updater, s_new));
            device.Storage.Failing = null;
            Assert.True(TestDevice.Is(device.Boot(), TestDevice.Setup.Old));
        }

        TestDevice other = BootOld();
        Updater patient = other.MakeUpdater(Slot.A);
        patient.Start(s_new.Length, out UpdateSession? session);
        List<UpdateSessionResult> results = [];
        int number = 0;
        other.Storage.Failing = _ => number++ % 3 == 0;
        while (session!.Received < s_new.Length)
        {
            results.Add(
                session.Store(
                    session.Received, s_new, session.Received, Math.Min(512, s_new.Length - session.Received)));
        }

        other.Storage.Failing = null;
        Assert.Contains(UpdateSessionResult.FlashError, results);
        Assert.Equal(UpdateSessionResult.Success, session.Complete());
    }

    [Fact]
    public void Start_AfterAPendingThatMayBeStored_SaysEmptyBeforeTheSlotChanges()
    {
        TestDevice device = BootOld();
        Updater updater = device.MakeUpdater(Slot.A);
        Assert.Equal(UpdateSessionResult.Success, updater.Start(s_new.Length, s_newDigest, out UpdateSession? session));
        session!.Store(0, s_new, 0, 1024);
        while (session.Received < s_new.Length)
        {
            session.Store(session.Received, s_new, session.Received, Math.Min(512, s_new.Length - session.Received));
        }

        // The write succeeds, and reading back fails: the storage says Pending, and the updater reports a failure.
        device.Storage.Failing = operation => operation.Kind == StorageOperationKind.Read
            && operation.Name.StartsWith("journal", StringComparison.Ordinal);
        Assert.Equal(UpdateSessionResult.FlashError, session.Complete());
        device.Storage.Failing = null;
        session.Abort(erase: false);

        Assert.Equal(UpdateSessionResult.Success, updater.Start(s_new.Length, s_newDigest, out session));
        session!.Store(0, s_new, 0, 1024);
        Assert.True(TestDevice.Is(device.Boot(), TestDevice.Setup.Old));
        Assert.Equal(SlotState.Empty, device.Journal.State.StateOf(Slot.B));
        Assert.Equal(Image.ImageIdentity.UnknownKind, device.Journal.State.Rejected.Kind);
    }

    [Fact]
    public void Confirm_OfAnEqualCounter_IsBootedFromThenOn()
    {
        TestDevice device = BootOld();
        TestDevice.Push(device.MakeUpdater(Slot.A), s_new);
        Assert.Equal(UpdateSessionResult.Success, device.Launch(device.Boot()).Confirm());
        for (int i = 0; i < 3; i++)
        {
            Assert.True(TestDevice.Is(device.Boot(), TestDevice.Setup.New));
        }
    }

    [Fact]
    public void RequestRevert_OnTrial_RejectsAndGoesBack()
    {
        TestDevice device = BootOld();
        TestDevice.Push(device.MakeUpdater(Slot.A), s_new);
        BootSession session = device.Launch(device.Boot());
        Assert.Equal(UpdateSessionResult.Success, session.RequestRevert());
        Assert.Equal(UpdateSessionResult.NoImage, session.Confirm());
        BootSelection selection = device.Boot();
        Assert.True(TestDevice.Is(selection, TestDevice.Setup.Old));
        Assert.Equal(SlotState.Rejected, device.Launch(selection).OtherState);
        Assert.Equal(UpdateSessionResult.NoImage, device.Launch(selection).RequestRevert());
    }

    [Fact]
    public void Trial_NeverConfirmed_HappensOnce()
    {
        TestDevice device = BootOld();
        TestDevice.Push(device.MakeUpdater(Slot.A), s_new);
        Assert.Equal(BootAction.Trial, device.Boot().Action);
        Assert.Equal(BootAction.Revert, device.Boot().Action);
        for (int i = 0; i < 10; i++)
        {
            Assert.Equal(BootAction.Boot, device.Boot().Action);
        }
    }

    [Fact]
    public void Record_OfATrial_SaysWhatRuns()
    {
        TestDevice device = BootOld();
        TestDevice.Push(device.MakeUpdater(Slot.A), s_new);
        BootRecord record = device.Launch(device.Boot()).Record;
        Assert.Equal(
            (BootAction.Trial, BootReason.Pending, Slot.B, (byte)2),
            (record.Action, record.Reason, record.SlotNumber, record.Major));
        Assert.Equal(TestDevice.Setup.Keys.At(0).KeyHash, record.KeyHash);
        Assert.Equal(TestDevice.Setup.New.SecurityCounter, record.SecurityCounter);
    }

    [Fact]
    public void RunningImage_WithoutBootStage_HasNothingToConfirm()
    {
        Assert.Equal(UpdateSessionResult.NoImage, RunningImage.Confirm());
        Assert.Equal(UpdateSessionResult.NoImage, RunningImage.RequestRevert());
        Assert.Equal(UpdateSessionResult.NoImage, RunningImage.ExtendTrial(1));
        Assert.Equal(UpdateSessionResult.NoImage, RunningImage.Alive());
        Assert.Equal(UpdateSessionResult.NoImage, RunningImage.RequestRecovery());
        Assert.Null(RunningImage.Session);
    }

    [Fact]
    public void RunningImage_OfASession_HandsItsCallsOn()
    {
        TestDevice device = BootOld();
        TestDevice.Push(device.MakeUpdater(Slot.A), s_new);
        BootSession session = device.Launch(device.Boot());
        RunningImage.Begin(session);
        try
        {
            Assert.Same(session, RunningImage.Session);
            Assert.Equal(UpdateSessionResult.Success, RunningImage.ExtendTrial(7));
            Assert.Equal(7, session.Extension);
            Assert.Equal(UpdateSessionResult.Success, RunningImage.Confirm());
            Assert.Equal(UpdateSessionResult.Success, RunningImage.RequestRecovery());
            Assert.Equal(BootReason.RecoveryRequested, device.Journal.State.Request);
            device.Boot();
            device.Boot();
            session = device.Launch(device.Boot());
            RunningImage.Begin(session);
            Assert.NotEqual(0, device.Journal.State.Starts);
            Assert.Equal(UpdateSessionResult.Success, RunningImage.Alive());
            Assert.Equal(0, device.Journal.State.Starts);
            Assert.Equal(UpdateSessionResult.Success, RunningImage.RequestRevert());
            Assert.Equal(Slot.A, device.Journal.State.Active);
        }
        finally
        {
            RunningImage.Begin(null!);
        }
    }

    private static TestDevice BootOld()
    {
        TestDevice device = new();
        device.Install(Slot.A, TestDevice.Setup.Old, SlotState.Confirmed);
        Assert.True(TestDevice.Is(device.Boot(), TestDevice.Setup.Old));
        return device;
    }

    private static byte[] Change(string what)
    {
        byte[] image = (byte[])s_new.Clone();
        SimulationImage known = TestDevice.Setup.New;
        int end = 32 + BitConverter.ToInt32(image, 12);
        int area = end + BitConverter.ToUInt16(image, 10);
        int at = what switch
        {
            "nothing" => -1,
            "magic" => 0,
            "flags" => 16,
            "body" => 500,
            "tlv" => area,
            "signature" => known.Bytes.Length - 1,
            "key" => area + 4 + 4 + 32 + 4,
            _ => throw new ArgumentException(what),
        };
        if (at >= 0)
        {
            image[at] ^= 4;
        }

        return image;
    }
}
