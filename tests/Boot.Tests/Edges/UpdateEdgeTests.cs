using System;
using System.Buffers.Binary;
using System.Linq;
using SecureBoot.Board.Storage;
using SecureBoot.Boot.Serial;
using SecureBoot.Image;
using SecureBoot.Update.Simulation;
using Xunit;

namespace SecureBoot.Boot.Tests.Edges;

/// <summary>The fields that an update stores, and the verification of a slot in pieces, at their limits.</summary>
public class UpdateEdgeTests
{
    private const int Hello = FrameType.Hello;

    private static readonly SimulationImage s_old = TestDevice.Setup.Old;
    private static readonly SimulationImage s_new = TestDevice.Setup.New;

    public static TheoryData<int> Fills { get; } =
        [0, 1, 511, 512, 513, 4000, 4200, 4608, 5000, 5119, 5120, 5121, 5632, 6000];

    [Theory]
    [MemberData(nameof(Fills))]
    public void Verify_ImageWithFillBehindIt_IsOkAndEachOtherByteIsNot(int fill)
    {
        byte[] image = [.. s_new.Bytes, .. Enumerable.Repeat((byte)0xFF, fill)];
        Assert.Equal(VerifyStatus.Ok, Verify(image, out VerifiedImage? verified));
        Assert.True(verified!.Identity.IsSame(s_new.Identity));
        int[] places = [0, 1, 511, 512, fill - 512, fill - 513, fill - 511, fill - 1, fill / 2];
        foreach (int at in places.Where(at => at >= 0 && at < fill))
        {
            byte[] other = (byte[])image.Clone();
            other[s_new.Bytes.Length + at] ^= 0x20;
            Assert.Equal(VerifyStatus.BadTrailingBytes, Verify(other, out verified));
            Assert.Null(verified);
        }
    }

    [Fact]
    public void Verify_FillOfAnotherByteOnlyInTheLastPieces_IsBad()
    {
        byte[] image = [.. s_new.Bytes, .. Enumerable.Repeat((byte)0xFF, 5000), .. new byte[600]];
        Assert.Equal(VerifyStatus.BadTrailingBytes, Verify(image, out _));
        Assert.Equal(
            VerifyStatus.BadTrailingBytes,
            Verify([.. s_new.Bytes, .. Enumerable.Repeat((byte)0xFF, 5000), .. new byte[512]], out _));
    }

    [Theory]
    [InlineData(-1, VerifyStatus.TruncatedHeader)]
    [InlineData(0, VerifyStatus.TruncatedHeader)]
    [InlineData(31, VerifyStatus.TruncatedHeader)]
    [InlineData(32, VerifyStatus.TruncatedBody)]
    public void Verify_FileOfEachLength_IsToldApart(int length, VerifyStatus expected)
    {
        PowerCutStorage storage = new();
        storage.Put(Slot.FileOf(Slot.A), length < 0 ? null : s_new.Bytes[..length]);
        Assert.Equal(expected, StagedImage.Verify(storage, Slot.A, Policy(), out _));
    }

    [Theory]
    [InlineData(4096, VerifyStatus.BadTlvMagic)]
    [InlineData(4097, VerifyStatus.TlvsTooLarge)]
    public void Verify_ProtectedAreaOfEachSize_IsBoundedBeforeItIsRead(ushort size, VerifyStatus expected)
    {
        byte[] image = [.. s_new.Bytes, .. new byte[6000]];
        BinaryPrimitives.WriteUInt16LittleEndian(image.AsSpan(10), size);
        image[BodyEnd(image)] = 0;
        Assert.Equal(expected, Verify(image, out _));
    }

    [Theory]
    [InlineData(4600, VerifyStatus.TlvsTooLarge)]
    [InlineData(4605, VerifyStatus.TlvsTooLarge)]
    [InlineData(7000, VerifyStatus.TlvsTooLarge)]
    public void Verify_AreaThatEndsBehindWhatIsHeld_IsTooLarge(ushort total, VerifyStatus expected)
    {
        byte[] image = [.. s_new.Bytes, .. new byte[8000]];
        BinaryPrimitives.WriteUInt16LittleEndian(
            image.AsSpan(BodyEnd(image) + BinaryPrimitives.ReadUInt16LittleEndian(image.AsSpan(10)) + 2), total);
        Assert.Equal(expected, Verify(image, out _));
    }

