// Written by secureboot: do not edit. Run `provision` or `pubkey --format csharp` again.
namespace SecureBoot.BootStage;

/// <summary>The keys that this boot stage trusts. Without a key, every image is refused.</summary>
internal static class TrustedKeySource
{
    /// <summary>The number of keys that must sign an image.</summary>
    internal const int Threshold = 1;

    /// <summary>Each key as 65 bytes: 04, x, y.</summary>
    internal static byte[][] GetPoints()
    {
        return new byte[][]
        {
        };
    }

    /// <summary>The table of each key for P256Table, or null for a key without a table.</summary>
    internal static int[]?[] GetTables()
    {
        return new int[]?[]
        {
        };
    }
}
