using System;
using System.Linq;
using SecureBoot.Cli.Shell;
using Xunit;

namespace SecureBoot.Cli.Tests;

/// <summary>--quiet, --verbose, --color, and the help at the width of a terminal.</summary>
public sealed class OptionTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose()
    {
        _folder.Dispose();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Quiet_BeforeAndAfterTheCommand_LeavesWarningsAndErrors(bool isBefore)
    {
        string[] sign =
        [
            "sign", "--key", Vectors.SigningKey, "--version", "1.2.3", "--allow-no-counter", "--out",
            _folder.File("i.img"), Vectors.Pe("Blink"),
        ];
        CommandResult result = Secureboot.Run(isBefore ? ["--quiet", .. sign] : [.. sign, "--quiet"]);

        Assert.Equal((0, ""), (result.ExitCode, result.Output));
        Assert.Contains("warning: the image has no security counter", result.Talk, StringComparison.Ordinal);
        Secureboot.Run("verify", "--quiet", "--key", Vectors.VerifyingKey, _folder.File("none"))
            .AssertError(2, "no such file");
    }

    [Fact]
    public void Quiet_Json_IsStillPrinted()
    {
        Assert.StartsWith(
            "{\"command\":\"verify\"",
            Secureboot.Run("verify", "--quiet", "--json", "--key", Vectors.VerifyingKey,
                _folder.Write("i.img", "no image")).Output,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Verbose_WithoutATerminal_SaysWhatIsGoingOn()
    {
        string[] keygen = ["keygen", "--out"];
        Assert.Equal("", Secureboot.Run([.. keygen, _folder.File("a.pem")]).Talk);
        Assert.Equal(
            "secureboot: working: making a key of the type ecdsa-p256\n",
            Secureboot.Run([.. keygen, _folder.File("b.pem"), "--verbose"]).Talk);
        Secureboot.Run([.. keygen, _folder.File("c.pem"), "--verbose", "--quiet"])
            .AssertError(2, "found --quiet and --verbose");
    }

    [Theory]
    [InlineData("always", false, true)]
    [InlineData("never", true, false)]
    [InlineData("auto", true, true)]
    [InlineData("auto", false, false)]
    public void Color_SaysWhen(string when, bool hasColour, bool isColoured)
    {
        string output = Secureboot.Run(
            ["verify", "--color", when, "--key", Vectors.VerifyingKey, _folder.Write("i.img", "no image")],
            isTerminal: hasColour,
            hasColour).Output;
        Assert.Equal(isColoured, output.Contains("\u001b[31m", StringComparison.Ordinal));
    }

    [Fact]
    public void Color_OtherWord_IsAskedFor()
    {
        CommandResult result = Secureboot.Run("verify", "--color", "alway", "--key", Vectors.VerifyingKey, "i.img")
            .AssertError(2, "--color: found 'alway'");
        Assert.Contains("hint: did you mean always?", result.Talk, StringComparison.Ordinal);
        Assert.Contains(
            "did you mean --quiet?",
            Secureboot.Run("verify", "--qiet", "--key", "k", "i.img").Talk,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(30)]
    [InlineData(40)]
    [InlineData(55)]
    [InlineData(60)]
    [InlineData(80)]
    [InlineData(132)]
    public void Help_AtATerminal_WrapsAllButCommandLines(int width)
    {
        CommandLine line = new(
            new Terminal(System.IO.Stream.Null),
            new Signer.Files.OutputWriter(() => System.IO.Stream.Null),
            asked: null);
        foreach (System.CommandLine.Command command in line.Root.Subcommands.Append(line.Root))
        {
            string[] lines = HelpText.Of(command, width).Split('\n');
            Assert.All(
                lines.Where(text => !text.StartsWith("  secureboot ", StringComparison.Ordinal)
                    && !text.StartsWith("      --", StringComparison.Ordinal)
                    && !text.StartsWith("usage: ", StringComparison.Ordinal)),
                text => Assert.True(text.Length <= width, text));
            // The help splits a word that is wider than its column, and loses no letter.
            Assert.Equal(Letters(HelpText.Of(command)), Letters(string.Join('\n', lines)));
        }
    }

    [Fact]
    public void Help_OnANarrowTerminal_HasTextsBelowTheirNames()
    {
        CommandLine line = new(
            new Terminal(System.IO.Stream.Null),
            new Signer.Files.OutputWriter(() => System.IO.Stream.Null),
            asked: "monitor");
        Assert.Contains(
            "\n  --baud N\n      bits a second; default\n      921600, as nanoFramework's\n",
            HelpText.Of(line.Root.Subcommands[0], width: 32),
            StringComparison.Ordinal);
        Assert.Equal(HelpText.Of(line.Root, width: 30), HelpText.Of(line.Root, width: 5));
    }

    [Fact]
    public void HelpMan_WrapsAllButCommandLines()
    {
        Assert.All(
            Secureboot.Run("help", "--man").AssertDone().Output.Split('\n')
                .Select(text => text.Replace("\\", "", StringComparison.Ordinal))
                .Where(text => !text.StartsWith("  secureboot ", StringComparison.Ordinal)
                    && !text.StartsWith("      --", StringComparison.Ordinal)
                    && !text.StartsWith("usage: ", StringComparison.Ordinal)),
            text => Assert.True(text.Length <= 80, text));
    }

    [Fact]
    public void Help_WithoutATerminal_IsNotWrapped()
    {
        Assert.Contains(Secureboot.Run("verify", "--help").Output.Split('\n'), text => text.Length > 132);
    }

    private static string Letters(string text)
    {
        return string.Concat(text.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries));
    }
}
