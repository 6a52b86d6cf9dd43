using SecureBoot.Emulator.Results;
using SecureBoot.SensorPrograms;
using Xunit;

namespace SecureBoot.Sensors.Tests.Emulated;

public class SteadyStateTests
{
    private readonly ITestOutputHelper _output;

    public SteadyStateTests(ITestOutputHelper output)
    {
        _output = output;
    }

    [Fact]
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

    private void Report(Meter used)
    {
        _output.WriteLine($"100000 samples: {used.Instructions} instructions, {used.Allocations} allocations, {used.AllocatedBytes} bytes, {used.Collections} garbage collections");
    }
}
