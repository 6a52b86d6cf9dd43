using System;
using nanoFramework.TestFramework;
using SecureBoot.Boot;
using SecureBoot.Boot.Serial;
using SecureBoot.Crypto;
using SecureBoot.Image;

namespace NFUnitTest;

/// <summary>The device's end of the update protocol, and resumed sessions.</summary>
[TestClass]
public class UpdateServerTests
{
    [TestMethod]
    public void Image_SentOverTheLine_IsOnTrialAtTheNextBoot()
    {
        TestBoard board = new TestBoard();
        Line line = new Line(board);
        byte[] image = DeviceImage.Make(1, 7, 1000);
        Assert.AreEqual(18, line.Ask(FrameType.Hello, new byte[0]).Length);
        Success(line.Ask(FrameType.Start, StartOf(image)));
        for (int offset = 0; offset < image.Length; offset += ProtocolFrame.MaxChunk)
        {
            Success(line.Ask(FrameType.Chunk, ChunkOf(image, offset)));
        }

        Success(line.Ask(FrameType.Complete, new byte[] { 0 }));
        Success(line.Ask(FrameType.Reset, new byte[0]));

        Assert.IsTrue(line.Server.IsResetRequested);
        TestBoard.Is(board.Boot(), BootAction.Trial, BootReason.Pending);
    }

    [TestMethod]
    public void Requests_ThatDoNotFit_AreAnsweredWithWhy()
    {
        Line line = new Line(new TestBoard());
        byte[] image = DeviceImage.Make(1, 7, 0);
        Answers(UpdateSessionResult.BadArgument, line.Ask(0x33, new byte[0]));
        Answers(UpdateSessionResult.BadArgument, line.Ask(FrameType.Start, new byte[3]));
        Answers(UpdateSessionResult.BadArgument, line.Ask(FrameType.Chunk, new byte[3]));
        Answers(UpdateSessionResult.BadToken, line.Ask(FrameType.Chunk, ChunkOf(image, 0)));
        Answers(UpdateSessionResult.BadToken, line.Ask(FrameType.Complete, new byte[0]));
        Answers(UpdateSessionResult.BadToken, line.Ask(FrameType.Abort, new byte[0]));
        Answers(UpdateSessionResult.NoImage, line.Ask(FrameType.Resume, StartOf(image)));
        Success(line.Ask(FrameType.Start, StartOf(image)));
        Answers(UpdateSessionResult.BadOffset, line.Ask(FrameType.Chunk, ChunkOf(image, 5)));
        Answers(UpdateSessionResult.Incomplete, line.Ask(FrameType.Complete, new byte[0]));
        Success(line.Ask(FrameType.Start, StartOf(image)));
        Success(line.Ask(FrameType.Abort, new byte[] { 1 }));
        byte[] tooLarge = StartOf(image);
        tooLarge[3] = 1;
        Answers(UpdateSessionResult.TooLarge, line.Ask(FrameType.Start, tooLarge));
    }

    [TestMethod]
    public void Line_WithNoiseAndDamage_FindsTheNextFrame()
    {
        Line line = new Line(new TestBoard());
        byte[] damaged = new ProtocolFrame(FrameType.Hello, 1, new byte[0]).Write();
        damaged[6] ^= 1;
        line.Put(new byte[] { 1, 2, 3 });
        line.Put(damaged);
        line.Put(new byte[] { ProtocolFrame.Sync, 1, 2, 0xFF, 0xFF });

        Assert.AreEqual(18, line.Ask(FrameType.Hello, new byte[0]).Length);

        line.Put(new byte[] { ProtocolFrame.Sync, 1 });
        line.Server.Poll(10);
        line.Server.Poll(150);
        line.Server.Poll(150);
        Assert.AreEqual(18, line.Ask(FrameType.Hello, new byte[0]).Length);
        Assert.AreEqual(2, line.Server.Answered);
    }

    [TestMethod]
    public void RequestThatComesAgain_IsAnsweredAgainAndNotDoneAgain()
    {
        Line line = new Line(new TestBoard());
        byte[] image = DeviceImage.Make(1, 7, 0);
        Success(line.Ask(FrameType.Start, StartOf(image)));
        byte[] chunk = ChunkOf(image, 0);
        Success(line.Ask(FrameType.Chunk, chunk));

        line.Number--;
        Success(line.Ask(FrameType.Chunk, chunk));
    }

    [TestMethod]
    public void Frame_WithTooMuch_Throws()
    {
        Assert.ThrowsException(
            typeof(ArgumentOutOfRangeException),
            () => new ProtocolFrame(1, 1, new byte[ProtocolFrame.MaxPayload + 1]).Write());
    }

