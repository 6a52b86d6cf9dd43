using System;
using System.Collections.Generic;
using System.IO;
using SecureBoot.PeFormat.Checks;
using SecureBoot.PeFormat.Linking;
using SecureBoot.TestSupport;
using Xunit;

namespace SecureBoot.PeFormat.Tests;

/// <summary>Assemblies with one changed byte and correct CRCs, and the recorded verdicts of an independent checker. The
/// reader or the linker refuses each file that the checker refuses.</summary>
public sealed class PeVerdictTests
{
    [Fact]
    public void What_the_independent_checker_refuses_is_refused()
    {
        PeFile core = CheckedPe.Read(PeVectors.CoreLibrary);
        List<string> accepted = [];
        int stricter = 0;
        int rows = 0;
        foreach (string line in File.ReadLines(Repository.Vectors("processor", "mutations.tsv")))
        {
            if (line.StartsWith("program", StringComparison.Ordinal))
            {
                continue;
            }

            string[] row = line.Split('\t');
            string own = Verdict(row[0], int.Parse(row[1]), byte.Parse(row[2]), core);
            rows++;
            stricter += own == "read" || row[3] == own ? 0 : 1;
            if (row[3] != "read" && own == "read")
            {
                accepted.Add(line + ", here " + own);
            }
        }

        Assert.Equal([], accepted);
        Assert.InRange(rows, 5000, 6000);
        Assert.InRange(stricter, 1, rows / 4);
    }

    private static string Verdict(string program, int offset, byte value, PeFile core)
    {
        byte[] bytes = PeVectors.Program(program);
        bytes[offset] = value;
        PeVectors.FixCrcs(bytes);
        try
        {
            PeFile file = CheckedPe.Read(bytes);
            return PeLinker.Link([core, file]).Problems.Count == 0 ? "read" : "unlinked";
        }
        catch (PeException)
        {
            return "refused";
        }
    }
}
