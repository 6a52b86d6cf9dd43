using System;
using System.Collections.Generic;
using System.Linq;

namespace SecureBoot.Cli.Completion;

/// <summary>The script for fish. An option with -r has a file as its value, one with -x a word.</summary>
internal static class FishScript
{
    internal static string Of(CompletionWords words)
    {
        List<string> lines = [.. CompletionWords.Global.Select(option => "complete -c secureboot" + Value(option))];
        foreach (CompletedCommand command in words.Commands)
        {
            lines.Add($"complete -c secureboot -n __fish_use_subcommand -f -a "
                + $"{command.Name} -d '{command.Text.Replace("'", "\\'", StringComparison.Ordinal)}'");
            string start = $"complete -c secureboot -n '__fish_seen_subcommand_from {command.Name}'";
            lines.AddRange(command.Options.Except(CompletionWords.Global).Select(option => start + Value(option)));
            if (command.Arguments.Length > 0)
            {
                lines.Add($"{start} -f -a '{string.Join(' ', command.Arguments)}'");
            }
        }

        return string.Join('\n', lines);
    }

    private static string Value(CompletedOption option)
    {
        string value = !option.HasValue ? ""
            : option.Values.Length == 0 ? " -r"
            : $" -x -a '{string.Join(' ', option.Values)}'";
        return $" -l {option.Name[2..]}{value}";
    }
}
