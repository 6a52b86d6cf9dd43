using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace SecureBoot.Cli.Completion;

/// <summary>The script for PowerShell. Where it has no words, the shell completes files.</summary>
internal static class PowerShellScript
{
    private const string End = """
          $before = @($ast.CommandElements | Select-Object -Skip 1 | ForEach-Object { "$_" })
          if ($word -ne '') { $before = @($before | Select-Object -SkipLast 1) }
          $command = $before | Where-Object { $words.ContainsKey($_) } | Select-Object -First 1
          $previous = $before | Select-Object -Last 1
          $choices = if ($previous -eq '--color') { $color }
            elseif ($values.ContainsKey("$command $previous")) { $values["$command $previous"] }
            elseif ("$word".StartsWith('-')) { if ($command) { $options[$command] } else { $global } }
            elseif ($command) { $words[$command] }
            else { $words.Keys | Sort-Object }
          $choices | Where-Object { $_ -like "$word*" }
        }
        """;

    internal static string Of(CompletionWords words)
    {
        StringBuilder script = new("Register-ArgumentCompleter -Native -CommandName secureboot -ScriptBlock {\n");
        script.Append("  param($word, $ast)\n");
        script.Append("  $global = ").Append(List(CompletionWords.Global.Select(option => option.Name))).Append('\n');
        script.Append("  $color = ").Append(List(Shell.Terminal.ColorWords)).Append('\n');
        AppendTable(script, "options", words.Commands.Select(command => (command.Name, command.OptionNames)));
        AppendTable(script, "words", words.Commands.Select(command => (command.Name, command.Words)));
        AppendTable(
            script,
            "values",
            words.Commands.SelectMany(command => command.Options
                .Where(option => option.HasValue)
                .Select(option => ($"{command.Name} {option.Name}", option.Values))));
        return script.Append(End).ToString();
    }

    private static void AppendTable(StringBuilder script, string name, IEnumerable<(string Key, string[] Words)> rows)
    {
        script.Append("  $").Append(name).Append(" = @{\n");
        foreach ((string key, string[] words) in rows)
        {
            script.Append($"    '{key}' = {List(words)}\n");
        }

        script.Append("  }\n");
    }

    private static string List(IEnumerable<string> words)
    {
        return $"@({string.Join(", ", words.Select(word => $"'{word}'"))})";
    }
}
