using System.Globalization;
using System.Text;

namespace SecureBoot.Signer;

/// <summary>Makes text from files safe for a terminal: control characters could rewrite the screen.</summary>
public static class Printable
{
    /// <summary>Writes each character that is not a letter, digit, mark, punctuation, symbol or space as
    /// \uXXXX.</summary>
    public static string Escape(string text)
    {
        System.ArgumentNullException.ThrowIfNull(text);
        StringBuilder escaped = new(text.Length);
        foreach (char c in text)
        {
            if (IsSafe(c))
            {
                escaped.Append(c);
            }
            else
            {
                escaped.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:X4}");
            }
        }

        return escaped.ToString();
    }

    private static bool IsSafe(char c)
    {
        return c == ' '
            || !(char.IsControl(c)
                || char.IsSurrogate(c)
                || char.IsSeparator(c)
                || char.GetUnicodeCategory(c) is UnicodeCategory.Format or UnicodeCategory.OtherNotAssigned
                    or UnicodeCategory.PrivateUse);
    }
}
