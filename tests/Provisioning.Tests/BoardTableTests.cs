using System;
using System.Linq;
using SecureBoot.Provisioning.Boards;
using Xunit;

namespace SecureBoot.Provisioning.Tests;

/// <summary>The tables of targets, partitions and pins agree.</summary>
public static class BoardTableTests
{
    public static TheoryData<string> Targets { get; } = [.. BoardTargets.Names];

    [Theory]
    [MemberData(nameof(Targets))]
    public static void Target_HasASeriesWithPartitionsAndPins(string target)
    {
        string series = Assert.IsType<string>(BoardTargets.SeriesOf(target));
        Assert.InRange(BoardTargets.PinCount(series), 22, 55);
        Assert.NotEmpty(PartitionTables.FlashSizes(series));
        foreach (int megabytes in PartitionTables.FlashSizes(series))
        {
            PartitionTable table = Assert.IsType<PartitionTable>(PartitionTables.Find(series, megabytes));
            long end = (long)table.DeployAddress + table.DeploySize + table.ConfigSize;
            Assert.True(end <= megabytes * 1024L * 1024L, $"{series}, {megabytes} MB: {end} bytes");
            Assert.Equal(0, table.DeployAddress % 0x10000);
        }

        // The rules answer for each pin.
        for (int pin = 0; pin < BoardTargets.PinCount(series); pin++)
        {
            bool isFree = PinRules.Impossible(series, pin, PinUse.Input) is null
                && PinRules.Reserved(target, series, pin) is null;
            Assert.False(isFree && StrappingPins.Contains(series, pin), $"{target}, pin {pin}");
        }
    }

    [Fact]
    public static void Targets_AreNamedOnce()
    {
        Assert.Equal(BoardTargets.Names.Distinct(StringComparer.Ordinal), BoardTargets.Names);
        Assert.Null(BoardTargets.SeriesOf("esp32_rev3"));
        Assert.Null(PartitionTables.Find("ESP32", 32));
    }

    [Theory]
    [InlineData("ESP32_REV3", 1, "v3.0 or later")]
    [InlineData("ESP32_REV3", 3, null)]
    [InlineData("ESP32_REV0", 0, null)]
    [InlineData("ESP32_PICO", 0, "v1.0 or later")]
    [InlineData("ESP32_PICO", 1, null)]
    [InlineData("ESP32_P4", 2, "v3.0 or later")]
    [InlineData("ESP32_P4_REV_LESS3", 2, null)]
    [InlineData("ESP32_P4_REV_LESS3", 3, "one before v3.0")]
    public static void RevisionProblem_OfAChip_IsNamed(string target, int major, string? problem)
    {
        Assert.Equal(problem, BoardTargets.RevisionProblem(target, major));
    }

    [Theory]
    [InlineData("ESP32", 0, 36)]
    [InlineData("ESP32", 7, 35)]
    [InlineData("ESP32", 8, null)]
    [InlineData("ESP32", 10, 4)]
    [InlineData("ESP32", 19, 26)]
    [InlineData("ESP32", 20, null)]
    [InlineData("ESP32", -1, null)]
    [InlineData("ESP32_S3", 0, 1)]
    [InlineData("ESP32_S2", 0, null)]
    public static void AnalogPin_OfAChannel_IsFound(string series, int channel, int? pin)
    {
        Assert.Equal(pin, AnalogPins.Find(series, channel));
    }

    [Theory]
    [InlineData("ESP32", "0, 1, 2, 3, 4, 5, 6, 7, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19")]
    [InlineData("ESP32_C3", "0, 1, 2, 3, 4, 5")]
    [InlineData("ESP32_S2", "")]
    public static void AnalogChannels_OfASeries_AreListed(string series, string channels)
    {
        Assert.Equal(channels, AnalogPins.Describe(series));
    }

    [Theory]
    [InlineData("ESP32_REV3", 16, false)]
    [InlineData("ESP32_PSRAM_REV3", 16, true)]
    [InlineData("ESP_WROVER_KIT", 17, true)]
    [InlineData("ESP32_PICO", 17, true)]
    [InlineData("ESP32_S3_QUAD", 33, false)]
    [InlineData("ESP32_S3_OCTAL", 33, true)]
    [InlineData("ESP32_S3_OCTAL", 37, true)]
    [InlineData("ESP32_S3_OCTAL", 38, false)]
    public static void ModuleMemory_IsReserved(string target, int pin, bool isReserved)
    {
        string? reason = PinRules.Reserved(target, BoardTargets.SeriesOf(target)!, pin);
        Assert.Equal(isReserved ? $"which the {target} has its flash or PSRAM at" : null, reason);
    }
}
