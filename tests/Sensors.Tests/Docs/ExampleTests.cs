using System.IO;
using SecureBoot.Buffers;
using SecureBoot.TestSupport;
using Transport;
using Weather;
using Xunit;

namespace SecureBoot.Sensors.Tests.Docs;

public class ExampleTests
{
    [Theory]
    [InlineData("Example.cs")]
    [InlineData("CargoMonitor.cs")]
    public void Manual_Example_IsTheFileThatIsCompiledHere(string file)
    {
        string manual = File.ReadAllText(Path.Combine(Repository.Root, "docs", "sensors.md"));
        string example = File.ReadAllText(Path.Combine(Repository.Root, "tests", "Sensors.Tests", "Docs", file));
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

        // The window holds sixteen of twenty readings. The mean is over the newest ten, seconds 11 to 20, whose counts
        // add up to 11: 7337 / 10.
        Assert.Equal("wind 734 mm/s, lost 4", station.Report(20_000));
        Assert.Equal("no wind reading", station.Report(60_000));
    }

    [Fact]
    public void CargoMonitor_LinesFifoAndBlocks_ReportsPositionShockAndEnergy()
    {
        CargoMonitor monitor = new();
        foreach (char value in "$GPRMC,150119.000,A,5104.0859,N,11405.7387,W,0.09,194.17,090322,,,D*73\r")
        {
            monitor.OnGnssByte((byte)value, 1000);
        }

        // Three axes: 1000 minus the offset, 0, and the pattern for no sample. The last byte belongs to the next group.
        byte[] fifo = [0x00, 0x3E, 0x80, 0x00, 0x00, 0x00, 0x08, 0x00, 0x00, 0x7F];
        ByteReader groups = new(fifo, 0, fifo.Length);
        monitor.OnFifo(groups, -1, 1000);
        monitor.OnFifo(groups, 12, 1000);
        byte[] blocks = [4, 0xE6, 0x00, 0x05, 0x00, 33, 0xE6, 0x00, 0x05, 0x00];
        ByteReader answer = new(blocks, 0, 5);
        monitor.OnMeter(answer);
        Assert.True(answer.TryCover(5, 5));
        monitor.OnMeter(answer);

        Assert.Equal("at 51040859 114057387, shock 900, 1150 J, failures 1, missing 0", monitor.Report());
    }
}
