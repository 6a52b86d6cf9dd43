using System;
using System.IO;
using System.Linq;
using SecureBoot.Cli.Completion;
using SecureBoot.Cli.Options;
using SecureBoot.Cli.Shell;
using Xunit;

namespace SecureBoot.Cli.Tests;

/// <summary>The words in the scripts of the shells. ProcessTests run the script for bash.</summary>
public static class CompletionTests
{
    [Fact]
    public static void Values_OfAnOption_AreInTheHelpOfItsCommand()
    {
        CommandLine line = new(
            new Terminal(Stream.Null), new Signer.Files.OutputWriter(() => Stream.Null), asked: null);
        CompletedCommand[] commands = new CompletionWords(line.Root.Subcommands.Cast<ToolCommand>()).Commands;
        Assert.Equal(13, commands.Sum(command => command.Options
            .Except(CompletionWords.Global)
            .Count(option => option.Values.Length > 0)));
        foreach (CompletedCommand command in commands.Where(command => command.Name is not ("help" or "version")))
        {
            string[] help = Secureboot.Run(command.Name, "--help").Output.Split(' ', ',', ';', ':', '\n');
            Assert.All(
                command.Options.Except(CompletionWords.Global).SelectMany(option => option.Values),
                value => Assert.Contains(value, help));
        }
    }

    [Theory]
    [InlineData("zsh", "'keygen --type') words='ecdsa-p256 ecdsa-p384 ed25519 rsa-2048 rsa-3072' ;;")]
    [InlineData("fish", "'__fish_seen_subcommand_from keygen' -l type -x -a 'ecdsa-p256 ecdsa-p384 ed25519 ")]
    [InlineData("fish", "'__fish_seen_subcommand_from keygen' -l out -r\n")]
    [InlineData("fish", "'__fish_seen_subcommand_from completion' -f -a 'bash zsh fish powershell'")]
    [InlineData("fish", "complete -c secureboot -l color -x -a 'auto always never'\n")]
    [InlineData("powershell", "'keygen --type' = @('ecdsa-p256', 'ecdsa-p384', 'ed25519', 'rsa-2048', 'rsa-3072')\n")]
    [InlineData("powershell", "'keygen --out' = @()\n")]
    public static void Script_OfEachShell_HasTheValues(string shell, string line)
    {
        Assert.Contains(line, Secureboot.Run("completion", shell).AssertDone().Output, StringComparison.Ordinal);
    }
}
