namespace SecureBoot.BootStage;

/// <summary>The keys this boot stage trusts. As shipped there is none, and every image is refused:
/// <c>secureboot pubkey --format csharp</c> writes this file for a key.</summary>
internal static class TrustedKeySource
{
    /// <summary>How many of the keys must have signed.</summary>
    internal const int Threshold = 1;

    /// <summary>Each key as 65 bytes: 04, x, y.</summary>
    internal static byte[][] GetPoints()
    {
        return new byte[0][];
    }
}
