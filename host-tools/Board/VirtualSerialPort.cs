using System;
using System.Collections.Generic;

namespace SecureBoot.Board;

/// <summary>A serial port: the bytes from outside, and the bytes that firmware sends.</summary>
/// <remarks>Stricter than the device: bytes that come while it is closed or its buffer is full are lost, and are
/// counted.</remarks>
public sealed class VirtualSerialPort
{
    // The defaults of the device's driver.
    private const int DefaultBufferSize = 256;

    private readonly VirtualClock _clock;
    private readonly Queue<byte> _received = new();
    private readonly List<byte> _sent = [];

    internal VirtualSerialPort(string name, VirtualClock clock)
    {
        Name = name;
        _clock = clock;
    }

    /// <summary>Told when bytes have come in.</summary>
    public event Action<VirtualSerialPort>? Received;

    /// <summary>The name, such as COM2.</summary>
    public string Name { get; }

    /// <summary>Whether firmware has opened it.</summary>
    public bool IsOpen { get; private set; }

    /// <summary>Bits a second, as firmware set it.</summary>
    public int BaudRate { get; private set; }

    /// <summary>The largest number of bytes that can wait for a read.</summary>
    public int BufferSize { get; private set; } = DefaultBufferSize;

    /// <summary>The number of bytes that wait for a read.</summary>
    public int Available => _received.Count;

    /// <summary>The number of bytes that arrived and were dropped.</summary>
    public long Lost { get; private set; }

    /// <summary>Opens the port; false when it is open already.</summary>
    public bool Open(int baudRate, int bufferSize)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(baudRate, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(bufferSize, 1);
        if (IsOpen)
        {
            return false;
        }

        (IsOpen, BaudRate, BufferSize) = (true, baudRate, bufferSize);
        return true;
    }

    /// <summary>Closes the port and drops unread bytes and listeners.</summary>
    public void Close()
    {
        IsOpen = false;
        _received.Clear();
        Received = null;
    }

    /// <summary>Reads available bytes, up to <paramref name="count"/>; returns their number.</summary>
    /// <exception cref="InvalidOperationException">The port is closed.</exception>
    public int Read(byte[] target, int at, int count)
    {
        ThrowIfClosed();
        ArgumentOutOfRangeException.ThrowIfNegative(at);
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, target.Length - at);
        int read = Math.Min(count, _received.Count);
        for (int i = 0; i < read; i++)
        {
            target[at + i] = _received.Dequeue();
        }

        return read;
    }

    /// <summary>The bytes that wait to be read; they stay in the buffer.</summary>
    public byte[] Peek()
    {
        return [.. _received];
    }

    /// <summary>Sends bytes out.</summary>
    /// <exception cref="InvalidOperationException">The port is closed.</exception>
    public void Write(byte[] source, int at, int count)
    {
        ThrowIfClosed();
        _sent.AddRange(source.AsSpan(at, count));
    }

    /// <summary>The world outside sends bytes now.</summary>
    public void Feed(ReadOnlySpan<byte> bytes)
    {
        int kept = IsOpen ? Math.Min(bytes.Length, BufferSize - _received.Count) : 0;
        foreach (byte value in bytes[..kept])
        {
            _received.Enqueue(value);
        }

        Lost += bytes.Length - kept;
        if (kept > 0)
        {
            Received?.Invoke(this);
        }
    }

    /// <summary>Scripts bytes: from <paramref name="start"/> on, one each <paramref name="period"/> microseconds; 1042
    /// is the pace of 9600 baud.</summary>
    public void ScheduleBytes(long start, long period, byte[] bytes)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(period);
        for (int i = 0; i < bytes.Length; i++)
        {
            byte value = bytes[i];
            _clock.Schedule(start + (i * period), () => Feed([value]));
        }
    }

    /// <summary>Takes the bytes that firmware has sent since the last call.</summary>
    public byte[] TakeSent()
    {
        byte[] sent = [.. _sent];
        _sent.Clear();
        return sent;
    }

    private void ThrowIfClosed()
    {
        if (!IsOpen)
        {
            throw new InvalidOperationException($"{Name} is closed");
        }
    }
}
