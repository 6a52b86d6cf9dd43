using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Xml.Linq;
using Xunit;

namespace SecureBoot.TestAdapter.Tests;

/// <summary>The coverage of tests/DeviceTrials/Covered.cs, compared with handwritten lists: line, hits, branch ways,
/// taken ways.</summary>
public static class CoverageTests
{
    private static readonly Dictionary<string, (int Line, int Hits, int Ways, int Taken)[]> s_expected = new()
    {
        // Called twice with numbers above 0.
        ["OneWay"] = [(8, 2, 2, 1), (10, 2, 0, 0), (13, 0, 0, 0)],

        // Called with 0, 4 and 9: four cases and the default.
        ["Chosen"] = [(18, 3, 5, 3), (21, 1, 0, 0), (23, 0, 0, 0), (25, 1, 0, 0), (27, 0, 0, 0), (29, 1, 0, 0)],

        // Three rounds evaluate the condition of the loop four times. Then `end > 2` is true and `IsEven` false, and
        // neither has its other value.
        ["Loop"] = [(35, 1, 0, 0), (36, 4, 2, 2), (38, 3, 0, 0), (39, 3, 0, 0), (42, 1, 4, 2)],

        ["NeverCalled"] = [(47, 0, 0, 0)],
    };

    [Fact]
    public static void Coverage_IsThatOfTheListMadeByHand()
    {
        string folder = Directory.CreateTempSubdirectory("secureboot-test-").FullName;
        try
        {
            Adapter run = Adapter.Run("CoveredTests", $"Coverage={folder} CoverageInclude=DeviceTrials");

            Assert.Empty(run.Errors);
            string path = Assert.Single(run.Attachments).Attachments.Single().Uri.LocalPath;
            Assert.Equal(Path.Combine(folder, "DeviceTrials.cobertura.xml"), path);
            XElement covered = XDocument.Load(path).Descendants("class")
                .Single(element => element.Attribute("name")?.Value == "DeviceTrials.Covered");
            foreach ((string method, (int, int, int, int)[] lines) in s_expected)
            {
                XElement found = covered.Descendants("method")
                    .Single(element => element.Attribute("name")?.Value == method);
                Assert.Equal(lines, found.Descendants("line").Select(Line));
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static (int Line, int Hits, int Ways, int Taken) Line(XElement line)
    {
        string[] ways = line.Attribute("condition-coverage")?.Value.Split('(', '/', ')') ?? ["", "0", "0"];
        return (Number(line, "number"), Number(line, "hits"), int.Parse(ways[2], null), int.Parse(ways[1], null));
    }

    private static int Number(XElement element, string name) => int.Parse(element.Attribute(name)!.Value, null);
}
