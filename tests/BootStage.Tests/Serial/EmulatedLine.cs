using System;
using System.Collections.Generic;
using System.Threading;
using SecureBoot.Board;
using SecureBoot.Boot.Serial;

namespace SecureBoot.BootStage.Tests.Serial;

/// <summary>The host's end of a serial line to a board on the emulator. Both ends run in the board's time, and never at
/// the same time.</summary>
/// <remarks>The host's part runs in a separate thread. Every 5 ms of the board's time the host gets a turn, until it
/// waits for bytes that have not arrived.</remarks>
internal sealed class EmulatedLine : ByteChannel, IDisposable
{
    private const long TurnMicroseconds = 5000;
    private const long ByteMicroseconds = 87;

    private readonly VirtualBoard _board;
    private readonly VirtualSerialPort _port;
    private readonly Queue<byte> _arrived = new();
    private readonly SemaphoreSlim _hostsTurn = new(0);
    private readonly SemaphoreSlim _boardsTurn = new(0);
    private readonly Thread _host;
    private long _lineFreeAt;
    private volatile bool _isDone;
    private long _pauseEnd;

    internal EmulatedLine(VirtualBoard board, string port, Action<EmulatedLine> talk)
    {
        _board = board;
        _port = board.SerialPorts[port];
        _host = new Thread(() => Run(talk)) { IsBackground = true };
        _host.Start();
        ScheduleTurn();
    }

    /// <summary>The exception that ended the host's part, or null.</summary>
    internal Exception? Failure { get; private set; }

    internal BoardTime Time => new(_board.Clock);

    /// <summary>Waits until the board listens.</summary>
    internal void WaitForOpenPort()
    {
        while (!_port.IsOpen)
        {
            Yield();
        }
    }

    /// <summary>Lets the board's time pass without a turn of the host. Bytes that the board sends in this time are
    /// lost.</summary>
    internal void Pause(TimeSpan time)
    {
        _pauseEnd = _board.Clock.Now + (long)time.TotalMicroseconds;
        Yield();
        _arrived.Clear();
    }

    public override int Read(byte[] target, int at, int count)
    {
        if (_arrived.Count == 0)
        {
            Yield();
        }

        int read = 0;
        while (read < count && _arrived.TryDequeue(out byte value))
        {
            target[at + read++] = value;
        }

        return read;
    }

    public override bool Write(byte[] source, int at, int count)
    {
        byte[] bytes = source[at..(at + count)];
        _lineFreeAt = Math.Max(_lineFreeAt, _board.Clock.Now);
        _port.ScheduleBytes(_lineFreeAt, ByteMicroseconds, bytes);
        _lineFreeAt += count * ByteMicroseconds;
        return true;
    }

    /// <summary>Lets the host's part end after the end of the board: the time continues, and no answer comes.</summary>
    internal void Finish()
    {
        while (!_isDone)
        {
            _board.Clock.AdvanceTo(_board.Clock.Now + TurnMicroseconds);
        }

        _host.Join();
    }

    public void Dispose()
    {
        _hostsTurn.Dispose();
        _boardsTurn.Dispose();
    }

    private void Yield()
    {
        _boardsTurn.Release();
        _hostsTurn.Wait();
    }

    private void Run(Action<EmulatedLine> talk)
    {
        _hostsTurn.Wait();
        try
        {
            talk(this);
        }
        catch (Exception exception)
        {
            Failure = exception;
        }

        _isDone = true;
        _boardsTurn.Release();
    }

    private void ScheduleTurn()
    {
        _board.Clock.Schedule(Math.Max(_board.Clock.Now + TurnMicroseconds, _pauseEnd), () =>
        {
            foreach (byte value in _port.TakeSent())
            {
                _arrived.Enqueue(value);
            }

            _hostsTurn.Release();
            _boardsTurn.Wait();
            if (!_isDone)
            {
                ScheduleTurn();
            }
        });
    }

    /// <summary>The board's clock as the host's time provider.</summary>
    internal sealed class BoardTime(VirtualClock clock) : TimeProvider
    {
        public override long TimestampFrequency => 1_000_000;

        public override long GetTimestamp()
        {
            return clock.Now;
        }
    }
}
