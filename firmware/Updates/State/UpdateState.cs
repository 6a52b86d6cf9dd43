using SecureBoot.Image;

namespace SecureBoot.Updates;

/// <summary>The state of updates that a board keeps over resets (docs/updates.md, section 6).</summary>
public sealed class UpdateState
{
    /// <summary>Bytes of <see cref="Publishers"/>.</summary>
    public const int PublishersSize = 8;

    /// <summary>The sequence of the last manifest that was accepted; 0 if there was no manifest.</summary>
    public uint Sequence { get; set; }

    /// <summary>The time of issue of that manifest: the board's time is never before it.</summary>
    public uint Issued { get; set; }

    /// <summary>The sequence under which the last image was taken; 0 if there was no image.</summary>
    public uint TriedSequence { get; set; }

    /// <summary>The outcome.</summary>
    public TriedResult TriedResult { get; set; }

    /// <summary>Why: of Refused a <see cref="Boot.UpdateSessionResult"/>, and times 65 536 a
    /// <see cref="VerifyStatus"/>; of Reverted a <see cref="Boot.BootReason"/>.</summary>
    public uint TriedReason { get; set; }

    /// <summary>The slot that the last image was staged in.</summary>
    public uint TriedSlot { get; set; }

    /// <summary>The version of the last image as one number.</summary>
    public ulong TriedVersion { get; set; }

    /// <summary>The number that the server gave to the update; 0 without a number.</summary>
    public ulong ActionId { get; set; }

    /// <summary>Whether the server knows the action's outcome.</summary>
    public bool IsReported { get; set; }

    /// <summary>The time of issue of the first manifest that named the current image.</summary>
    public uint TargetIssued { get; set; }

    /// <summary>The first bytes of a digest of the publishers' keys: with other keys the sequence starts
    /// again.</summary>
    public byte[] Publishers { get; set; } = new byte[PublishersSize];

    /// <summary>The fingerprint of the manifest that verified last, 32 bytes.</summary>
    public byte[] Fingerprint { get; set; } = new byte[ImageIdentity.Size];

    /// <summary>SHA-256 of the file that was taken last.</summary>
    public byte[] TriedDigest { get; set; } = new byte[ImageIdentity.Size];

    /// <summary>SHA-256 of the file that the last manifest named.</summary>
    public byte[] TargetDigest { get; set; } = new byte[ImageIdentity.Size];

    /// <summary>Whether two arrays hold the same bytes.</summary>
    internal static bool IsSame(byte[] left, byte[] right)
    {
        if (left.Length != right.Length)
        {
            return false;
        }

        int difference = 0;
        for (int i = 0; i < left.Length; i++)
        {
            difference |= left[i] ^ right[i];
        }

        return difference == 0;
    }

    /// <summary>A copy of the state. The copy shares the arrays, which are replaced but never changed.</summary>
    internal UpdateState Copy()
    {
        return new UpdateState
        {
            Sequence = Sequence,
            Issued = Issued,
            TriedSequence = TriedSequence,
            TriedResult = TriedResult,
            TriedReason = TriedReason,
            TriedSlot = TriedSlot,
            TriedVersion = TriedVersion,
            ActionId = ActionId,
            IsReported = IsReported,
            TargetIssued = TargetIssued,
            Publishers = Publishers,
            Fingerprint = Fingerprint,
            TriedDigest = TriedDigest,
            TargetDigest = TargetDigest,
        };
    }
}
