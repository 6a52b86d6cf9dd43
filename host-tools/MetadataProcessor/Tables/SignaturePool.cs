using System;
using System.Collections.Generic;
using System.Text;
using SecureBoot.PeFormat;

namespace SecureBoot.MetadataProcessor.Tables;

/// <summary>The signatures while they grow: one that is already in there somewhere is not written again
/// (docs/pe-format.md, section 6).</summary>
internal sealed class SignaturePool
{
    private readonly Dictionary<string, ushort> _offsets = new(StringComparer.Ordinal);
    private byte[] _bytes = new byte[4096];

    public int Length { get; private set; }

    /// <summary>Whether more was added than 16-bit offsets reach.</summary>
    public bool IsFull => Length > PeFile.None;

    public byte[] ToArray() => _bytes[..Length];

    /// <summary>The offset of a signature.</summary>
    public ushort Add(byte[] signature)
    {
        string key = Encoding.Latin1.GetString(signature);
        if (_offsets.TryGetValue(key, out ushort known))
        {
            return known;
        }

        // A signature at the end of the pool is not found: the official processor does not find it, either.
        int found = Length > 0 ? _bytes.AsSpan(0, Length - 1).IndexOf(signature) : -1;
        int offset = found >= 0 ? found : Append(signature);
        ushort id = offset < PeFile.None ? (ushort)offset : (ushort)0;
        _offsets.Add(key, id);
        return id;
    }

    private int Append(byte[] signature)
    {
        int offset = Length;
        if (IsFull)
        {
            return offset;
        }

        if (Length + signature.Length > _bytes.Length)
        {
            Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, Length + signature.Length));
        }

        signature.CopyTo(_bytes, offset);
        Length += signature.Length;
        return offset;
    }
}
