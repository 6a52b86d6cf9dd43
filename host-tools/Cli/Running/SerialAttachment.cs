using System;
using System.Collections.Concurrent;
using System.Threading;
using SecureBoot.Board;
using SecureBoot.Cli.Shell;
using SecureBoot.Update.Serial;

namespace SecureBoot.Cli.Running;

/// <summary>The other end of one of the board's serial ports.</summary>
internal sealed class SerialAttachment : IDisposable
{
    private const long PollMicroseconds = 5_000;
    private const long BitsPerByte = 10;
    private const long Second = 1_000_000;
    private const int TerminalBaud = 115_200;
    private const int ReadSize = 256;

    private readonly VirtualClock _clock;
    private readonly VirtualSerialPort _port;
    private readonly ConcurrentQueue<byte> _incoming = new();
    private readonly SerialLine? _line;
    private volatile bool _isClosed;
    private long _ready;
    private int _burst = int.MaxValue;
    private long _pause;
    private int _sent;
    private long _burstStart;

    private SerialAttachment(VirtualClock clock, VirtualSerialPort port, SerialLine? line)
    {
        _clock = clock;
        _port = port;
        _line = line;
        Poll();
    }

    /// <summary>Whether a person or program uses the other end now.</summary>
    internal bool IsLive => _line is not null;

    /// <summary>The bytes of a file arrive at the port's speed, once firmware has opened the port; or a number of bytes
    /// in each period of milliseconds.</summary>
    internal static SerialAttachment ToFile(
        VirtualClock clock, VirtualSerialPort port, byte[] bytes, int burst = int.MaxValue, long milliseconds = 0)
    {
        SerialAttachment attachment = new(
            clock, port, line: null)
        { _burst = burst, _pause = milliseconds * (Second / 1000) };
        foreach (byte value in bytes)
        {
            attachment._incoming.Enqueue(value);
        }

        return attachment;
    }

    /// <summary>A terminal or a serial port of this computer, both ways.</summary>
    internal static SerialAttachment ToTerminal(VirtualClock clock, VirtualSerialPort port, string path)
    {
        try
        {
            SerialAttachment attachment = new(clock, port, SerialLine.Open(path, TerminalBaud));
            new Thread(attachment.Listen) { IsBackground = true }.Start();
            return attachment;
        }
        catch (UpdateException exception)
        {
            throw new MisuseException("--serial: " + exception.Message, exception.Hint);
        }
    }

    public void Dispose()
    {
        _isClosed = true;
        _line?.Dispose();
    }

    // Received bytes wait here until their time on the board's clock.
    private void Listen()
    {
        byte[] buffer = new byte[ReadSize];
        while (!_isClosed)
        {
            int count = TryRead(buffer);
            Thread.Sleep(count == 0 ? 1 : 0);
            foreach (byte value in buffer.AsSpan(0, count))
            {
                _incoming.Enqueue(value);
            }
        }
    }

    private int TryRead(byte[] buffer)
    {
        try
        {
            return _line!.Read(buffer, 0, buffer.Length);
        }
        catch (ObjectDisposedException)
        {
            return 0;
        }
    }

    private void Poll()
    {
        if (_isClosed)
        {
            return;
        }

        byte[] sent = _port.TakeSent();
        if (sent.Length > 0)
        {
            _line?.Write(sent, 0, sent.Length);
        }

        while (_port.IsOpen && _ready <= _clock.Now && _incoming.TryDequeue(out byte value))
        {
            _port.Feed([value]);
            _burstStart = _sent % _burst == 0 ? _clock.Now : _burstStart;
            _ready = Math.Max(_ready, _clock.Now - PollMicroseconds) + (BitsPerByte * Second / _port.BaudRate);
            _ready = ++_sent % _burst == 0 ? Math.Max(_ready, _burstStart + _pause) : _ready;
        }

        _clock.Schedule(_clock.Now + PollMicroseconds, Poll);
    }
}
