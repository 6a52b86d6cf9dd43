using System;
using System.Collections.Generic;
using System.Security.Cryptography;
using SecureBoot.Boot;
using SecureBoot.Boot.Serial;
using SecureBoot.Boot.Tests;
using SecureBoot.Image;
using SecureBoot.Update.Serial;
using Xunit;

namespace SecureBoot.Update.Tests.Serial;

public class ProtocolTests
{
    private static readonly byte[] s_image = TestDevice.Setup.Old.Bytes;
    private static readonly byte[] s_start = [.. BitConverter.GetBytes(s_image.Length), .. TestDevice.Setup.Old.Digest];

    [Fact]
    public void Push_ToABoardInRecovery_BootsTheImageOnTrial()
    {
        (LoopChannel line, RecoveryBoard board) = Connect();
        PushClient client = new(line.Host, new StepClock(), tries: 3);
        List<int> progress = [];
        client.Progress = (done, _) => progress.Add(done);

        BoardGreeting greeting = client.Greet();
        client.Push(s_image, greeting, isAnew: false);
        client.Reset();

        Assert.Equal(BootReason.NothingInstalled, greeting.Reason);
        Assert.Equal((0, s_image.Length), (progress[0], progress[^1]));
        Assert.Equal(0, client.Retries);
        Assert.True(board.Server.IsResetRequested);
        Assert.True(TestDevice.Is(board.Device.Boot(), TestDevice.Setup.Old));
    }

    [Theory]
    [InlineData(3, false, "a third of the frames is lost")]
    [InlineData(3, true, "a third of the frames has a wrong bit")]
    [InlineData(2, false, "half of the frames is lost, requests and answers")]
    public void Push_OverABadLine_GoesThrough(int period, bool isDamaged, string reason)
    {
        (LoopChannel line, RecoveryBoard board) = Connect();
        Random random = new(3);
        line.Spoil = bytes =>
        {
            if (random.Next(period) != 0)
            {
                return bytes;
            }

            if (isDamaged)
            {
                bytes[random.Next(bytes.Length)] ^= 0x10;
            }

            return isDamaged ? bytes : [];
        };
        PushClient client = new(line.Host, new StepClock(), tries: 60);
        client.Push(s_image, client.Greet(), isAnew: false);

        line.Spoil = null;
        Assert.True(client.Retries > 3, reason);
        Assert.True(TestDevice.Is(board.Device.Boot(), TestDevice.Setup.Old), reason);
    }

    [Fact]
    public void Push_AfterAPowerCutAtAnyFrame_GoesOnWhereItStopped()
    {
        int resumed = 0;
        for (int cut = 2; cut < 18; cut++)
        {
            (LoopChannel line, RecoveryBoard board) = Connect();
            int frames = 0;
            int last = cut;
            line.Spoil = bytes => ++frames > last ? [] : bytes;
            PushClient first = new(line.Host, new StepClock(), tries: 2);
            Assert.Throws<UpdateException>(() => first.Push(s_image, first.Greet(), isAnew: false));

            line.Spoil = null;
            board.Restart();
            PushClient second = new(line.Host, new StepClock(), tries: 2);
            second.Push(s_image, second.Greet(), isAnew: false);
            resumed += second.ResumedAt > 0 ? 1 : 0;
            Assert.True(TestDevice.Is(board.Device.Boot(), TestDevice.Setup.Old));
        }

        Assert.True(resumed > 2, $"{resumed} transfers went on");
    }

    [Fact]
    public void Push_OtherImageWithTheSameHeaderWasInterrupted_BeginsAnew()
    {
        (LoopChannel line, RecoveryBoard board) = Connect();
        byte[] other = (byte[])s_image.Clone();
        other.AsSpan(400, 600).Fill(0xEE);
        Updater updater = board.Device.MakeUpdater(Slot.None);
        updater.Start(other.Length, SHA256.HashData(other), out UpdateSession? session);
        session!.Store(0, other, 0, 1024);
        session.Store(1024, other, 1024, 1024);
        board.Restart();

        PushClient client = new(line.Host, new StepClock(), tries: 2);
        client.Push(s_image, client.Greet(), isAnew: false);

        Assert.Equal(0, client.ResumedAt);
        Assert.True(TestDevice.Is(board.Device.Boot(), TestDevice.Setup.Old));
    }

