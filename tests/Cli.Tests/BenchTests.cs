using System;
using System.Linq;
using System.Text.Json;
using Xunit;

namespace SecureBoot.Cli.Tests;

/// <summary>secureboot bench, and the budgets of a whole boot. The counts are exact.</summary>
public sealed class BenchTests
{
    [Fact]
    public void Bench_OfNothingInParticular_CountsFourBootsBothWays()
    {
        CommandResult run = Secureboot.Run("bench").AssertDone();

        Assert.Equal(8, run.Output.Split('\n').Count(line => line.StartsWith("boot of ", StringComparison.Ordinal)));
        Assert.Contains(
            "boot of a body of 49152 bytes, hashed by the chip's own code, key with a table of 48\n",
            run.Output,
            StringComparison.Ordinal);
        Assert.Contains(
            "boot of a body of 98304 bytes, hashed by the interpreter, key with a table of 48\n",
            run.Output,
            StringComparison.Ordinal);
        Assert.Equal(run.Output, Secureboot.Run("bench").Output);
    }

    [Fact]
    public void Bench_OfFourSizes_ABootStaysInItsBudgetAndDoesNotGrow()
    {
        JsonElement[] boots = Boots("bench", "--json");

        Assert.Equal([4096, 16384, 49152, 98304], boots.Select(boot => boot.GetProperty("bodyBytes").GetInt32()));
        Assert.All(
            boots,
            boot =>
                Assert.Equal(
                    boot.GetProperty("instructions").GetInt64(),
                    Phases(boot).Sum(phase => phase.GetProperty("instructions").GetInt64())));
        long[] instructions = [.. boots.Select(boot => boot.GetProperty("instructions").GetInt64())];
        Assert.InRange(instructions[2], 1, 1_500_000);
        Assert.InRange(instructions[3], 1, instructions[0] * 105 / 100);
        Assert.InRange(Count(boots[2], "self test", "instructions"), 1, 889_362 / 2);
        Assert.All(
            boots,
            boot => Assert.Equal(boot.GetProperty("bodyBytes").GetInt64(), Count(boot, "verification", "nativeBytes")));
        Assert.All(boots, boot => Assert.Equal(1, Count(boot, "verification", "nativeCalls")));
    }

    [Theory]
    [InlineData("48", 650_000)]
    [InlineData("0", 2_000_000)]
    public void Bench_OfSixteenKibibytes_StaysInTheBudgets(string table, long mostForTheCurve)
    {
        JsonElement boot = Boots("bench", "--size", "16", "--table", table, "--json").Single();

        // The native path computes the hash of the header in addition to the curve.
        foreach ((JsonElement run, long mostBytes) in new[] { (boot, 7100L), (boot.GetProperty("ordinary"), 6800L) })
        {
            Assert.Equal(16 * 1024, run.GetProperty("bodyBytes").GetInt32());
            Assert.InRange(
                Count(run, "curve", "instructions") + (table == "0" ? Count(run, "key", "instructions") : 0),
                1,
                mostForTheCurve);
            Assert.InRange(Count(run, "verification", "allocatedBytes"), 1, mostBytes);
        }

        Assert.InRange(Count(boot.GetProperty("ordinary"), "hash", "instructions"), 1, 110L * 16 * 1024);
        Assert.Equal(0, Count(boot.GetProperty("ordinary"), "verification", "nativeCalls"));
    }

    [Theory]
    [InlineData("--size", "0", "--size: found '0'")]
    [InlineData("--size", "257", "--size: found '257'")]
    [InlineData("--size", "many", "--size: found 'many'")]
    [InlineData("--table", "5", "--table: found '5', expected 0, 16, 32, 48 or 64")]
    [InlineData("--table", "-1", "--table: found '-1'")]
    public void Bench_BadArguments_AreMisuse(string option, string value, string error)
    {
        Secureboot.Run("bench", option, value).AssertError(2, error);
    }

    private static JsonElement[] Boots(params string[] arguments)
    {
        using JsonDocument json = JsonDocument.Parse(Secureboot.Run(arguments).AssertDone().Output);
        return [.. json.RootElement.GetProperty("boots").EnumerateArray().Select(boot => boot.Clone())];
    }

    private static JsonElement[] Phases(JsonElement run)
    {
        return [.. run.GetProperty("phases").EnumerateArray()];
    }

    private static long Count(JsonElement run, string phase, string property)
    {
        return Phases(run).Concat(run.GetProperty("ofVerification").EnumerateArray())
            .Single(entry => entry.GetProperty("name").GetString() == phase).GetProperty(property).GetInt64();
    }
}
