using System;
using System.Collections.Generic;
using System.Linq;

namespace SecureBoot.Cli.Shell;

/// <summary>Finds the intended word for a mistyped word.</summary>
internal static class Nearest
{
    /// <summary>The candidate that is one or a few changes of a letter away, or null.</summary>
    internal static string? Of(string word, IEnumerable<string> candidates)
    {
        (string Candidate, int Distance)[] near = [.. candidates.Select(candidate =>
            (candidate, Distance(word, candidate)))];
        (string? nearest, int distance) = near.MinBy(pair => pair.Distance);
        return distance <= Math.Max(1, word.Length / 3) ? nearest : null;
    }

    /// <summary>A sentence that asks for it, or an empty text.</summary>
    internal static string Ask(string word, IEnumerable<string> candidates)
    {
        return Of(word, candidates) is string nearest ? $"did you mean {nearest}? " : "";
    }

    // Levenshtein's distance, two neighbours that changed places counting once.
    private static int Distance(string a, string b)
    {
        int[,] cost = new int[a.Length + 1, b.Length + 1];
        for (int i = 0; i <= a.Length; i++)
        {
            for (int j = 0; j <= b.Length; j++)
            {
                cost[i, j] = i == 0 || j == 0
                    ? i + j
                    : Math.Min(
                        cost[i - 1, j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1),
                        Math.Min(cost[i - 1, j], cost[i, j - 1]) + 1);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                {
                    cost[i, j] = Math.Min(cost[i, j], cost[i - 2, j - 2] + 1);
                }
            }
        }

        return cost[a.Length, b.Length];
    }
}