    [Fact]
    public void Push_ForgedImage_IsRefusedInWords()
    {
        (LoopChannel line, RecoveryBoard board) = Connect();
        byte[] forged = (byte[])s_image.Clone();
        forged[^1] ^= 1;
        PushClient client = new(line.Host, new StepClock(), tries: 2);
        BoardGreeting greeting = client.Greet();

        UpdateException refusal = Assert.Throws<UpdateException>(() => client.Push(forged, greeting, isAnew: false));

        Assert.True(refusal.IsRefusal);
        Assert.Contains("BadSignature", refusal.Message, StringComparison.Ordinal);
        Assert.Null(board.Device.Boot().Image);
    }

    [Theory]
    [InlineData(0, "it never goes on")]
    [InlineData(1_000_000, "it is past the image")]
    public void Push_BoardTakesChunksAndIsElsewhere_IsRefused(int next, string reason)
    {
        LoopChannel line = new();
        FrameReader requests = new(line.Board);
        int chunks = 0;
        line.Idle = () =>
        {
            if (requests.TryRead() is { } request)
            {
                chunks += request.Type == FrameType.Chunk ? 1 : 0;
                Assert.True(chunks < 100, "the host goes on for ever");
                byte[] payload = [0, .. BitConverter.GetBytes(request.Type == FrameType.Chunk ? next : 0)];
                byte[] answer =
                    new ProtocolFrame((byte)(request.Type | FrameType.Answer), request.Number, payload).Write();
                line.Board.Write(answer, 0, answer.Length);
            }
        };
        PushClient client = new(line.Host, new StepClock(), tries: 2);
        BoardGreeting greeting = new(BootReason.NothingInstalled, VerifyStatus.Ok, SlotState.Empty, SlotState.Empty,
            Slot.A, 0, 65536, ProtocolFrame.MaxChunk);

        UpdateException refusal = Assert.Throws<UpdateException>(() => client.Push(s_image, greeting, isAnew: true));
        Assert.True(refusal.IsRefusal, reason);
    }

    [Fact]
    public void Greet_NobodyThere_SaysSo()
    {
        LoopChannel line = new();
        PushClient client = new(line.Host, new StepClock(), tries: 2);
        Assert.Contains("no answer", Assert.Throws<UpdateException>(client.Greet).Message, StringComparison.Ordinal);
        Assert.Equal(1, client.Retries);
    }

    [Fact]
    public void Server_NoiseAndEveryFrameWithAFlippedBit_AnswersNothingAndGoesOn()
    {
        (LoopChannel line, RecoveryBoard board) = Connect();
        byte[] frame = new ProtocolFrame(FrameType.Start, 1, s_start).Write();
        byte[] buffer = new byte[64];
        for (int bit = 0; bit < frame.Length * 8; bit++)
        {
            byte[] spoilt = (byte[])frame.Clone();
            spoilt[bit / 8] ^= (byte)(1 << (bit % 8));
            line.Host.Write(spoilt, 0, spoilt.Length);
            for (int i = 0; i < 100; i++)
            {
                board.Server.Poll(10);
            }

            line.Idle = null;
            Assert.Equal(0, line.Host.Read(buffer, 0, buffer.Length));
        }

        byte[] noise = new byte[5000];
        new Random(5).NextBytes(noise);
        line.Host.Write(noise, 0, noise.Length);
        for (int i = 0; i < 5000; i++)
        {
            board.Server.Poll(10);
        }

        Assert.Null(board.Device.Storage.Peek("journal0"));
        line.Idle = () => board.Server.Poll(10);
        PushClient client = new(line.Host, new StepClock(), tries: 2);
        client.Push(s_image, client.Greet(), isAnew: false);
    }

