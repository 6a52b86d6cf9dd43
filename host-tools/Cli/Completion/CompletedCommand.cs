using System.Linq;

namespace SecureBoot.Cli.Completion;

/// <summary>A command as a shell completes it.</summary>
/// <param name="Name">The name.</param>
/// <param name="Text">The purpose, in a line.</param>
/// <param name="Options">The options, those of all commands included.</param>
/// <param name="HasArguments">Whether words other than options may follow.</param>
/// <param name="Arguments">Those words; without any the shell completes files.</param>
internal sealed record CompletedCommand(
    string Name, string Text, CompletedOption[] Options, bool HasArguments, string[] Arguments)
{
    /// <summary>The names of the options.</summary>
    internal string[] OptionNames => [.. Options.Select(option => option.Name)];

    /// <summary>The words where no option begins: without arguments the options are the only words.</summary>
    internal string[] Words => HasArguments ? Arguments : OptionNames;
}
