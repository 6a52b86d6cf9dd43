using System;
using System.IO;
using System.Text.Json;
using Xunit;

namespace SecureBoot.Cli.Tests;

public sealed class EmulateTests
{
    private static readonly string s_sensorApp = Path.Combine(AppContext.BaseDirectory, "firmware", "SensorApp.dll");

    [Fact]
    public void Emulate_EndlessProgram_EndsAtItsLimitOfTime()
    {
        CommandResult run = Secureboot.Run("emulate", "--milliseconds", "2500", "--meter", s_sensorApp);

        run.AssertError(1, "ended by TimeLimit: more than 2500 ms of virtual time");
        Assert.Contains("\n2,0,0,0,", run.Output, StringComparison.Ordinal);
        Assert.Contains("device time, ms: 250", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Emulate_SameSeed_UsesTheSame()
    {
        string[] arguments = ["emulate", "--milliseconds", "1500", "--json", s_sensorApp];

        string first = Secureboot.Run(arguments).Output;

        Assert.Equal(first, Secureboot.Run(arguments).Output);
        using JsonDocument json = JsonDocument.Parse(first);
        Assert.Equal("TimeLimit", json.RootElement.GetProperty("outcome").GetString());
        Assert.True(json.RootElement.GetProperty("instructions").GetInt64() > 1000);
    }

    [Fact]
    public void Emulate_InstructionLimit_EndsTheRun()
    {
        Secureboot.Run("emulate", "--instructions", "100", s_sensorApp).AssertError(1, "ended by InstructionLimit: more than 100 instructions");
    }

    [Theory]
    [InlineData("emulate")]
    [InlineData("emulate", "missing.dll")]
    [InlineData("emulate", "--heap", "1", "x.dll")]
    [InlineData("emulate", "--instructions", "-1", "x.dll")]
    [InlineData("emulate", "--seed", "x", "x.dll")]
    public void Emulate_BadArguments_AreMisuse(params string[] arguments)
    {
        Secureboot.Run(arguments).AssertError(2, "");
    }
}