    [Fact]
    public void Server_ChunkOfAnotherOffset_IsRefusedAndStartBeginsAnew()
    {
        (LoopChannel line, RecoveryBoard board) = Connect();
        line.Idle = null;
        byte[] first = s_image[..512];
        Assert.Equal((UpdateSessionResult.Success, 0), Ask(line, board, FrameType.Start, 1, s_start));
        Assert.Equal(
            (UpdateSessionResult.BadOffset, 0),
            Ask(line, board, FrameType.Chunk, 2, [.. BitConverter.GetBytes(512), .. first]));
        Assert.Equal(
            (UpdateSessionResult.BadOffset, 0),
            Ask(line, board, FrameType.Chunk, 3, [.. BitConverter.GetBytes(int.MinValue), .. first]));
        Assert.Equal(
            (UpdateSessionResult.Success, 512),
            Ask(line, board, FrameType.Chunk, 4, [.. BitConverter.GetBytes(0), .. first]));
        Assert.Equal(
            (UpdateSessionResult.Success, 512),
            Ask(line, board, FrameType.Chunk, 4, [.. BitConverter.GetBytes(0), .. first]));
        Assert.Equal(
            (UpdateSessionResult.BadOffset, 512),
            Ask(line, board, FrameType.Chunk, 5, [.. BitConverter.GetBytes(0), .. first]));
        Assert.Equal((UpdateSessionResult.Success, 0), Ask(line, board, FrameType.Start, 6, s_start));
    }

    [Fact]
    public void Server_SameNumberWithOtherContent_IsAnotherRequest()
    {
        (LoopChannel line, RecoveryBoard board) = Connect();
        line.Idle = null;
        Ask(line, board, FrameType.Start, 1, s_start);
        Assert.Equal(
            (UpdateSessionResult.Success, 512),
            Ask(line, board, FrameType.Chunk, 2, [.. BitConverter.GetBytes(0), .. s_image[..512]]));
        Assert.Equal(
            (UpdateSessionResult.Success, 1024),
            Ask(line, board, FrameType.Chunk, 2, [.. BitConverter.GetBytes(512), .. s_image[512..1024]]));
        Assert.Equal(
            (UpdateSessionResult.Success, 1024),
            Ask(line, board, FrameType.Chunk, 2, [.. BitConverter.GetBytes(512), .. s_image[512..1024]]));
        Assert.Equal(1024, board.Device.Storage.Peek(Slot.FileOf(Slot.A))!.Length);

        // Another type with the previous number is a new request, also with the previous payload.
        Assert.Equal((UpdateSessionResult.Incomplete, 1024), Ask(line, board, FrameType.Complete, 2, [0]));
        Assert.Equal((UpdateSessionResult.Success, 1024), Ask(line, board, FrameType.Abort, 2, [0]));
        Assert.Equal((UpdateSessionResult.BadToken, 1024), Ask(line, board, FrameType.Abort, 3, [0]));
    }

    [Fact]
    public void Server_HelloAroundAStart_SaysWhatIsNow()
    {
        (LoopChannel line, RecoveryBoard board) = Connect();
        line.Idle = null;
        Assert.Equal((byte)SlotState.Empty, AskPayload(line, board, FrameType.Hello, 1, [])[5]);
        TestDevice.Push(board.Device.MakeUpdater(Slot.None), s_image);
        Assert.Equal((byte)SlotState.Pending, AskPayload(line, board, FrameType.Hello, 1, [])[5]);
    }

    [Theory]
    [InlineData(0x80000000u)]
    [InlineData(0xFFFFFFFFu)]
    public void Server_TotalBeyondAnyImage_IsTooLarge(uint total)
    {
        (LoopChannel line, RecoveryBoard board) = Connect();
        line.Idle = null;
        byte[] start = [.. BitConverter.GetBytes(total), .. new byte[32]];
        Assert.Equal((UpdateSessionResult.TooLarge, 0), Ask(line, board, FrameType.Start, 1, start));
        Assert.Equal((UpdateSessionResult.TooLarge, 0), Ask(line, board, FrameType.Resume, 2, start));
        Assert.Equal((UpdateSessionResult.BadArgument, 0), Ask(line, board, FrameType.Start, 3, start[..^1]));
    }

