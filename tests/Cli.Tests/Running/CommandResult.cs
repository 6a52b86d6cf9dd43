using System;
using System.Linq;
using Xunit;

namespace SecureBoot.Cli.Tests;

/// <summary>The result of one run of the command.</summary>
public sealed record CommandResult(int ExitCode, byte[] OutputBytes, string Output, string Talk)
{
    /// <summary>The text after "name: " on the only line of the output that starts with the name.</summary>
    public string Field(string name)
    {
        return Assert.Single(
            Output.Split('\n'), line => line.StartsWith(name + ": ", StringComparison.Ordinal))[(name.Length + 2)..];
    }

    /// <summary>Asserts that the command succeeded.</summary>
    public CommandResult AssertDone()
    {
        Assert.True(
            ExitCode == 0 && !Talk.Contains("error", StringComparison.Ordinal), $"exit code {ExitCode}: {Talk}");
        return this;
    }

    /// <summary>Asserts an exit code and a single error that contains the fragment and follows the style
    /// guide.</summary>
    public CommandResult AssertError(int exitCode, string fragment)
    {
        string[] errors = [.. Talk.Split('\n')
            .Where(line => line.StartsWith("secureboot: error: ", StringComparison.Ordinal))];
        string error = Assert.Single(errors);
        Assert.Contains(fragment, error, StringComparison.Ordinal);
        Assert.Equal(exitCode, ExitCode);
        AssertStyle();
        return this;
    }

    /// <summary>Asserts that a hint contains the fragment.</summary>
    public CommandResult AssertHint(string fragment)
    {
        Assert.Contains(
            Talk.Split('\n'),
            line => line.StartsWith("secureboot: hint: ", StringComparison.Ordinal)
                && line.Contains(fragment, StringComparison.Ordinal));
        return this;
    }

    /// <summary>Asserts that each message has a prefix and is neither a stack trace nor a sentence.</summary>
    public void AssertStyle()
    {
        Assert.DoesNotContain("internal error", Talk, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", Output + Talk, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", Output + Talk, StringComparison.Ordinal);
        foreach (string line in Talk.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            Assert.Matches("^secureboot: (error|hint|warning|working): [^A-Z].*[^.]$", line);
        }
    }
}