    [Fact]
    public void Verify_AreaThatEndsBehindTheFile_IsTruncated()
    {
        byte[] image = (byte[])s_new.Bytes.Clone();
        BinaryPrimitives.WriteUInt16LittleEndian(
            image.AsSpan(BodyEnd(image) + BinaryPrimitives.ReadUInt16LittleEndian(image.AsSpan(10)) + 2), 4000);
        Assert.Equal(VerifyStatus.TruncatedTlvArea, Verify(image, out _));
        image[0] ^= 1;
        Assert.Equal(VerifyStatus.BadMagic, Verify(image, out _));
    }

    [Theory]
    [InlineData(0, 2, VerifyStatus.Ok, 3)]
    [InlineData(0, 9, VerifyStatus.UnreadableImage, 3)]
    [InlineData(1, 9, VerifyStatus.UnreadableImage, 3)]
    public void Verify_ReadsThatFail_AreTriedThreeTimes(int skipped, int failures, VerifyStatus expected, int tries)
    {
        PowerCutStorage storage = new();
        storage.Put(Slot.FileOf(Slot.A), [.. s_new.Bytes, .. Enumerable.Repeat((byte)0xFF, 6000)]);
        int headers = 0;
        int failed = 0;
        storage.Failing = operation =>
        {
            headers++;
            return operation.Kind == StorageOperationKind.Read && headers > skipped && failed++ < failures;
        };
        Assert.Equal(expected, StagedImage.Verify(storage, Slot.A, Policy(), out _));
        Assert.Equal(tries, Math.Min(failed, tries));
        Assert.True(failures == 2 || failed == tries, $"{failed} failures");
    }

    [Fact]
    public void Verify_LastPieceCannotBeRead_IsUnreadable()
    {
        PowerCutStorage storage = new();
        byte[] image = [.. s_new.Bytes, .. Enumerable.Repeat((byte)0xFF, 6000)];
        storage.Put(Slot.FileOf(Slot.A), image);
        int reads = 0;
        storage.Failing = operation => operation.Kind == StorageOperationKind.Read && ++reads == 10_000;
        Assert.Equal(VerifyStatus.Ok, StagedImage.Verify(storage, Slot.A, Policy(), out _));
        int all = reads;
        storage.Failing = operation => operation.Kind == StorageOperationKind.Read && ++reads % all == 0;
        reads = 0;
        Assert.Equal(
            VerifyStatus.UnreadableImage, StagedImage.Verify(storage, Slot.A, Policy(), out VerifiedImage? none));
        Assert.Null(none);
    }

    [Theory]
    [InlineData(0, 100, UpdateSessionResult.Success)]
    [InlineData(-1, 100, UpdateSessionResult.BadArgument)]
    [InlineData(3000, 1, UpdateSessionResult.BadArgument)]
    [InlineData(3001, 1, UpdateSessionResult.BadArgument)]
    [InlineData(3001, 0, UpdateSessionResult.BadArgument)]
    [InlineData(2999, 2, UpdateSessionResult.BadArgument)]
    [InlineData(0, 0, UpdateSessionResult.BadArgument)]
    [InlineData(0, -1, UpdateSessionResult.BadArgument)]
    [InlineData(0, Updater.MaxChunk, UpdateSessionResult.Success)]
    [InlineData(0, Updater.MaxChunk + 1, UpdateSessionResult.BadArgument)]
    [InlineData(0, 31, UpdateSessionResult.BadArgument)]
    [InlineData(0, 32, UpdateSessionResult.Success)]
    public void Store_PlaceAndCount_AreHeldAgainstTheBuffer(int at, int count, UpdateSessionResult expected)
    {
        Assert.Equal(
            UpdateSessionResult.Success,
            BootOld().MakeUpdater(Slot.A).Start(s_new.Bytes.Length, out UpdateSession? session));
        Assert.Equal(UpdateSessionResult.BadArgument, session!.Store(0, null!, 0, 1));
        Assert.Equal(expected, session.Store(0, ((byte[])[.. s_new.Bytes, .. new byte[3000]])[..3000], at, count));
        Assert.Equal(expected == UpdateSessionResult.Success ? count : 0, session.Received);
    }

