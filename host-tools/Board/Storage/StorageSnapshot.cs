using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace SecureBoot.Board.Storage;

/// <summary>The storage's content at a moment with the power off.</summary>
public sealed class StorageSnapshot
{
    internal StorageSnapshot(Dictionary<string, byte[]> files, uint counter)
    {
        Files = files;
        Counter = counter;
    }

    /// <summary>Writes the content: equal bytes mean equal content.</summary>
    public void WriteTo(BinaryWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.Write(Counter);
        foreach ((string name, byte[] bytes) in Files.OrderBy(file => file.Key, StringComparer.Ordinal))
        {
            writer.Write(name);
            writer.Write(bytes.Length);
            writer.Write(bytes);
        }
    }

    // Arrays are never written to once they are in a file, so snapshots share them.
    internal Dictionary<string, byte[]> Files { get; }

    internal uint Counter { get; }
}
