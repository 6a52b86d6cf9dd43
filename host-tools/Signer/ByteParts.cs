using System.Collections.Generic;

namespace SecureBoot.Signer;

/// <summary>Arrays that become one, in their order.</summary>
internal sealed class ByteParts
{
    private readonly List<byte[]> _parts = [];

    /// <summary>Bytes in all parts.</summary>
    internal int Size { get; private set; }

    internal void Add(byte[] part)
    {
        _parts.Add(part);
        Size += part.Length;
    }

    /// <summary>All parts as one array; a single part is not copied.</summary>
    internal byte[] Join()
    {
        if (_parts.Count == 1)
        {
            return _parts[0];
        }

        byte[] whole = new byte[Size];
        int position = 0;
        foreach (byte[] part in _parts)
        {
            part.CopyTo(whole, position);
            position += part.Length;
        }

        return whole;
    }
}
