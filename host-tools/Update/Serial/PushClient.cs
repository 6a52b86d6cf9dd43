using System;
using System.Security.Cryptography;
using SecureBoot.Boot;
using SecureBoot.Boot.Serial;
using SecureBoot.Buffers;
using SecureBoot.Image;

namespace SecureBoot.Update.Serial;

/// <summary>The host's end of the update protocol (docs/update-protocol.md).</summary>
public sealed class PushClient
{
    private const int FlashTries = 3;

    private static readonly TimeSpan s_answerTime = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan s_verifyTime = TimeSpan.FromSeconds(60);

    private readonly ByteChannel _channel;
    private readonly FrameReader _reader;
    private readonly TimeProvider _clock;
    private readonly int _tries;
    private byte _number;

    /// <summary>Speaks over <paramref name="channel"/>.</summary>
    /// <param name="channel">The line. A read may wait a little for bytes.</param>
    /// <param name="clock">Tells when an answer is overdue.</param>
    /// <param name="tries">The number of times that a request is sent before the board counts as gone.</param>
    public PushClient(ByteChannel channel, TimeProvider clock, int tries)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(tries, 1);
        _channel = channel;
        _reader = new FrameReader(channel);
        _clock = clock;
        _tries = tries;
    }

    /// <summary>Told of the bytes that the board has, and of all.</summary>
    public Action<int, int>? Progress { get; set; }

    /// <summary>Whether to insist on an image that failed its trial before.</summary>
    public bool Insists { get; init; }

    /// <summary>The number of repeated requests.</summary>
    public int Retries { get; private set; }

    /// <summary>The offset at which the transfer resumed; 0 for a new transfer.</summary>
    public int ResumedAt { get; private set; }

    /// <summary>Requests the board's greeting.</summary>
    /// <exception cref="UpdateException">No answer, or an answer that is not valid.</exception>
    public BoardGreeting Greet()
    {
        ProtocolFrame answer = Ask(FrameType.Hello, [], s_answerTime);
        return BoardGreeting.TryRead(answer.Payload)
            ?? throw new UpdateException(
                "the board speaks another version of the protocol",
                "use the secureboot of the same release as the boot stage",
                isRefused: false);
    }

    /// <summary>Sends an image and has it verified and scheduled.</summary>
    /// <param name="image">The signed image.</param>
    /// <param name="greeting">The board's answer to Hello.</param>
    /// <param name="isAnew">Whether to start again instead of resuming an interrupted transfer.</param>
    /// <exception cref="UpdateException">The board refuses the image, or is gone.</exception>
    public void Push(byte[] image, BoardGreeting greeting, bool isAnew)
    {
        ArgumentNullException.ThrowIfNull(image);
        ArgumentNullException.ThrowIfNull(greeting);
        if (image.Length < ImageHeader.Size)
        {
            throw UpdateRefusal.Of(UpdateSessionResult.HeaderMismatch, VerifyStatus.TruncatedHeader);
        }

        if (image.Length > greeting.MaxSize)
        {
            throw new UpdateException(
                $"the image has {image.Length} bytes, the board takes {greeting.MaxSize}", "", isRefused: true);
        }

        ResumedAt = isAnew ? 0 : TryResume(image);
        (UpdateSessionResult result, VerifyStatus status) = Transfer(image, greeting, ResumedAt);
        if (result != UpdateSessionResult.Success && ResumedAt > 0)
        {
            // The bytes before the interruption are lost.
            ResumedAt = 0;
            (result, status) = Transfer(image, greeting, 0);
        }

        if (result != UpdateSessionResult.Success)
        {
            throw UpdateRefusal.Of(result, status);
        }
    }

    /// <summary>Has the board reset.</summary>
    public void Reset()
    {
        Ask(FrameType.Reset, [], s_answerTime);
    }

    private int TryResume(byte[] image)
    {
        (UpdateSessionResult result, int next) = AskResult(FrameType.Resume, Announce(image), s_answerTime);
        return result == UpdateSessionResult.Success ? next : 0;
    }

    // The size and the digest of the whole image identify an interrupted transfer.
    private static byte[] Announce(byte[] image)
    {
        return [.. BitConverter.GetBytes(image.Length), .. SHA256.HashData(image)];
    }

    private (UpdateSessionResult Result, VerifyStatus Status) Transfer(byte[] image, BoardGreeting greeting, int from)
    {
        int next = from;
        if (from == 0)
        {
            (UpdateSessionResult started, next) = AskResult(FrameType.Start, Announce(image), s_answerTime);
            if (started != UpdateSessionResult.Success)
            {
                return (started, VerifyStatus.NotVerified);
            }
        }

        int misses = 0;
        while (next < image.Length)
        {
            Progress?.Invoke(next, image.Length);
            int count = Math.Min(Math.Min(greeting.MaxChunk, ProtocolFrame.MaxChunk), image.Length - next);
            byte[] payload = [.. BitConverter.GetBytes(next), .. image.AsSpan(next, count)];
            (UpdateSessionResult result, int after) = AskResult(FrameType.Chunk, payload, s_answerTime);
            if (result == UpdateSessionResult.Success && (after <= next || after > image.Length))
            {
                // The board accepted the chunk, but its offset did not move, or is outside the image.
                result = UpdateSessionResult.BadOffset;
            }

            bool mayGoOn = result is UpdateSessionResult.Success or UpdateSessionResult.BadOffset
                or UpdateSessionResult.FlashError;
            misses = result == UpdateSessionResult.Success ? 0 : misses + 1;
            if (!mayGoOn || misses == FlashTries || after < 0 || after > image.Length)
            {
                return (result, VerifyStatus.NotVerified);
            }

            next = after;
        }

        Progress?.Invoke(next, image.Length);
        return Complete();
    }

    private (UpdateSessionResult Result, VerifyStatus Status) Complete()
    {
        UpdateSessionResult result = UpdateSessionResult.FlashError;
        ushort status = 0;
        for (int i = 0; i < FlashTries && result == UpdateSessionResult.FlashError; i++)
        {
            ProtocolFrame answer = Ask(FrameType.Complete, [Insists ? (byte)1 : (byte)0], s_verifyTime);
            ByteReader reader = new(answer.Payload, 0, answer.Payload.Length);
            result = reader.TryReadByte(out byte number) & reader.TrySkip(4) & reader.TryReadUInt16(out status)
                ? (UpdateSessionResult)number
                : UpdateSessionResult.Incomplete;
        }

        return (result, (VerifyStatus)status);
    }

    private (UpdateSessionResult Result, int Next) AskResult(byte type, byte[] payload, TimeSpan time)
    {
        ProtocolFrame answer = Ask(type, payload, time);
        ByteReader reader = new(answer.Payload, 0, answer.Payload.Length);
        return reader.TryReadByte(out byte result) & reader.TryReadUInt32(out uint next)
            ? ((UpdateSessionResult)result, (int)Math.Min(next, int.MaxValue))
            : throw new UpdateException(
                "the board's answer makes no sense", "is it another program's serial port?", isRefused: false);
    }

    private ProtocolFrame Ask(byte type, byte[] payload, TimeSpan time)
    {
        byte number = unchecked(++_number);
        byte[] bytes = new ProtocolFrame(type, number, payload).Write();
        for (int i = 0; i < _tries; i++)
        {
            Retries += i == 0 ? 0 : 1;
            if (!_channel.Write(bytes, 0, bytes.Length))
            {
                throw new UpdateException("the line is gone", "is the board still plugged in?", isRefused: false);
            }

            ProtocolFrame? answer = Await(type, number, time);
            if (answer is not null)
            {
                return answer;
            }
        }

        throw new UpdateException(
            $"no answer from the board in {_tries} tries",
            "the board answers in recovery only: hold its recovery pin at reset",
            isRefused: false);
    }

    private ProtocolFrame? Await(byte type, byte number, TimeSpan time)
    {
        long start = _clock.GetTimestamp();
        while (_clock.GetElapsedTime(start) < time)
        {
            ProtocolFrame? frame = _reader.TryRead();
            if (frame is not null && frame.Type == (type | FrameType.Answer) && frame.Number == number)
            {
                return frame;
            }
        }

        _reader.GiveUp();
        return null;
    }
}
