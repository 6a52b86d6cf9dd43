using System.IO;
using SecureBoot.TestSupport;
using Weather;
using Xunit;

namespace SecureBoot.Sensors.Tests.Docs;

public class ExampleTests
{
    [Fact]
    public void Manual_Example_IsTheFileThatIsCompiledHere()
    {
        string manual = File.ReadAllText(Path.Combine(Repository.Root, "docs", "sensors.md"));
        string example = File.ReadAllText(
            Path.Combine(Repository.Root, "tests", "Sensors.Tests", "Docs", "Example.cs"));
        Assert.Contains("```csharp\n" + example + "```\n", manual);
    }

    [Fact]
    public void Example_EdgesAndSamples_ReportTheMeanWind()
    {
        WindStation station = new();
        Assert.Equal("no wind reading", station.Report(0));
        for (uint second = 1; second <= 20; second++)
        {
            for (uint edge = 0; edge < second % 3; edge++)
            {
                station.OnEdge(isClosed: true, (1000 * second) + (20 * edge));
                station.OnEdge(isClosed: false, (1000 * second) + (20 * edge) + 5);
            }

            Assert.Equal(RingStatus.Ok, station.Sample(1000 * second));
        }

        // Sixteen of twenty are there; the mean is over the newest ten, seconds 11 to 20, whose counts add up to 11:
        // 7337 / 10.
        Assert.Equal("wind 734 mm/s, lost 4", station.Report(20_000));
        Assert.Equal("no wind reading", station.Report(60_000));
    }
}
