using System.IO;
using System.Text;

namespace SecureBoot.Cli.Tests;

/// <summary>Runs the command in this process, through the same entry as Main.</summary>
public static class Secureboot
{
    /// <summary>Runs the command with redirected output.</summary>
    public static CommandResult Run(params string[] arguments)
    {
        return Run(arguments, isTerminal: false, hasColour: false);
    }

    /// <summary>Runs the command with an output that may be a terminal and may have colours.</summary>
    public static CommandResult Run(string[] arguments, bool isTerminal, bool hasColour)
    {
        WorkingFolder.Enter();
        using MemoryStream output = new();
        using StringWriter talk = new();
        int exitCode = Program.Run(arguments, output, talk, isTerminal, hasColour);
        return new CommandResult(
            exitCode, output.ToArray(), Encoding.UTF8.GetString(output.ToArray()), talk.ToString());
    }
}
