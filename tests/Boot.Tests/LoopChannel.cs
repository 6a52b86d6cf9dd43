using System;
using System.Collections.Generic;
using SecureBoot.Boot.Serial;

namespace SecureBoot.Boot.Tests;

/// <summary>A line with both ends in one thread. A test can lose or damage the frames in either direction.</summary>
internal sealed class LoopChannel
{
    private readonly Queue<byte> _toBoard = new();
    private readonly Queue<byte> _toHost = new();

    internal LoopChannel()
    {
        Host = new End(_toHost, _toBoard, () => Idle?.Invoke(), bytes => Spoil is null ? bytes : Spoil(bytes));
        Board = new End(_toBoard, _toHost, null, bytes => Spoil is null ? bytes : Spoil(bytes));
    }

    internal ByteChannel Host { get; }

    internal ByteChannel Board { get; }

    /// <summary>Called when the host reads: the board works in this call.</summary>
    internal Action? Idle { get; set; }

    /// <summary>Gives the bytes that arrive in place of a sent frame.</summary>
    internal Func<byte[], byte[]>? Spoil { get; set; }

    private sealed class End(Queue<byte> incoming, Queue<byte> outgoing, Action? idle, Func<byte[], byte[]> spoil)
        : ByteChannel
    {
        public override int Read(byte[] target, int at, int count)
        {
            idle?.Invoke();
            int read = 0;
            while (read < count && incoming.TryDequeue(out byte value))
            {
                target[at + read++] = value;
            }

            return read;
        }

        public override bool Write(byte[] source, int at, int count)
        {
            foreach (byte value in spoil(source[at..(at + count)]))
            {
                outgoing.Enqueue(value);
            }

            return true;
        }
    }
}
