using System;
using System.Collections.Generic;
using System.IO;
using System.Reflection;
using System.Text;

namespace SecureBoot.PeFormat;

/// <summary>The texts that the runtime has itself: text k has the id 0xFFFF - k and is in no string table
/// (docs/pe-format.md, section 7).</summary>
public static class WellKnownStrings
{
    // The resource's bytes, and the start of each text in them; a text is created on the first request.
    private static readonly byte[] s_bytes = Read();
    private static readonly int[] s_starts = FindStarts(s_bytes);
    private static readonly string?[] s_texts = new string?[Count];

    /// <summary>The number of texts.</summary>
    public const int Count = 860;

    /// <summary>The lowest id that the runtime treats as one of its own texts. It is one too low: no text has this
    /// id.</summary>
    public const ushort FirstId = 0xFFFF - Count;

    /// <summary>The text of an id, or null if the runtime has no such text.</summary>
    public static string? Find(ushort id) => id > FirstId ? Get(0xFFFF - id) : null;

    /// <summary>Whether the runtime has the text, and its id.</summary>
    public static bool TryGetId(string text, out ushort id) => Ids.s_all.TryGetValue(text, out id);

    private static string Get(int index)
    {
        return s_texts[index]
            ??= Encoding.UTF8.GetString(s_bytes.AsSpan(s_starts[index]..(s_starts[index + 1] - 1)));
    }

    private static byte[] Read()
    {
        using Stream stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("WellKnownStrings.txt")
            ?? throw new InvalidOperationException("the resource WellKnownStrings.txt is missing");
        byte[] bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }

    // And, last, where one more would start: each text ends with a line feed.
    private static int[] FindStarts(byte[] bytes)
    {
        int[] starts = new int[Count + 1];
        int found = 0;
        for (int i = 0; i < bytes.Length && found <= Count; i++)
        {
            if (bytes[i] == '\n' && ++found <= Count)
            {
                starts[found] = i + 1;
            }
        }

        return found == Count && starts[Count] == bytes.Length
            ? starts
            : throw new InvalidOperationException("the resource WellKnownStrings.txt is damaged");
    }

    // Only writers of assemblies need the ids.
    private static class Ids
    {
        internal static readonly Dictionary<string, ushort> s_all = Index();

        private static Dictionary<string, ushort> Index()
        {
            Dictionary<string, ushort> ids = new(Count, StringComparer.Ordinal);
            for (int i = 0; i < Count; i++)
            {
                ids[Get(i)] = (ushort)(0xFFFF - i);
            }

            return ids;
        }
    }
}
