using System;
using SecureBoot.Crypto;

namespace SecureBoot.Updates;

/// <summary>The place of a board in the fleet for one image: always the same for that image, and a different place for
/// the next image (docs/updates.md, section 4).</summary>
public sealed class FleetPlace
{
    /// <summary>The place of a board.</summary>
    /// <param name="device">A value that is unique to the board: its serial number or network address.</param>
    /// <param name="fileDigest">SHA-256 of the image's file, 32 bytes.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public FleetPlace(byte[] device, byte[] fileDigest)
    {
        if (device is null || fileDigest is null)
        {
            throw new ArgumentNullException(device is null ? nameof(device) : nameof(fileDigest));
        }

        Sha256 sha = new();
        sha.Update(device, 0, device.Length);
        sha.Update(fileDigest, 0, fileDigest.Length);
        byte[] digest = new byte[Sha256.DigestSize];
        sha.Finish(digest, 0);
        Bucket = (int)(ReadBigEndian(digest, 0) % Manifest.WholeFleet);
        _spread = ReadBigEndian(digest, 4);
    }

    private readonly uint _spread;

    /// <summary>0 to 9999: the board takes the image if the rollout is above this number.</summary>
    public int Bucket { get; }

    /// <summary>The board's delay in a window of this many seconds: 0 to one second less than the window.</summary>
    public int GetDelay(uint windowSeconds)
    {
        return windowSeconds == 0 ? 0 : (int)(_spread % windowSeconds);
    }

    private static uint ReadBigEndian(byte[] bytes, int at)
    {
        return ((uint)bytes[at] << 24) | ((uint)bytes[at + 1] << 16) | ((uint)bytes[at + 2] << 8) | bytes[at + 3];
    }
}
