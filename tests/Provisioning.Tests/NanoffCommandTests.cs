using SecureBoot.Provisioning.Flashing;
using Xunit;

namespace SecureBoot.Provisioning.Tests;

/// <summary>A call of nanoff as one line for a shell.</summary>
public static class NanoffCommandTests
{
    [Theory]
    [InlineData("--address", "nanoff --address")]
    [InlineData("0x1E0000", "nanoff 0x1E0000")]
    [InlineData("/dev/ttyUSB0", "nanoff /dev/ttyUSB0")]
    [InlineData("a b", "nanoff \"a b\"")]
    [InlineData("", "nanoff \"\"")]
    [InlineData("a;b", "nanoff \"a;b\"")]
    public static void ToCommandLine_Argument_IsQuotedWhereAShellWouldSplit(string argument, string line)
    {
        Assert.Equal(line, new NanoffCommand("test", [argument]).ToCommandLine("nanoff"));
    }

    [Fact]
    public static void ToCommandLine_ToolWithASpace_IsQuotedToo()
    {
        Assert.Equal("\"C:\\my tools\\nanoff\" --version", Nanoff.VersionCommand.ToCommandLine("C:\\my tools\\nanoff"));
    }
}
