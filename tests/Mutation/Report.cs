using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace SecureBoot.Mutation;

/// <summary>The score and the surviving mutants.</summary>
internal sealed class Report(string root, Settings settings, IReadOnlyList<Mutant> mutants, int dropped)
{
    private const string Why = " -- ";

    private static readonly JsonSerializerOptions s_json =
        new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes the report. Returns 1 if the list of equivalent mutants names a mutant that a test kills or that
    /// does not exist.</summary>
    internal int Write(Func<Mutant, string> end)
    {
        HashSet<string> equivalent = ReadEquivalent();
        ILookup<string, Mutant> ends = mutants.ToLookup(mutant => Kind(end(mutant), equivalent.Contains(mutant.Key)));
        string[] wrong =
        [
            .. ends["killed"]
                .Where(mutant => equivalent.Contains(mutant.Key))
                .Select(mutant => $"not equivalent, {end(mutant)}: {mutant.Key}"),
            .. equivalent
                .Except(mutants.Select(mutant => mutant.Key))
                .Where(_ => settings.Shards == 1 && settings.File.Length == 0)
                .Select(key => $"no such mutant: {key}"),
        ];
        if (settings.IsJson)
        {
            Console.WriteLine(JsonSerializer.Serialize(new
            {
                folder = settings.Folder,
                mutants = mutants.Count,
                killed = ends["killed"].Count(),
                equivalent = ends["equivalent"].Count(),
                notCompiled = dropped,
                score = Math.Round(Score(ends, mutants), 1),
                survivors = mutants
                    .Where(mutant => Survives(ends, mutant))
                    .Select(mutant => new { mutant.Key, mutant.Line, end = end(mutant) }),
                wrong,
            }, s_json));
        }
        else
        {
            WriteText(end, ends);
        }

        Array.ForEach(wrong, Console.Error.WriteLine);
        return wrong.Length == 0 ? 0 : 1;
    }

    private void WriteText(Func<Mutant, string> end, ILookup<string, Mutant> ends)
    {
        foreach (IGrouping<string, Mutant> file in mutants.GroupBy(mutant => mutant.File))
        {
            Mutant[] open = [.. file.Where(mutant => Survives(ends, mutant))];
            Console.WriteLine($"{file.Key}: {Score(ends, [.. file]):0.0} % of {file.Count()}, "
                + $"{file.Count(mutant => ends["equivalent"].Contains(mutant))} equivalent, {open.Length} survive");
            foreach (Mutant mutant in open)
            {
                Console.WriteLine(
                    $"  {mutant.File}:{mutant.Line} {end(mutant)}: {mutant.Key[(mutant.File.Length + 1)..]}");
            }
        }

        Console.WriteLine($"{settings.Folder}: {Score(ends, mutants):0.0} %: {ends["killed"].Count()} of "
            + $"{mutants.Count} killed, {ends["equivalent"].Count()} equivalent, "
            + $"{ends["survived"].Count() + ends["not reached"].Count()} survive ({ends["not reached"].Count()} not "
            + $"reached), {dropped} do not compile");
    }

    private static bool Survives(ILookup<string, Mutant> ends, Mutant mutant) =>
        ends["survived"].Contains(mutant) || ends["not reached"].Contains(mutant);

    private static double Score(ILookup<string, Mutant> ends, IReadOnlyList<Mutant> mutants)
    {
        HashSet<Mutant> killed = [.. ends["killed"]];
        HashSet<Mutant> equivalent = [.. ends["equivalent"]];
        int asked = mutants.Count(mutant => !equivalent.Contains(mutant));
        return asked == 0 ? 100 : 100.0 * mutants.Count(killed.Contains) / asked;
    }

    private static string Kind(string end, bool isEquivalent) =>
        end.StartsWith("killed", StringComparison.Ordinal) ? "killed" : isEquivalent ? "equivalent" : end;

    // Each line has a mutant's key and the reason why no test can distinguish the mutant from the original.
    private HashSet<string> ReadEquivalent()
    {
        string path = Path.Combine(root, "tests", "Mutation", "equivalent", settings.Folder + ".txt");
        return File.Exists(path)
            ? [.. File
                .ReadLines(path)
                .Where(line => line.Contains(Why, StringComparison.Ordinal))
                .Select(line => line[..line.IndexOf(Why, StringComparison.Ordinal)])]
            : [];
    }
}
