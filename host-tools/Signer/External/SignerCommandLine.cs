using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace SecureBoot.Signer.External;

/// <summary>The command line of an external signer, split into words without a shell.</summary>
/// <remarks>
/// Spaces and tabs separate words. Text in '...' or "..." is taken literally; there are no escapes, variables,
/// wildcards or pipes. The two places are filled in after the split, so a path with spaces stays one word.
/// </remarks>
public sealed class SignerCommandLine
{
    /// <summary>Stands for the path of the file with the digest's 32 bytes.</summary>
    public const string DigestPlace = "{digest}";

    /// <summary>Stands for the path at which the command must leave the signature.</summary>
    public const string SignaturePlace = "{signature}";

    private readonly List<string> _words;

    private SignerCommandLine(List<string> words)
    {
        _words = words;
    }

    /// <summary>The program.</summary>
    public string Program => _words[0];

    /// <summary>Splits a command line; throws with the problem of an invalid one.</summary>
    public static SignerCommandLine Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        List<string> words = Split(text);
        if (words.Count == 0 || words[0].Length == 0)
        {
            throw new SignerCommandException(
                "the signer's command is empty",
                $"give the program and its arguments with {DigestPlace} and {SignaturePlace} in them");
        }

        foreach (string place in new[] { DigestPlace, SignaturePlace })
        {
            if (!words.Skip(1).Any(word => word.Contains(place, StringComparison.Ordinal)))
            {
                throw new SignerCommandException(
                    $"the signer's command has no {place}",
                    $"{DigestPlace} and {SignaturePlace} become the paths of two files: the digest to sign, and the "
                        + "signature to write");
            }
        }

        return new SignerCommandLine(words);
    }

    /// <summary>The arguments with the two paths filled in.</summary>
    public IReadOnlyList<string> Fill(string digestPath, string signaturePath)
    {
        return [.. _words
            .Skip(1)
            .Select(word =>
                word
                    .Replace(DigestPlace, digestPath, StringComparison.Ordinal)
                    .Replace(SignaturePlace, signaturePath, StringComparison.Ordinal))];
    }

    private static List<string> Split(string text)
    {
        List<string> words = [];
        StringBuilder word = new();
        bool isInWord = false;
        char quote = '\0';
        foreach (char c in text)
        {
            if (quote != '\0' ? c == quote : c is '\'' or '"')
            {
                quote = quote == '\0' ? c : '\0';
                isInWord = true;
            }
            else if (quote == '\0' && char.IsWhiteSpace(c))
            {
                Take(words, word, isInWord);
                isInWord = false;
            }
            else
            {
                word.Append(c);
                isInWord = true;
            }
        }

        Take(words, word, isInWord);
        return quote == '\0'
            ? words
            : throw new SignerCommandException(
                $"the signer's command has a {quote} that is not closed",
                "a quote of the other kind can stand between quotes");
    }

    private static void Take(List<string> words, StringBuilder word, bool isWord)
    {
        if (isWord)
        {
            words.Add(word.ToString());
            word.Clear();
        }
    }
}
