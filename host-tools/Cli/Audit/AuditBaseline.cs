using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using SecureBoot.Cli.Shell;

namespace SecureBoot.Cli.Audit;

/// <summary>The reviewed sites: a text file with one site in each line, <c>KIND ASSEMBLY METHOD: WHAT [xCOUNT]  # why
/// it is right</c>.</summary>
internal sealed class AuditBaseline
{
    private const string Head = """
        # secureboot audit: the sites that were reviewed, one a line.
        # KIND ASSEMBLY METHOD: WHAT xCOUNT  # why it is right

        """;

    private readonly SortedDictionary<string, Entry> _entries = new(StringComparer.Ordinal);

    private AuditBaseline()
    {
    }

    /// <summary>The number of sites in the baseline.</summary>
    internal int Count => _entries.Values.Sum(entry => entry.Count);

    /// <summary>Reads a baseline.</summary>
    /// <exception cref="MisuseException">A line is invalid; the message has the line's number.</exception>
    internal static AuditBaseline Read(string path, byte[] bytes)
    {
        AuditBaseline baseline = new();
        string[] lines = Encoding.UTF8.GetString(bytes).ReplaceLineEndings("\n").Split('\n');
        for (int i = 0; i < lines.Length; i++)
        {
            if (lines[i].Length > 0 && lines[i][0] != '#' && !baseline.Add(lines[i]))
            {
                throw new MisuseException(
                    $"{path}: found '{lines[i]}' in line {i + 1}, expected KIND ASSEMBLY METHOD: WHAT xCOUNT",
                    "--update writes such a file");
            }
        }

        return baseline;
    }

    /// <summary>An empty one.</summary>
    internal static AuditBaseline Empty() => new();

    /// <summary>The sites that are not in the baseline: of several equal sites the surplus ones.</summary>
    internal IReadOnlyList<AuditSite> New(IEnumerable<AuditSite> sites)
    {
        return [.. sites
            .GroupBy(site => site.Key)
            .SelectMany(same => same.Skip(_entries.TryGetValue(same.Key, out Entry? entry) ? entry.Count : 0))];
    }

    /// <summary>The lines of which there are fewer sites now, of the assemblies that were audited.</summary>
    internal IReadOnlyList<string> Gone(AuditReport report)
    {
        Dictionary<string, int> found = report.Sites
            .GroupBy(site => site.Key)
            .ToDictionary(same => same.Key, same => same.Count());
        return [.. _entries
            .Where(entry => IsOf(entry.Key, report) && found.GetValueOrDefault(entry.Key) < entry.Value.Count)
            .Select(entry => entry.Key)];
    }

    /// <summary>The file with the found sites in place of the sites of the same assemblies; notes of remaining sites
    /// are kept.</summary>
    internal byte[] Updated(AuditReport report)
    {
        SortedDictionary<string, Entry> entries = new(StringComparer.Ordinal);
        foreach ((string key, Entry entry) in _entries.Where(entry => !IsOf(entry.Key, report)))
        {
            entries.Add(key, entry);
        }

        foreach (IGrouping<string, AuditSite> same in report.Sites.GroupBy(site => Clean(site.Key)))
        {
            entries.Add(
                same.Key,
                new Entry(same.Count(), _entries.TryGetValue(same.Key, out Entry? before) ? before.Note : ""));
        }

        IEnumerable<string> lines = entries.Select(entry =>
            $"{entry.Key} x{entry.Value.Count.ToString(CultureInfo.InvariantCulture)}"
                + $"{(entry.Value.Note.Length > 0 ? "  # " + entry.Value.Note : "")}\n");
        return Encoding.UTF8.GetBytes(Head.ReplaceLineEndings("\n") + string.Concat(lines));
    }

    // A name can contain any character.
    private static string Clean(string key) => SecureBoot.Signer.Printable.Escape(key);

    private static bool IsOf(string key, AuditReport report)
    {
        string[] words = key.Split(' ', 3);
        return report.Assemblies.Any(assembly => assembly.Name == words[1]);
    }

    private bool Add(string line)
    {
        int note = line.IndexOf("  # ", StringComparison.Ordinal);
        string site = note < 0 ? line.TrimEnd() : line[..note].TrimEnd();
        int times = site.LastIndexOf(" x", StringComparison.Ordinal);
        bool isSite = times > 0 && site.Split(' ').Length >= 4 && site.Contains(": ", StringComparison.Ordinal);
        return isSite
            && int.TryParse(site.AsSpan(times + 2), NumberStyles.None, CultureInfo.InvariantCulture, out int count)
            && _entries.TryAdd(site[..times], new Entry(count, note < 0 ? "" : line[(note + 4)..]));
    }

    private sealed record Entry(int Count, string Note);
}