    [Fact]
    public void Server_ResumeOnTheSameServer_GoesOn()
    {
        (LoopChannel line, RecoveryBoard board) = Connect();
        line.Idle = null;
        Ask(line, board, FrameType.Start, 1, s_start);
        for (int i = 0; i < 4; i++)
        {
            Ask(line, board, FrameType.Chunk, (byte)(2 + i),
                [.. BitConverter.GetBytes(512 * i), .. s_image.AsSpan(512 * i, 512)]);
        }

        Assert.Equal((UpdateSessionResult.Success, 1024), Ask(line, board, FrameType.Resume, 7, s_start));
        byte[] other = (byte[])s_start.Clone();
        other[^1] ^= 1;
        Assert.Equal((UpdateSessionResult.HeaderMismatch, 0), Ask(line, board, FrameType.Resume, 8, other));
        Assert.Equal((UpdateSessionResult.Success, 1024), Ask(line, board, FrameType.Resume, 9, s_start));
    }

    [Fact]
    public void Server_LengthThatNoFrameHas_IsSkippedWithoutWaiting()
    {
        (LoopChannel line, RecoveryBoard board) = Connect();
        line.Idle = null;
        line.Host.Write([ProtocolFrame.Sync, FrameType.Chunk, 1, 0xFF, 0xFF], 0, 5);
        Assert.Equal((UpdateSessionResult.BadToken, 0), Ask(line, board, FrameType.Abort, 2, []));
    }

    [Fact]
    public void Server_GoodFrameInsideOneThatStops_IsAnsweredAfterTheSilence()
    {
        (LoopChannel line, RecoveryBoard board) = Connect();
        line.Idle = null;
        byte[] good = new ProtocolFrame(FrameType.Abort, 2, []).Write();
        byte[] begun = new ProtocolFrame(FrameType.Chunk, 1, new byte[400]).Write()[..100];
        good.CopyTo(begun, 50);
        line.Host.Write(begun, 0, begun.Length);
        for (int i = 0; i < 22; i++)
        {
            board.Server.Poll(10);
        }

        Assert.Equal((UpdateSessionResult.BadToken, 0), ReadAnswer(line, 2));
    }

    [Fact]
    public void Server_ImageThatFailedItsTrial_IsRejectedUnlessTheHostInsists()
    {
        (LoopChannel line, RecoveryBoard board) = Connect();
        TestDevice device = board.Device;
        device.Install(Slot.A, TestDevice.Setup.New, SlotState.Confirmed);
        device.Install(Slot.B, TestDevice.Setup.Old, SlotState.Pending);
        device.Boot();
        device.Boot();
        board.Restart();
        PushClient client = new(line.Host, new StepClock(), tries: 2);
        UpdateException refusal = Assert.Throws<UpdateException>(
            () => client.Push(s_image, client.Greet(), isAnew: false));
        Assert.Contains("Rejected", refusal.Message, StringComparison.Ordinal);
        PushClient insisting = new(line.Host, new StepClock(), tries: 2) { Insists = true };
        insisting.Push(s_image, insisting.Greet(), isAnew: false);
        Assert.True(TestDevice.Is(device.Boot(), TestDevice.Setup.Old));
    }

    [Fact]
    public void Server_ChunkAboveTheLargest_IsRefused()
    {
        (LoopChannel line, RecoveryBoard board) = Connect();
        line.Idle = null;
        byte[] offset = BitConverter.GetBytes(0);
        Ask(line, board, FrameType.Start, 1, s_start);
        Assert.Equal(
            (UpdateSessionResult.BadArgument, 0),
            Ask(line, board, FrameType.Chunk, 2, [.. offset, .. s_image[..(ProtocolFrame.MaxChunk + 1)]]));
        Assert.Equal(
            (UpdateSessionResult.BadArgument, 0),
            Ask(line, board, FrameType.Chunk, 3, [.. offset, .. s_image[..(ProtocolFrame.MaxPayload - 4)]]));
        Assert.Equal(
            (UpdateSessionResult.Success, ProtocolFrame.MaxChunk),
            Ask(line, board, FrameType.Chunk, 4, [.. offset, .. s_image[..ProtocolFrame.MaxChunk]]));
    }

