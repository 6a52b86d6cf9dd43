using SecureBoot.Emulator.Results;
using SecureBoot.SensorPrograms;
using Xunit;

namespace SecureBoot.SensorApp.Tests;

public class SteadyStateTests
{
    private readonly ITestOutputHelper _output;

    public SteadyStateTests(ITestOutputHelper output)
    {
        _output = output;
    }

    [Fact]
    [Trait("Set", "slow")]
    public void HundredThousandSamples_FromBytesToValue_AllocateNothing()
    {
        SensorProgram program = new();
        program.Run(typeof(SteadyState));

        Assert.Contains("good 100100", program.Output);
        Report(program.Used);
        Assert.Equal((0, 0, 0), (program.Used.Allocations, program.Used.AllocatedBytes, program.Used.Collections));
    }

    [Fact]
    public void HundredThousandSamples_ThroughAWindow_AllocateNothing()
    {
        SensorProgram program = new();
        program.Run(typeof(SteadyWindow));

        Assert.Contains("good 25024, dropped 75072", program.Output);
        Report(program.Used);
        Assert.Equal((0, 0, 0), (program.Used.Allocations, program.Used.AllocatedBytes, program.Used.Collections));
    }

    [Theory]
    [InlineData("Climate", "good 10010 2500 5000")]
    [InlineData("Weather", "good 10010 2508 100653")]
    [InlineData("Analog", "good 10010 2500")]
    public void TenThousandReadings_OfASensorThatIsAsked_AllocateNothing(string sensor, string expected)
    {
        SensorProgram program = new();
        program.Run(typeof(SteadyDevices), entry: sensor);

        Assert.Contains(expected, program.Output);
        _output.WriteLine($"{sensor}: {program.Used.Instructions / 10_000} instructions a reading");
        Assert.Equal((0, 0, 0), (program.Used.Allocations, program.Used.AllocatedBytes, program.Used.Collections));
    }

    [Theory]
    [InlineData("Position", "good 10010 51040859 114057387")]
    [InlineData("Acceleration", "good 10010 ")]
    [InlineData("Power", "good 10010 11511500")]
    [InlineData("Merged", "good 20020 missing 0")]
    public void TenThousandSamples_OfWhatTheSampleDoesNotUse_AllocateNothing(string sample, string expected)
    {
        SensorProgram program = new();
        program.Run(typeof(SteadyLibrary), entry: sample);

        Assert.Contains(expected, program.Output);
        _output.WriteLine($"{sample}: {program.Used.Instructions / 10_000} instructions a sample; {program.Output}");
        Assert.Equal((0, 0, 0), (program.Used.Allocations, program.Used.AllocatedBytes, program.Used.Collections));
    }

    private void Report(Meter used)
    {
        _output.WriteLine(
            $"100000 samples: {used.Instructions} instructions, {used.Allocations} allocations, {used.AllocatedBytes} "
                + $"bytes, {used.Collections} garbage collections");
    }
}
