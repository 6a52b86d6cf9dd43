using System;
using System.IO;
using SecureBoot.Provisioning.Config;
using SecureBoot.TestSupport;
using Xunit;

namespace SecureBoot.Provisioning.Tests;

/// <summary>Values that the reader takes from the repository's nf.config, and the line number in each
/// refusal.</summary>
public static class ConfigReaderTests
{
    private static readonly string s_config = Path.Combine(Repository.Root, "nf.config");

    [Fact]
    public static void Read_Repository_GivesTheBoard()
    {
        BoardConfig config = BoardConfigReader.Read(s_config);
        Assert.Equal(("ESP32_REV3", "ESP32", 4), (config.Target, config.Series, config.FlashMegabytes));
        Assert.Equal(0x1E0000, config.Partitions.DeployAddress);
        Assert.Equal(Repository.Root, Path.GetFullPath(config.Folder));
    }

    [Theory]
    [InlineData("<nf ", "<nf mode=\"fast\" ", "found the attribute 'mode' in <nf>")]
    [InlineData("ESP32_REV3", "ESP32_REV9", "found the target 'ESP32_REV9'")]
    [InlineData("</nf>", "", "found invalid XML")]
    public static void Read_OneThingWrong_SaysLineAndFinding(string good, string bad, string found)
    {
        string text = File.ReadAllText(s_config);
        int at = text.IndexOf(good, StringComparison.Ordinal);
        int line = text.AsSpan(0, at).Count('\n') + 1;
        string path = Path.GetTempFileName();
        try
        {
            File.WriteAllText(path, text[..at] + bad + text[(at + good.Length)..]);
            ConfigException refused = Assert.Throws<ConfigException>(() => BoardConfigReader.Read(path));
            Assert.Contains(found, refused.Message, StringComparison.Ordinal);
            Assert.Contains(path + ": line ", refused.Message, StringComparison.Ordinal);
            Assert.True(bad.Length == 0 || refused.Message.Contains($": line {line}: ", StringComparison.Ordinal));
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Theory]
    [InlineData("/dev/ttyUSB0", true)]
    [InlineData("COM3", true)]
    [InlineData("", false)]
    [InlineData("a b", false)]
    [InlineData("--masserase", false)]
    public static void IsPort_OfAText_TakesNamesOnly(string name, bool isPort)
    {
        Assert.Equal(isPort, BoardConfigReader.IsPort(name));
    }
}