    [Fact]
    public void Server_FrameThatStops_IsGivenUpAfterTheSilence()
    {
        (LoopChannel line, RecoveryBoard board) = Connect();
        line.Idle = null;
        line.Host.Write([ProtocolFrame.Sync, FrameType.Chunk, 1, 0x10, 0x02], 0, 5);
        for (int i = 0; i < 22; i++)
        {
            board.Server.Poll(10);
        }

        Assert.Equal((UpdateSessionResult.BadToken, 0), Ask(line, board, FrameType.Abort, 2, []));
    }

    [Fact]
    public void Server_GoodFrameInsideADamagedOne_IsAnswered()
    {
        (LoopChannel line, RecoveryBoard board) = Connect();
        line.Idle = null;
        byte[] good = new ProtocolFrame(FrameType.Abort, 2, []).Write();
        byte[] damaged = new ProtocolFrame(FrameType.Chunk, 1, good).Write();
        damaged[^1] ^= 1;
        line.Host.Write(damaged, 0, damaged.Length);
        board.Server.Poll(10);
        Assert.Equal((UpdateSessionResult.BadToken, 0), ReadAnswer(line, 2));
    }

    [Fact]
    public void Server_RandomRequests_NeverCrashesAndNeverSchedules()
    {
        (LoopChannel line, RecoveryBoard board) = Connect();
        line.Idle = null;
        Random random = new(7);
        byte[] buffer = new byte[ProtocolFrame.MaxSize];
        for (int i = 0; i < 5000; i++)
        {
            byte[] payload = new byte[random.Next(60)];
            random.NextBytes(payload);
            byte[] frame = new ProtocolFrame((byte)random.Next(1, 10), (byte)i, payload).Write();
            line.Host.Write(frame, 0, frame.Length);
            board.Server.Poll(1);
            Assert.True(
                line.Host.Read(buffer, 0, buffer.Length) >= ProtocolFrame.PrefixSize + 1 + ProtocolFrame.CrcSize);
        }

        Assert.Null(board.Device.Boot().Image);
    }

    [Fact]
    public void Frame_TooLong_IsTheCallersMistake()
    {
        Assert.Throws<ArgumentOutOfRangeException>(
            () => new ProtocolFrame(1, 1, new byte[ProtocolFrame.MaxPayload + 1]).Write());
        Assert.Equal(ProtocolFrame.MaxSize, new ProtocolFrame(1, 1, new byte[ProtocolFrame.MaxPayload]).Write().Length);
        Assert.True(
            ProtocolFrame.MaxChunk <= Updater.MaxChunk
            && ProtocolFrame.MaxChunk + 4 <= ProtocolFrame.MaxPayload
            && ImageHeader.Size + 4 <= ProtocolFrame.MaxPayload);
    }

    private static (UpdateSessionResult Result, int Next) Ask(
        LoopChannel line, RecoveryBoard board, byte type, byte number, byte[] payload)
    {
        byte[] frame = new ProtocolFrame(type, number, payload).Write();
        line.Host.Write(frame, 0, frame.Length);
        board.Server.Poll(10);
        return ReadAnswer(line, number);
    }

    private static byte[] AskPayload(LoopChannel line, RecoveryBoard board, byte type, byte number, byte[] payload)
    {
        byte[] frame = new ProtocolFrame(type, number, payload).Write();
        line.Host.Write(frame, 0, frame.Length);
        board.Server.Poll(10);
        return new FrameReader(line.Host).TryRead()!.Payload;
    }

    private static (UpdateSessionResult Result, int Next) ReadAnswer(LoopChannel line, byte number)
    {
        ProtocolFrame? answer = new FrameReader(line.Host).TryRead();
        Assert.Equal(number, answer?.Number);
        return ((UpdateSessionResult)answer!.Payload[0], BitConverter.ToInt32(answer.Payload, 1));
    }

    private static (LoopChannel Line, RecoveryBoard Board) Connect()
    {
        LoopChannel line = new();
        RecoveryBoard board = new(line.Board);
        line.Idle = () => board.Server.Poll(10);
        return (line, board);
    }
}
