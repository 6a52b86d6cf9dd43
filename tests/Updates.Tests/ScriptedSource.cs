using System;
using System.Collections.Generic;

namespace SecureBoot.Updates.Tests;

/// <summary>A server with files by name, and with faults of servers and links.</summary>
internal sealed class ScriptedSource : RangeSource
{
    private int _left = int.MaxValue;

    internal Dictionary<string, byte[]> Files { get; } = new(StringComparer.Ordinal);

    /// <summary>The number of sent bytes of images.</summary>
    internal long ImageBytes { get; private set; }

    /// <summary>The number of bytes after which a connection ends, if above 0.</summary>
    internal Func<int>? DiesAfter { get; set; }

    /// <summary>Changes the bytes of a read, given name, offset and bytes.</summary>
    internal Action<string, int, Memory<byte>>? Spoil { get; set; }

    /// <summary>The status in place of the files, unless the status is Ok.</summary>
    internal Func<string, RangeStatus>? Answer { get; set; }

    /// <summary>Changes the count that a read reports.</summary>
    internal Func<int, int>? Count { get; set; }

    /// <summary>Whether each answer begins at the start of the file for any requested range, as for a client that takes
    /// a 200 for a range.</summary>
    internal bool IgnoresOffset { get; set; }

    internal int Asked { get; private set; }

    internal int Piece { get; set; } = 700;

    internal void SetRetryAfter(int seconds) => RetryAfter = seconds;

    private string _name = "";
    private int _position = -1;
    private int _begin;

    public override RangeStatus Read(
        string name, int offset, byte[] buffer, int at, int count, out int read, out bool isEnd)
    {
        read = 0;
        isEnd = false;
        if (name != _name || offset != _position)
        {
            Asked++;
            _name = name;
            _position = offset;
            _begin = IgnoresOffset ? offset : 0;
            _left = DiesAfter?.Invoke() ?? int.MaxValue;
        }

        RangeStatus status = Answer?.Invoke(name) ?? RangeStatus.Ok;
        if (status != RangeStatus.Ok || !Files.TryGetValue(name, out byte[]? file))
        {
            Close();
            return status != RangeStatus.Ok ? status : RangeStatus.NotFound;
        }

        if (_left == 0)
        {
            Close();
            return RangeStatus.Unreachable;
        }

        int given = Math.Max(0, Math.Min(Math.Min(Math.Min(count, Piece), _left), file.Length - offset));
        Array.Copy(file, offset - _begin, buffer, at, given);
        Spoil?.Invoke(name, offset, buffer.AsMemory(at, given));
        ImageBytes += name.EndsWith(".img", StringComparison.Ordinal) ? given : 0;
        _left -= given;
        _position = offset + given;
        isEnd = _position == file.Length;
        read = Count?.Invoke(given) ?? given;
        return RangeStatus.Ok;
    }

    public override void Close()
    {
        _name = "";
        _position = -1;
    }
}
