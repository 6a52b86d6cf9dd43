using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using SecureBoot.PeFormat.Checks;
using SecureBoot.PeFormat.Linking;
using SecureBoot.TestSupport;
using Xunit;

namespace SecureBoot.PeFormat.Tests;

/// <summary>Assemblies with damage in several places, and the recorded verdicts of an independent checker. The reader
/// or the linker refuses each file that the checker refuses.</summary>
public sealed class PeMutantTests
{
    [Fact]
    public void What_the_independent_checker_refuses_is_refused()
    {
        PeFile core = CheckedPe.Read(PeVectors.CoreLibrary);
        string[][] rows = [.. File.ReadLines(Repository.Vectors("pe-mutants", "mutants.tsv")).Skip(1)
            .Select(line => line.Split('\t'))];
        List<string> accepted = [.. rows.Where(row => row[2] == "refused" && IsAccepted(Mutant(row[0], row[1]), core))
            .Select(row => string.Join(' ', row))];

        Assert.Equal([], accepted);
        Assert.Equal(2000, rows.Length);
        Assert.InRange(rows.Count(row => row[2] == "read" && IsAccepted(Mutant(row[0], row[1]), core)), 650, 750);
    }

    private static byte[] Mutant(string program, string changes)
    {
        byte[] bytes = File.ReadAllBytes(Repository.Vectors(program + ".pe"));
        foreach (string change in changes.Split(' '))
        {
            string[] parts = change.Split('=');
            Convert.FromHexString(parts[1])
                .CopyTo(bytes, int.Parse(parts[0], NumberStyles.HexNumber, CultureInfo.InvariantCulture));
        }

        PeVectors.FixCrcs(bytes);
        return bytes;
    }

    private static bool IsAccepted(byte[] bytes, PeFile core)
    {
        try
        {
            return PeLinker.Link([core, CheckedPe.Read(bytes)]).Problems.Count == 0;
        }
        catch (PeException)
        {
            return false;
        }
    }
}
