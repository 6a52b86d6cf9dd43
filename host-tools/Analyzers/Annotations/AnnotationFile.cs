using System.Collections.Generic;
using System.IO;

namespace SecureBoot.Analyzers.Annotations;

/// <summary>The lines of an annotations file: a kind and a documentation id; # starts a comment.</summary>
internal static class AnnotationFile
{
    internal const string Extension = ".annotations.txt";

    private static readonly Dictionary<string, AnnotationKind> s_kinds = new()
    {
        ["must-use"] = AnnotationKind.MustUse,
        ["verdict"] = AnnotationKind.Verdict,
        ["lease"] = AnnotationKind.Lease,
        ["closes"] = AnnotationKind.Closes,
        ["single-thread"] = AnnotationKind.SingleThread,
        ["untrusted"] = AnnotationKind.Untrusted,
        ["bounds"] = AnnotationKind.Bounds,
        ["lends"] = AnnotationKind.Lends,
        ["ends-loan"] = AnnotationKind.EndsLoan,
    };

    /// <summary>Reads the well-formed lines; <paramref name="bad"/> gets the other lines with their numbers.</summary>
    internal static IEnumerable<(AnnotationKind Kind, string Id)> Read(
        TextReader text, ICollection<(int Line, string Text)> bad)
    {
        int number = 0;
        while (text.ReadLine() is { } line)
        {
            number++;
            string[] words = line.Trim().Split([' ', '\t'], 2, System.StringSplitOptions.RemoveEmptyEntries);
            if (words.Length == 0 || words[0][0] == '#')
            {
                continue;
            }

            if (words.Length == 2 && s_kinds.TryGetValue(words[0], out AnnotationKind kind))
            {
                yield return (kind, words[1].Trim());
            }
            else
            {
                bad.Add((number, line));
            }
        }
    }

    /// <summary>The file that is part of this assembly.</summary>
    internal static TextReader OpenLibraries()
    {
        return new StreamReader(typeof(AnnotationFile).Assembly.GetManifestResourceStream("Libraries" + Extension)!);
    }
}
