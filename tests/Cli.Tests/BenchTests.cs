using System;
using System.Linq;
using System.Text.Json;
using Xunit;

namespace SecureBoot.Cli.Tests;

/// <summary>secureboot bench, and the budgets of a whole verification: the counts are exact.</summary>
public sealed class BenchTests
{
    [Fact]
    public void Bench_OfNothingInParticular_CountsThreeImages()
    {
        CommandResult run = Secureboot.Run("bench").AssertDone();

        Assert.Equal(3, run.Output.Split('\n').Count(line => line.StartsWith("image of ", StringComparison.Ordinal)));
        Assert.Contains("image of 49144 bytes, key with a table of 48\n", run.Output, StringComparison.Ordinal);
        Assert.Equal(run.Output, Secureboot.Run("bench").Output);
    }

    [Theory]
    [InlineData("48", 900_000)]
    [InlineData("0", 2_400_000)]
    public void Bench_OfSixteenKibibytes_StaysInTheBudgets(string table, long mostForTheCurve)
    {
        using JsonDocument json = JsonDocument.Parse(Secureboot.Run("bench", "--size", "16", "--table", table, "--json").AssertDone().Output);

        JsonElement image = json.RootElement.EnumerateArray().Single();
        Assert.InRange(image.GetProperty("imageBytes").GetInt32(), (16 * 1024) - 16, 16 * 1024);
        Assert.InRange(Count(image, "curve", "instructions") + (table == "0" ? Count(image, "key", "instructions") : 0), 1, mostForTheCurve);
        Assert.InRange(Count(image, "hash", "instructions"), 1, 110L * 16 * 1024);
        Assert.InRange(Count(image, "verification", "allocatedBytes"), 1, 4096);
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

    private static long Count(JsonElement image, string phase, string property)
    {
        return image.GetProperty("phases").EnumerateArray().Single(entry => entry.GetProperty("name").GetString() == phase).GetProperty(property).GetInt64();
    }
}
