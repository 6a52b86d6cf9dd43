// Written by secureboot: write it anew, with `provision` or `pubkey --format csharp`, rather than edit it.
namespace SecureBoot.BootStage;

/// <summary>The keys this boot stage trusts. With none of them every image is refused.</summary>
internal static class TrustedKeySource
{
    /// <summary>How many of the keys must have signed.</summary>
    internal const int Threshold = 1;

    /// <summary>Each key as 65 bytes: 04, x, y.</summary>
    internal static byte[][] GetPoints()
    {
        return new byte[][]
        {
        };
    }

    /// <summary>For each key its table of P256Table, or null where a key has none.</summary>
    internal static int[]?[] GetTables()
    {
        return new int[]?[]
        {
        };
    }
}
