using SecureBoot.Buffers;
using SecureBoot.Image;

namespace SecureBoot.Boot.Serial;

/// <summary>The device's end of the update protocol: takes requests, answers each one
/// (docs/update-protocol.md).</summary>
/// <remarks>A request that arrives again, because its answer was lost, is answered again but not executed again: a
/// repeated request has the same type, number and content.</remarks>
public sealed class UpdateServer
{
    /// <summary>The protocol's version.</summary>
    public const byte Version = 2;

    // A sender pauses only between frames: a frame that is incomplete after this time stays incomplete.
    private const int SilenceMilliseconds = 200;

    private readonly ByteChannel _channel;
    private readonly FrameReader _reader;
    private readonly Updater _updater;
    private readonly Journal _journal;
    private readonly BootReason _reason;
    private readonly VerifyStatus _refusal;
    private readonly int _maxSize;
    private UpdateSession? _session;
    private ProtocolFrame? _lastRequest;
    private byte[] _lastAnswer = new byte[0];
    private int _silence;

    /// <summary>Serves <paramref name="channel"/>.</summary>
    /// <param name="channel">The line.</param>
    /// <param name="updater">Takes the images.</param>
    /// <param name="journal">The journal after the boot.</param>
    /// <param name="reason">Why the board is in recovery, for the host to show.</param>
    /// <param name="refusal">Why the image that was refused last was refused.</param>
    /// <param name="maxSize">Most bytes an image may have.</param>
    public UpdateServer(
        ByteChannel channel, Updater updater, Journal journal, BootReason reason, VerifyStatus refusal, int maxSize)
    {
        _channel = channel;
        _reader = new FrameReader(channel);
        _updater = updater;
        _journal = journal;
        _reason = reason;
        _refusal = refusal;
        _maxSize = maxSize;
    }

    /// <summary>Whether the host requested a reset and received the answer.</summary>
    public bool IsResetRequested { get; private set; }

    /// <summary>The number of answered requests; wraps.</summary>
    public int Answered { get; private set; }

    /// <summary>Answers the requests that have arrived. Call this method repeatedly, with the milliseconds since the
    /// last call.</summary>
    public void Poll(int elapsed)
    {
        ProtocolFrame? frame = _reader.TryRead();
        if (frame is null)
        {
            Wait(elapsed);
            return;
        }

        _silence = 0;
        Answered = unchecked(Answered + 1);
        if (frame.Type == FrameType.Hello || _lastRequest is null || !frame.IsSame(_lastRequest))
        {
            byte[] payload = Answer(frame);
            _lastAnswer = new ProtocolFrame((byte)(frame.Type | FrameType.Answer), frame.Number, payload).Write();
            _lastRequest = frame;
        }

        _channel.Write(_lastAnswer, 0, _lastAnswer.Length);
    }

    private void Wait(int elapsed)
    {
        _silence = _reader.IsInside && !_reader.HasNews ? _silence + elapsed : 0;
        if (_silence >= SilenceMilliseconds)
        {
            _silence = 0;
            _reader.GiveUp();
        }
    }

    private byte[] Answer(ProtocolFrame frame)
    {
        ByteReader reader = new(frame.Payload, 0, frame.Payload.Length);
        switch (frame.Type)
        {
            case FrameType.Hello:
                return Greet();
            case FrameType.Start:
            case FrameType.Resume:
                byte[] digest = new byte[ImageIdentity.Size];
                bool isWhole = reader.TryReadUInt32(out uint total) & reader.TryReadBytes(digest, 0, digest.Length);
                return isWhole
                    ? Open(total, digest, frame.Type == FrameType.Resume)
                    : Result(UpdateSessionResult.BadArgument);
            case FrameType.Chunk:
                return reader.TryReadUInt32(out uint offset)
                    ? Store(offset, frame.Payload, reader.Position)
                    : Result(UpdateSessionResult.BadArgument);
            case FrameType.Complete:
                return Complete(reader.TryReadByte(out byte insists) && insists != 0);
            case FrameType.Abort:
                return Result(_session is null
                    ? UpdateSessionResult.BadToken
                    : _session.Abort(reader.TryReadByte(out byte erase) && erase != 0));
            case FrameType.Reset:
                IsResetRequested = true;
                return Result(UpdateSessionResult.Success);
            default:
                return Result(UpdateSessionResult.BadArgument);
        }
    }

    // All writes of the answers fit: each array has the size of its answer.
    private byte[] Greet()
    {
        byte[] payload = new byte[18];
        ByteWriter writer = new(payload, 0, payload.Length);
        _ = writer.TryWriteByte((byte)UpdateSessionResult.Success);
        _ = writer.TryWriteByte(Version);
        _ = writer.TryWriteByte((byte)_reason);
        _ = writer.TryWriteUInt16((ushort)_refusal);
        _ = writer.TryWriteByte((byte)_journal.State.StateOf(Slot.A));
        _ = writer.TryWriteByte((byte)_journal.State.StateOf(Slot.B));
        _ = writer.TryWriteByte((byte)_updater.StagingSlot);
        _ = writer.TryWriteUInt32(_journal.State.Counter);
        _ = writer.TryWriteUInt32((uint)_maxSize);
        _ = writer.TryWriteUInt16(ProtocolFrame.MaxChunk);
        return payload;
    }

    // A host that starts again has lost the session before.
    private byte[] Open(uint total, byte[] digest, bool resumes)
    {
        if (_session is not null)
        {
            // The session may have ended already.
            _ = _session.Abort(erase: false);
            _session = null;
        }

        if (total > (uint)_maxSize)
        {
            return Result(UpdateSessionResult.TooLarge);
        }

        return Result(resumes
            ? _updater.Resume((int)total, digest, out _session)
            : _updater.Start((int)total, digest, out _session));
    }

    private byte[] Store(uint offset, byte[] payload, int at)
    {
        if (_session is null)
        {
            return Result(UpdateSessionResult.BadToken);
        }

        if (payload.Length - at > ProtocolFrame.MaxChunk)
        {
            return Result(UpdateSessionResult.BadArgument);
        }

        return Result(offset == (uint)_session.Received
            ? _session.Store(_session.Received, payload, at, payload.Length - at)
            : UpdateSessionResult.BadOffset);
    }

    private byte[] Complete(bool insists)
    {
        byte[] payload = Result(_session is null ? UpdateSessionResult.BadToken : _session.Complete(insists));
        byte[] answer = new byte[payload.Length + 2];
        ByteWriter writer = new(answer, 0, answer.Length);
        _ = writer.TryWriteBytes(payload, 0, payload.Length);
        _ = writer.TryWriteUInt16((ushort)_updater.LastVerify);
        return answer;
    }

    private byte[] Result(UpdateSessionResult result)
    {
        byte[] payload = new byte[5];
        ByteWriter writer = new(payload, 0, payload.Length);
        _ = writer.TryWriteByte((byte)result);
        _ = writer.TryWriteUInt32(_session is null ? 0 : (uint)_session.Received);
        return payload;
    }
}