    [TestMethod]
    public void Transfer_ThatWasInterrupted_GoesOnWhereItWas()
    {
        TestBoard board = TestBoard.Confirmed();
        byte[] image = DeviceImage.Make(2, 8, 3000);
        byte[] digest = DigestOf(image);
        BootSession running = board.Launch(board.Boot());
        TestBoard.Equal(UpdateSessionResult.BadArgument, running.Updates.Start(image.Length, new byte[3], out _));
        TestBoard.Equal(UpdateSessionResult.TooLarge, running.Updates.Start(TestBoard.MaxSize + 1, out _));
        TestBoard.Equal(UpdateSessionResult.BadArgument, running.Updates.Start(3, out _));
        TestBoard.Equal(
            UpdateSessionResult.Success, running.Updates.Start(image.Length, digest, out UpdateSession? session));
        TestBoard.Equal(UpdateSessionResult.Busy, running.Updates.Start(image.Length, digest, out _));
        for (int i = 0; i < 2; i++)
        {
            TestBoard.Equal(
                UpdateSessionResult.Success,
                session!.Store(i * Updater.MaxChunk, image, i * Updater.MaxChunk, Updater.MaxChunk));
        }

        session!.Abort(erase: false);
        TestBoard.Equal(UpdateSessionResult.BadToken, session.Store(0, image, 0, 10));
        TestBoard.Equal(UpdateSessionResult.BadToken, session.Complete());
        TestBoard.Equal(UpdateSessionResult.BadToken, session.Abort(erase: false));
        running = board.Launch(board.Boot());
        TestBoard.Equal(UpdateSessionResult.HeaderMismatch, running.Updates.Resume(image.Length, new byte[32], out _));

        TestBoard.Equal(UpdateSessionResult.Success, running.Updates.Resume(image.Length, digest, out session));

        Assert.AreEqual(Updater.MaxChunk, session!.Received);
        TestBoard.Equal(UpdateSessionResult.BadArgument, session.Store(Updater.MaxChunk, image, 0, 0));
        while (session.Received < image.Length)
        {
            int left = image.Length - session.Received;
            TestBoard.Equal(
                UpdateSessionResult.Success,
                session.Store(session.Received, image, session.Received, left < 900 ? left : 900));
        }

        TestBoard.Equal(UpdateSessionResult.TooLarge, session.Store(session.Received, image, 0, 1));
        TestBoard.Equal(UpdateSessionResult.Success, session.Complete());
        Assert.IsFalse(running.Updates.IsRejected(digest));
        TestBoard.Is(board.Boot(), BootAction.Trial, BootReason.Pending);
    }

    private static byte[] StartOf(byte[] image)
    {
        byte[] payload = new byte[36];
        payload[0] = (byte)(image.Length & 0xFF);
        payload[1] = (byte)(image.Length >> 8);
        Array.Copy(DigestOf(image), 0, payload, 4, 32);
        return payload;
    }

    private static byte[] ChunkOf(byte[] image, int offset)
    {
        int count = image.Length - offset < ProtocolFrame.MaxChunk ? image.Length - offset : ProtocolFrame.MaxChunk;
        byte[] payload = new byte[4 + count];
        payload[0] = (byte)(offset & 0xFF);
        payload[1] = (byte)(offset >> 8);
        Array.Copy(image, offset, payload, 4, count);
        return payload;
    }

    private static byte[] DigestOf(byte[] image)
    {
        byte[] digest = new byte[Sha256.DigestSize];
        Sha256.Hash(image, 0, image.Length, digest);
        return digest;
    }

    private static void Success(byte[] answer) => Answers(UpdateSessionResult.Success, answer);

    private static void Answers(UpdateSessionResult expected, byte[] answer)
    {
        TestBoard.Equal(expected, (UpdateSessionResult)answer[0]);
    }

    /// <summary>A line with the test at the other end.</summary>
    private sealed class Line : ByteChannel
    {
        private byte[] _toServer = new byte[0];
        private byte[] _answer = new byte[0];

        internal Line(TestBoard board)
        {
            board.Journal.Load();
            Server = new UpdateServer(this, board.MakeUpdater(Slot.None), board.Journal, BootReason.NothingInstalled,
                VerifyStatus.Ok, TestBoard.MaxSize);
        }

        internal UpdateServer Server { get; }

        internal byte Number { get; set; }

        internal void Put(byte[] bytes)
        {
            byte[] all = new byte[_toServer.Length + bytes.Length];
            Array.Copy(_toServer, 0, all, 0, _toServer.Length);
            Array.Copy(bytes, 0, all, _toServer.Length, bytes.Length);
            _toServer = all;
        }

        /// <summary>Sends a request and returns the payload of the answer.</summary>
        internal byte[] Ask(byte type, byte[] payload)
        {
            _answer = new byte[0];
            Put(new ProtocolFrame(type, ++Number, payload).Write());
            for (int i = 0; i < 10 && _answer.Length == 0; i++)
            {
                Server.Poll(1);
            }

            byte[] found = new byte[_answer.Length - ProtocolFrame.PrefixSize - ProtocolFrame.CrcSize];
            Array.Copy(_answer, ProtocolFrame.PrefixSize, found, 0, found.Length);
            return found;
        }

        public override int Read(byte[] target, int at, int count)
        {
            int read = _toServer.Length < count ? _toServer.Length : count;
            Array.Copy(_toServer, 0, target, at, read);
            byte[] left = new byte[_toServer.Length - read];
            Array.Copy(_toServer, read, left, 0, left.Length);
            _toServer = left;
            return read;
        }

        public override bool Write(byte[] source, int at, int count)
        {
            _answer = new byte[count];
            Array.Copy(source, at, _answer, 0, count);
            return true;
        }
    }
}