    [Fact]
    public void Push_ToABoardWhereNothingBoots_ThenStagesBesideWhatWasPushed()
    {
        TestDevice device = new();
        device.Storage.Put(Slot.FileOf(Slot.A), new byte[100]);
        Updater updater = device.MakeUpdater(Slot.None);
        updater.Prepare();
        Assert.Equal(Slot.A, updater.StagingSlot);
        Assert.Equal(UpdateSessionResult.Success, TestDevice.Push(updater, s_new.Bytes));
        Assert.Equal(Slot.B, updater.StagingSlot);
        Assert.Equal(UpdateSessionResult.Success, updater.Start(s_new.Bytes.Length, out _));
        Assert.Equal(Slot.B, updater.StagingSlot);
    }

    [Theory]
    [InlineData(5u, 3u, 5u)]
    [InlineData(3u, 5u, 5u)]
    [InlineData(3u, 3u, 3u)]
    public void ReadLowest_FloorAndJournal_TheHigherCounts(uint journal, uint floor, uint expected)
    {
        Assert.True(new SecurityCounter(new NoHardwareCounter(), floor).ReadLowest(journal, out uint value));
        Assert.Equal(expected, value);

        // One good copy of the floor is enough: each of the two copies counts alone.
        Assert.True(new SecurityCounter(new NoHardwareCounter(), floor, ~0u).ReadLowest(journal, out value));
        Assert.Equal(expected, value);
        Assert.True(new SecurityCounter(new NoHardwareCounter(), 0, ~floor).ReadLowest(journal, out value));
        Assert.Equal(expected, value);
    }

    [Theory]
    [InlineData(5u, 5u, true, 0)]
    [InlineData(6u, 5u, true, 0)]
    [InlineData(4u, 5u, true, 1)]
    [InlineData(4u, 5u, false, 1)]
    public void Raise_Hardware_IsAskedOnlyWhereItIsLower(uint hardware, uint journal, bool takes, int asked)
    {
        CountingCounter counter = new(hardware, takes);
        Assert.Equal(hardware >= journal || takes, new SecurityCounter(counter, 0).Raise(journal));
        Assert.Equal(asked, counter.Asked);
    }

