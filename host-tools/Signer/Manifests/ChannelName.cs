using System.Linq;

namespace SecureBoot.Signer.Manifests;

/// <summary>The names that a channel of updates may have: a folder's, and no more (docs/updates.md, section
/// 2).</summary>
public static class ChannelName
{
    /// <summary>What a name may be, for messages.</summary>
    public const string ValidValues = "a name of small letters, digits and -, and not images";

    private const int MostLetters = 64;

    /// <summary>Whether a text is one.</summary>
    public static bool IsValid(string? text)
    {
        return text is { Length: > 0 and <= MostLetters }
            && text.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter == '-')
            && text != "images";
    }
}
