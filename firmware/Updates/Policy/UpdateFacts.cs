using SecureBoot.Image;

namespace SecureBoot.Updates;

/// <summary>The facts from which a board decides about a manifest.</summary>
public sealed class UpdateFacts
{
    /// <summary>The running version as one number.</summary>
    public ulong RunningVersion { get; set; }

    /// <summary>The identity of the running image.</summary>
    public ImageIdentity Running { get; set; } = ImageIdentity.Unknown;

    /// <summary>Whether the running image is confirmed.</summary>
    public bool IsConfirmed { get; set; }

    /// <summary>The lowest security counter that the board accepts.</summary>
    public uint SecurityCounter { get; set; }

    /// <summary>Most bytes of an image.</summary>
    public int MaxImageSize { get; set; }

    /// <summary>The board's product, 16 bytes.</summary>
    public byte[] Product { get; set; } = new byte[0];

    /// <summary>The sequence of the last manifest that was accepted; 0 if there was no manifest.</summary>
    public uint LastSequence { get; set; }

    /// <summary>The time of issue of the last accepted manifest.</summary>
    public uint LastIssued { get; set; }

    /// <summary>The board's clock, seconds since 1970; any value if the clock was never set.</summary>
    public uint Clock { get; set; }

    /// <summary>The sequence under which the image was tried last; 0 if the image was not tried.</summary>
    public uint TriedSequence { get; set; }

    /// <summary>Whether the image failed its trial, or the verification at the end of its download.</summary>
    public bool IsRejected { get; set; }

    /// <summary>Whether the image waits in its slot for a reset.</summary>
    public bool IsStaged { get; set; }

    /// <summary>The board's place in the fleet for this image: 0 to 9999.</summary>
    public int Bucket { get; set; }

    /// <summary>Seconds until the board's time in the window; 0 or less if the time has come.</summary>
    public int WindowLeft { get; set; }
}
