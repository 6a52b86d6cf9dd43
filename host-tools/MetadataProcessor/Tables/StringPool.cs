using System;
using System.Collections.Generic;
using System.IO;
using System.Text;
using SecureBoot.PeFormat;

namespace SecureBoot.MetadataProcessor.Tables;

/// <summary>The string table while it grows: each text once, in the order of first use (docs/pe-format.md, section
/// 7).</summary>
internal sealed class StringPool
{
    /// <summary>The highest id of a text: higher ids are the runtime's own texts.</summary>
    public const int MaxId = WellKnownStrings.FirstId - 1;

    private readonly Dictionary<string, ushort> _ids = new(StringComparer.Ordinal);
    private readonly MemoryStream _bytes = new();

    public StringPool()
    {
        Append("");
    }

    /// <summary>The first text that has no room, or null.</summary>
    public string? Overflow { get; private set; }

    public int Length => (int)_bytes.Length;

    public byte[] ToArray() => _bytes.ToArray();

    public ushort Add(string text)
    {
        if (text.Length > 0 && WellKnownStrings.TryGetId(text, out ushort id))
        {
            return id;
        }

        return _ids.TryGetValue(text, out id) ? id : Append(text);
    }

    private ushort Append(string text)
    {
        if (_bytes.Length > MaxId)
        {
            Overflow ??= text;
            return 0;
        }

        ushort id = (ushort)_bytes.Length;
        _ids.Add(text, id);
        _bytes.Write(Encoding.UTF8.GetBytes(text));
        _bytes.WriteByte(0);
        return id;
    }
}
