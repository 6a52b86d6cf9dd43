using System;
using System.Collections.Generic;

namespace SecureBoot.MetadataProcessor.Order;

/// <summary>The compared values, in this order.</summary>
internal enum CollationLevel
{
    Letter,
    Accent,
    Case,
}

/// <summary>The place of a character in the order of names.</summary>
internal readonly record struct CollationKey(int Letter, int Accent, int Case)
{
    private const string Punctuation = "_-,;:!?.'\"()[]{}@*/\\&#%`^+<=>|~$";
    private const int FirstDigit = 0x100;
    private const int FirstLetter = 0x200;

    // Letters with a mark, as base letter and accent: the order of the accents is that of the strings below.
    private const string Accents =
        "\u0301\u0300\u0306\u0302\u030C\u030A\u0308\u030B\u0303\u0307\u0338\u0327\u0328\u0304";
    private static readonly Dictionary<char, (string Letters, char Accent)> s_marked = MarkedLetters.Read();

    public int At(CollationLevel level)
    {
        return level switch
        {
            CollationLevel.Letter => Letter,
            CollationLevel.Accent => Accent,
            _ => Case,
        };
    }

    public static List<CollationKey> Of(string text)
    {
        List<CollationKey> keys = new(text.Length);
        foreach (char c in text)
        {
            Add(keys, c);
        }

        return keys;
    }

    /// <summary>Whether the order of a character is known without a table of all of Unicode.</summary>
    public static bool IsKnown(char c) =>
        c < 0x80 || s_marked.ContainsKey(c) || IsPlainLetter(char.ToLowerInvariant(c));

    private static void Add(List<CollationKey> keys, char c)
    {
        if (!s_marked.TryGetValue(c, out (string Letters, char Accent) marked))
        {
            keys.Add(Plain(c, 0, char.IsUpper(c) ? 2 : 0));
            return;
        }

        int accent = marked.Accent == default ? 0 : 1 + Accents.IndexOf(marked.Accent, StringComparison.Ordinal);
        foreach (char letter in marked.Letters)
        {
            // A letter that represents two letters comes after the two.
            keys.Add(Plain(letter, accent, char.IsUpper(letter) ? 2 : marked.Letters.Length - 1));
        }
    }

    private static CollationKey Plain(char c, int accent, int upper)
    {
        if (char.IsAsciiDigit(c))
        {
            return new CollationKey(FirstDigit + c - '0', accent, upper);
        }

        int punctuation = Punctuation.IndexOf(c, StringComparison.Ordinal);
        return punctuation >= 0
            ? new CollationKey(1 + punctuation, accent, upper)
            : new CollationKey(FirstLetter + char.ToLowerInvariant(c), accent, upper);
    }

    // Greek and Russian without marks, and Chinese characters: there the order is that of the code points.
    private static bool IsPlainLetter(char c)
    {
        return c is (>= '\u03B1' and <= '\u03C1') or (>= '\u03C3' and <= '\u03C9') or (>= '\u0430' and <= '\u044F')
            or (>= '\u4E00' and <= '\u9FA5');
    }
}