    [Fact]
    public void Names_OfSlots_AreTheirLetters()
    {
        Assert.Equal(("A", "B", "none"), (Slot.NameOf(Slot.A), Slot.NameOf(Slot.B), Slot.NameOf(Slot.None)));
        Assert.Equal(
            (@"I:\slot_a.img", @"I:\slot_b.img"), (@"I:\" + Slot.FileOf(Slot.A), @"I:\" + Slot.FileOf(Slot.B)));
    }

    [Fact]
    public void Assemblies_OfALoadedImage_ArePartsOfItsBody()
    {
        TestDevice device = BootOld();
        SlotImage image = device.Boot().Image!;
        Assert.Equal((1, image.Bytes.Body.Length), (image.Assemblies.Count, image.Assemblies.SizeAt(0)));
    }

    [Fact]
    public void Hello_OfARecovery_SaysAllOfIt()
    {
        (LoopChannel line, UpdateServer server, TestDevice device) = Serve(
            BootReason.NothingBootable, VerifyStatus.BadSignature);
        device.Install(Slot.B, s_new, SlotState.Rejected);
        byte[] answer = Ask(line, server, Hello, []);
        Assert.Equal(
            (byte[])[0, UpdateServer.Version, (byte)BootReason.NothingBootable,
                .. BitConverter.GetBytes((ushort)VerifyStatus.BadSignature), (byte)SlotState.Confirmed,
                (byte)SlotState.Rejected, Slot.B, 7, 0, 0, 0, .. BitConverter.GetBytes(TestDevice.Setup.MaxSize), 0, 2],
            answer);
        Assert.Equal(1, server.Answered);
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(1, false)]
    [InlineData(2, false)]
    [InlineData(-1, true)]
    public void Abort_WithEachByte_ErasesOnlyWhereItIsAsked(int erase, bool isKept)
    {
        (LoopChannel line, UpdateServer server, TestDevice device) = Serve(BootReason.NothingBootable, VerifyStatus.Ok);
        Assert.Equal((byte[])[0, 0, 0, 0, 0], Ask(line, server, FrameType.Start, Announce(s_new.Bytes.Length)));
        Assert.Equal((byte[])[0, 0, 1, 0, 0], Ask(line, server, FrameType.Chunk, [0, 0, 0, 0, .. s_new.Bytes[..256]]));
        Assert.Equal(0, Ask(line, server, FrameType.Abort, erase < 0 ? [] : [(byte)erase])[0]);
        Assert.Equal(isKept, device.Storage.GetLength(Slot.FileOf(Slot.B)) == 256);
    }

    [Theory]
    [InlineData(0, UpdateSessionResult.Success)]
    [InlineData(1, UpdateSessionResult.TooLarge)]
    public void Start_OfTheLargestImage_IsTaken(int more, UpdateSessionResult expected)
    {
        (LoopChannel line, UpdateServer server, _) = Serve(BootReason.NothingBootable, VerifyStatus.Ok);
        byte[] answer = Ask(line, server, FrameType.Start, Announce(TestDevice.Setup.MaxSize + more));
        Assert.Equal((byte)expected, answer[0]);
        Assert.Equal(5, answer.Length);
        Assert.Equal(7, Ask(line, server, FrameType.Complete, []).Length);
    }

    [Fact]
    public void Start_ThatIsRefused_LeavesNoSessionOfTheOneBefore()
    {
        (LoopChannel line, UpdateServer server, _) = Serve(BootReason.NothingBootable, VerifyStatus.Ok);
        Ask(line, server, FrameType.Start, Announce(s_new.Bytes.Length));
        Ask(line, server, FrameType.Chunk, [0, 0, 0, 0, .. s_new.Bytes[..256]]);
        Assert.Equal(
            (byte[])[(byte)UpdateSessionResult.TooLarge, 0, 0, 0, 0],
            Ask(line, server, FrameType.Start, Announce(int.MaxValue)));
        Assert.Equal((byte)UpdateSessionResult.BadToken, Ask(line, server, FrameType.Chunk, [0, 1, 0, 0, 1])[0]);
    }

    [Theory]
    [InlineData(199, 0, false)]
    [InlineData(200, 0, true)]
    [InlineData(100, 99, false)]
    [InlineData(100, 100, true)]
    public void Poll_SilenceInsideAFrame_EndsItAfterItsTime(int first, int second, bool isGivenUp)
    {
        (LoopChannel line, UpdateServer server, _) = Serve(BootReason.NothingBootable, VerifyStatus.Ok);

        // An unfinished frame that contains a complete one.
        byte[] hidden = new ProtocolFrame(Hello, 3, []).Write();
        byte[] outer = [ProtocolFrame.Sync, Hello, 2, 200, 0, .. hidden];
        line.Host.Write(outer, 0, outer.Length);
        server.Poll(10_000);
        server.Poll(first);
        server.Poll(second);
        server.Poll(0);
        Assert.Equal(isGivenUp, server.Answered == 1);
    }

    [Fact]
    public void Reader_FramesOfTheEdges_AreReadAndDamageIsCounted()
    {
        LoopChannel line = new();
        FrameReader reader = new(line.Board);
        Assert.Null(reader.TryRead());
        Assert.False(reader.HasNews);
        Assert.False(reader.IsInside);
        reader.GiveUp();
        Assert.Equal(0, reader.Damaged);
        foreach (int size in new[] { 0, 1, ProtocolFrame.MaxPayload })
        {
            byte[] frame = new ProtocolFrame(7, 9, [.. Enumerable.Range(0, size).Select(i => (byte)i)]).Write();
            for (int cut = 0; cut <= Math.Min(frame.Length, 12); cut++)
            {
                line.Host.Write(frame, 0, cut);
                ProtocolFrame? early = reader.TryRead();
                Assert.Equal(cut == frame.Length, early is not null);
                Assert.Equal(cut > 0, reader.HasNews);
                Assert.Equal(cut > 0 && early is null, reader.IsInside);
                line.Host.Write(frame, cut, frame.Length - cut);
                ProtocolFrame? read = early ?? reader.TryRead();
                Assert.Equal((7, 9, size), (read!.Type, read.Number, read.Payload.Length));
                Assert.False(reader.IsInside);
            }
        }

        Assert.Equal(0, reader.Damaged);
        byte[] bad = new ProtocolFrame(7, 9, [1, 2]).Write();
        bad[^1] ^= 1;
        line.Host.Write(
            [.. bad, ProtocolFrame.Sync, 1, 1, 0x11, 2, .. new ProtocolFrame(1, 4, []).Write()],
            0,
            bad.Length + 5 + ProtocolFrame.PrefixSize + ProtocolFrame.CrcSize);
        Assert.Equal(4, reader.TryRead()!.Number);
        Assert.Equal(2, reader.Damaged);
        line.Host.Write([ProtocolFrame.Sync, 1, ProtocolFrame.Sync], 0, 3);
        Assert.Null(reader.TryRead());
        reader.GiveUp();
        Assert.Equal(3, reader.Damaged);
        Assert.True(reader.IsInside);
    }

    [Fact]
    public void IsSame_FrameThatDiffersAnywhere_IsNot()
    {
        ProtocolFrame frame = new(1, 2, [3, 4]);
        Assert.True(frame.IsSame(new ProtocolFrame(1, 2, [3, 4])));
        Assert.All(
            new ProtocolFrame[]
            {
                new(0, 2, [3, 4]), new(1, 0, [3, 4]), new(1, 2, [0, 4]), new(1, 2, [3, 0]), new(1, 2, [3]),
            },
            other => Assert.False(frame.IsSame(other)));
    }

    private static TestDevice BootOld()
    {
        TestDevice device = new();
        device.Install(Slot.A, s_old, SlotState.Confirmed);
        device.Boot();
        return device;
    }

    private static (LoopChannel Line, UpdateServer Server, TestDevice Device) Serve(
        BootReason reason, VerifyStatus refusal)
    {
        TestDevice device = BootOld();
        LoopChannel line = new();
        return (line, new UpdateServer(
            line.Board,
            device.MakeUpdater(Slot.None),
            device.Journal,
            reason,
            refusal,
            TestDevice.Setup.MaxSize), device);
    }

    private static byte s_number;

    private static byte[] Ask(LoopChannel line, UpdateServer server, int type, byte[] payload)
    {
        byte[] request = new ProtocolFrame((byte)type, ++s_number, payload).Write();
        line.Host.Write(request, 0, request.Length);
        server.Poll(0);
        return new FrameReader(line.Host).TryRead()!.Payload;
    }

    private static byte[] Announce(int length) => [.. BitConverter.GetBytes(length), .. s_new.Digest];

    private static int BodyEnd(byte[] image) =>
        BinaryPrimitives.ReadUInt16LittleEndian(image.AsSpan(8))
            + BinaryPrimitives.ReadInt32LittleEndian(image.AsSpan(12));

    private static ImagePolicy Policy() => ImagePolicy.WithCounter(TestDevice.Setup.Keys, TestDevice.Setup.MaxSize, 0);

    private static VerifyStatus Verify(byte[] image, out VerifiedImage? verified)
    {
        PowerCutStorage storage = new();
        storage.Put(Slot.FileOf(Slot.A), image);
        return StagedImage.Verify(storage, Slot.A, Policy(), out verified);
    }

    private sealed class CountingCounter(uint value, bool takes) : HardwareCounter
    {
        internal int Asked { get; private set; }

        public override uint Maximum => 100;

        public override bool TryRead(out uint read)
        {
            read = value;
            return true;
        }

        public override bool TryRaise(uint raised)
        {
            Asked++;
            return takes;
        }
    }
}
