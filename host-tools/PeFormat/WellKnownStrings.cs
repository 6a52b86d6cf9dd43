using System;
using System.Collections.Generic;
using System.IO;
using System.Reflection;

namespace SecureBoot.PeFormat;

/// <summary>The texts that the runtime has itself: text k has the id 0xFFFF - k and is in no string table
/// (docs/pe-format.md, section 7).</summary>
public static class WellKnownStrings
{
    private static readonly string[] s_texts = Read();
    private static readonly Dictionary<string, ushort> s_ids = Index();

    /// <summary>How many there are.</summary>
    public const int Count = 860;

    /// <summary>The least id that the runtime takes for one of its own texts. It is one too low: no text has
    /// it.</summary>
    public const ushort FirstId = 0xFFFF - Count;

    /// <summary>The text of an id, or null where the runtime has none.</summary>
    public static string? Find(ushort id) => id > FirstId ? s_texts[0xFFFF - id] : null;

    /// <summary>Whether the runtime has the text, and its id.</summary>
    public static bool TryGetId(string text, out ushort id) => s_ids.TryGetValue(text, out id);

    private static string[] Read()
    {
        using Stream stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("WellKnownStrings.txt")
            ?? throw new InvalidOperationException("the resource WellKnownStrings.txt is missing");
        using StreamReader reader = new(stream);
        string[] texts = reader.ReadToEnd().TrimEnd('\n').Split('\n');
        return texts.Length == Count
            ? texts
            : throw new InvalidOperationException("the resource WellKnownStrings.txt is damaged");
    }

    private static Dictionary<string, ushort> Index()
    {
        Dictionary<string, ushort> ids = new(s_texts.Length, StringComparer.Ordinal);
        for (int i = 0; i < s_texts.Length; i++)
        {
            ids[s_texts[i]] = (ushort)(0xFFFF - i);
        }

        return ids;
    }
}
