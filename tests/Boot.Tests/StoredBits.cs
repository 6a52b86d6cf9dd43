using SecureBoot.Board.Storage;

namespace SecureBoot.Boot.Tests;

/// <summary>Damage to stored files.</summary>
internal static class StoredBits
{
    /// <summary>Flips one bit of a file.</summary>
    internal static void FlipBit(this PowerCutStorage storage, string name, int bit)
    {
        byte[] content = (byte[])storage.Peek(name)!.Clone();
        content[bit / 8] ^= (byte)(1 << (bit % 8));
        storage.Put(name, content);
    }
}
