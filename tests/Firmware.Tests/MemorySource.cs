using System;
using SecureBoot.Updates;

namespace NFUnitTest;

/// <summary>A server in memory with a manifest and an image. A test names the fault of the server or link, and its
/// place.</summary>
internal sealed class MemorySource : RangeSource
{
    private int _position = -1;
    private int _left;

    internal byte[] ManifestFile { get; set; } = new byte[0];

    internal byte[] ImageFile { get; set; } = new byte[0];

    /// <summary>The answer to each read, unless the value is Ok.</summary>
    internal RangeStatus Answer { get; set; } = RangeStatus.Ok;

    /// <summary>Bytes after which an answer ends early.</summary>
    internal int DiesAfter { get; set; } = 1000000;

    /// <summary>The offset of a damaged byte in the image, in as many reads as <see cref="Spoils"/> says.</summary>
    internal int SpoiltAt { get; set; } = -1;

    internal int Spoils { get; set; }

    /// <summary>The name of the last requested file.</summary>
    internal string LastName { get; private set; } = "";

    /// <summary>The number of image bytes that the server has sent.</summary>
    internal int ImageBytes { get; private set; }

    internal HeapWatch? Watch { get; set; }

    internal void Ask(int seconds) => RetryAfter = seconds;

    public override RangeStatus Read(
        string name, int offset, byte[] buffer, int at, int count, out int read, out bool isEnd)
    {
        Watch?.Look(name);
        read = 0;
        isEnd = false;
        LastName = name;
        byte[] file = name.Substring(name.Length - 4) == ".img" ? ImageFile : ManifestFile;
        if (offset != _position)
        {
            _position = offset;
            _left = DiesAfter;
        }

        if (Answer != RangeStatus.Ok)
        {
            return Answer;
        }

        int given = count < 700 ? count : 700;
        given = given < _left ? given : _left;
        if (given == 0)
        {
            return RangeStatus.Unreachable;
        }

        given = given < file.Length - offset ? given : file.Length - offset;
        Array.Copy(file, offset, buffer, at, given);
        if (file == ImageFile)
        {
            ImageBytes += given;
            Spoil(offset, buffer, at, given);
        }

        _left -= given;
        _position = offset + given;
        isEnd = _position == file.Length;
        read = given;
        return RangeStatus.Ok;
    }

    public override void Close() => _position = -1;

    private void Spoil(int offset, byte[] buffer, int at, int given)
    {
        if (Spoils > 0 && SpoiltAt >= offset && SpoiltAt < offset + given)
        {
            Spoils--;
            buffer[at + SpoiltAt - offset] ^= 1;
        }
    }
}

/// <summary>A clock that does not advance.</summary>
internal sealed class StandingClock : UpdateClock
{
    internal uint Unix { get; set; } = 1800000100;

    internal uint Uptime { get; set; }

    public override uint GetUnixSeconds() => Unix;

    public override uint GetUptimeSeconds() => Uptime;
}
