namespace SecureBoot.Updates;

/// <summary>The numbers of a manifest (docs/manifest-format.md, section 3).</summary>
public sealed class ManifestNumbers
{
    /// <summary>The publication's number, 1 to <see cref="Manifest.MaxSequence"/>.</summary>
    public uint Sequence { get; set; }

    /// <summary>The time of the signature: seconds since 1970, at least 1.</summary>
    public uint Issued { get; set; }

    /// <summary>The time of expiry: seconds since 1970, after <see cref="Issued"/>; 0 for no expiry.</summary>
    public uint Expires { get; set; }

    /// <summary>The number of boards out of 10 000 that take the image.</summary>
    public ushort Rollout { get; set; }

    /// <summary>Whether the rollout is halted: no board starts the update.</summary>
    public bool IsHalted { get; set; }

    /// <summary>Bytes of the image's file.</summary>
    public int Size { get; set; }

    /// <summary>The image's security counter.</summary>
    public uint SecurityCounter { get; set; }

    /// <summary>The lowest running version that may take the image, as one number.</summary>
    public ulong MinimumVersion { get; set; }

    /// <summary>Seconds between two looks.</summary>
    public uint PollSeconds { get; set; }

    /// <summary>Seconds over which boards start the update.</summary>
    public uint WindowSeconds { get; set; }

    /// <summary>The number of blocks in the file.</summary>
    public int BlockCount => (Size + Manifest.BlockSize - 1) / Manifest.BlockSize;

    /// <summary>Whether each number is in its range.</summary>
    internal bool AreInRange()
    {
        return Sequence is >= 1 and <= Manifest.MaxSequence
            && Issued >= 1
            && (Expires == 0 || Expires > Issued)
            && Rollout <= Manifest.WholeFleet
            && Size >= Image.ImageHeader.Size && Size <= Manifest.MaxBlocks * Manifest.BlockSize
            && SecurityCounter <= Image.ImagePolicy.CounterCeiling
            && PollSeconds is >= Manifest.MinPoll and <= Manifest.MaxPeriod
            && WindowSeconds <= Manifest.MaxPeriod;
    }
}
