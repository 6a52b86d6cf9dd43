using System.Collections.Generic;

namespace SecureBoot.Board.Storage;

/// <summary>The storage's content at a moment with the power off.</summary>
public sealed class StorageSnapshot
{
    internal StorageSnapshot(Dictionary<string, byte[]> files, uint counter)
    {
        Files = files;
        Counter = counter;
    }

    // Arrays are never written to once they are in a file, so snapshots share them.
    internal Dictionary<string, byte[]> Files { get; }

    internal uint Counter { get; }
}
