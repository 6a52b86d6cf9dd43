using System;
using System.Collections.Generic;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;
using SecureBoot.Cli.Shell;

namespace SecureBoot.Cli.Simulation;

/// <summary>The progress of a campaign, in a file, so that an interrupted campaign can continue.</summary>
/// <remarks>
/// <code>
/// line 1   what is tried: another campaign's file is refused
/// others   case TAB block TAB counts [TAB model TAB method TAB file TAB line TAB opcode TAB index TAB number TAB
/// what]...
/// </code>
/// A line that was not finished counts for nothing.
/// </remarks>
internal sealed class FaultState
{
    private const int FixedFields = 3;
    private const int HitFields = 8;

    private readonly string? _path;
    private readonly Dictionary<(string Case, int Block), (FaultCount Count, List<FaultHit> Hits)> _done = [];

    /// <summary>A state without a file.</summary>
    internal FaultState()
    {
    }

    /// <summary>Goes on with a file, or begins one.</summary>
    /// <exception cref="MisuseException">The file belongs to another campaign.</exception>
    internal FaultState(string path, string campaign)
    {
        _path = path;
        if (!File.Exists(path))
        {
            File.WriteAllText(path, campaign + "\n");
            return;
        }

        string text = File.ReadAllText(path);
        string[] lines = text[..(text.LastIndexOf('\n') + 1)].Split('\n', StringSplitOptions.RemoveEmptyEntries);
        if (lines.Length == 0 || lines[0] != campaign)
        {
            throw new MisuseException(
                $"{path}: found the state of another campaign or boot stage, expected that of this one",
                "name another file, or delete it");
        }

        foreach (string line in lines.Skip(1))
        {
            Read(line.Split('\t'));
        }

        File.WriteAllText(path, string.Join('\n', lines) + "\n");
    }

    /// <summary>A piece that was done.</summary>
    internal bool TryFind(string name, int block, [NotNullWhen(true)] out FaultCount? count, out List<FaultHit> hits)
    {
        bool isThere = _done.TryGetValue((name, block), out (FaultCount Count, List<FaultHit> Hits) done);
        (count, hits) = isThere ? done : (null, []);
        return isThere;
    }

    /// <summary>A piece is done.</summary>
    internal void Add(string name, int block, FaultCount count, IReadOnlyList<FaultHit> hits)
    {
        if (_path is null)
        {
            return;
        }

        StringBuilder line = new();
        line.Append(CultureInfo.InvariantCulture, $"{name}\t{block}\t{count.Write()}");
        foreach (FaultHit hit in hits)
        {
            line.Append(
                CultureInfo.InvariantCulture, $"\t{hit.Model}\t{hit.Method}\t{hit.File}\t{hit.Line}\t{hit.Opcode}");
            line.Append(CultureInfo.InvariantCulture, $"\t{hit.Index}\t{hit.Number}\t{hit.What}");
        }

        lock (_done)
        {
            File.AppendAllText(_path, line.Append('\n').ToString());
        }
    }

    private void Read(string[] fields)
    {
        List<FaultHit> hits = [];
        for (int i = FixedFields; i + HitFields <= fields.Length; i += HitFields)
        {
            hits.Add(new FaultHit(
                fields[0],
                fields[i],
                fields[i + 1],
                fields[i + 2],
                Number(fields[i + 3]),
                fields[i + 4],
                Number(fields[i + 5]),
                Number(fields[i + 6]),
                fields[i + 7]));
        }

        _done[(fields[0], Number(fields[1]))] = (FaultCount.Read(fields[2]), hits);
    }

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
