using System;
using System.Collections.Generic;
using System.CommandLine;
using System.Linq;
using System.Text;
using SecureBoot.Cli.Options;
using SecureBoot.Cli.Shell;

namespace SecureBoot.Cli.Commands;

/// <summary>secureboot completion: the scripts with which a shell completes commands and options.</summary>
internal sealed class CompletionCommand : ToolCommand
{
    private const string Shells = "bash, zsh, fish or powershell";

    private readonly Terminal _terminal;
    private readonly Func<IReadOnlyList<ToolCommand>> _commands;
    private readonly Argument<string> _shell;

    internal CompletionCommand(Terminal terminal, Func<IReadOnlyList<ToolCommand>> commands)
        : base(
            "completion",
            "Print the script with which a shell completes the commands and options.",
            "SHELL",
            """
            secureboot completion bash > ~/.local/share/bash-completion/completions/secureboot
            secureboot completion fish > ~/.config/fish/completions/secureboot.fish
            """)
    {
        _terminal = terminal;
        _commands = commands;
        _shell = new Argument<string>("SHELL") { Description = Shells, Arity = ArgumentArity.ExactlyOne };
        Add(_shell);
    }

    protected override int Run(ParseResult arguments)
    {
        string shell = arguments.GetRequiredValue(_shell);
        (string Name, string Text, string[] Options)[] commands = [.. _commands().Select(command =>
            (command.Name, command.Description ?? "", OptionsOf(command)))];
        _terminal.Answer(shell switch
        {
            "bash" => Bash(commands),
            "zsh" => "#compdef secureboot\nautoload -U +X bashcompinit && bashcompinit\n" + Bash(commands),
            "fish" => Fish(commands),
            "powershell" => PowerShell(commands),
            _ =>
                throw new MisuseException(
                    $"SHELL: found '{shell}', expected {Shells}",
                    $"{Nearest.Ask(shell, Shells.Split([", ", " or "], StringSplitOptions.None))}secureboot "
                        + "completion --help"),
        });
        return ExitCode.Done;
    }

    private static string[] OptionsOf(Command command)
    {
        return [.. command.Options
            .Where(option => !option.Hidden)
            .Select(option => option.Name), "--quiet", "--verbose", "--color", "--help"];
    }

    // Files are completed where no option begins.
    private static string Bash((string Name, string Text, string[] Options)[] commands)
    {
        StringBuilder script = new("_secureboot() {\n  local cur=${COMP_WORDS[COMP_CWORD]} words=\n");
        script
            .Append("  if [ \"$COMP_CWORD\" -eq 1 ]; then words='")
            .AppendJoin(' ', commands.Select(command => command.Name))
            .Append("'\n  else case ${COMP_WORDS[1]} in\n");
        foreach ((string name, _, string[] options) in commands)
        {
            script.Append("    ").Append(name).Append(") words='").AppendJoin(' ', options).Append("' ;;\n");
        }

        return script
            .Append("  esac; fi\n  COMPREPLY=($(compgen -W \"$words\" -- \"$cur\"))\n}\ncomplete -o default -F "
                + "_secureboot secureboot")
            .ToString();
    }

    private static string Fish((string Name, string Text, string[] Options)[] commands)
    {
        List<string> lines = [];
        foreach ((string name, string text, string[] options) in commands)
        {
            lines.Add($"complete -c secureboot -n __fish_use_subcommand -a "
                + $"{name} -d '{text.Split(':')[0].Replace("'", "\\'", StringComparison.Ordinal)}'");
            lines.AddRange(options.Select(option =>
                $"complete -c secureboot -n '__fish_seen_subcommand_from {name}' -l {option[2..]}"));
        }

        return string.Join('\n', lines);
    }

    private static string PowerShell((string Name, string Text, string[] Options)[] commands)
    {
        StringBuilder script = new("Register-ArgumentCompleter -Native -CommandName secureboot -ScriptBlock {\n  "
            + "param($word, $ast)\n  $options = @{\n");
        foreach ((string name, _, string[] options) in commands)
        {
            script
                .Append("    '")
                .Append(name)
                .Append("' = @(")
                .AppendJoin(", ", options.Select(option => $"'{option}'"))
                .Append(")\n");
        }

        script.Append("  }\n  $words = @($ast.CommandElements | ForEach-Object { \"$_\" })\n  $choices = if "
            + "($words.Count -gt 1 -and $options.ContainsKey($words[1])) { $options[$words[1]] } else { "
            + "$options.Keys }\n");
        return script.Append("  $choices | Sort-Object | Where-Object { $_ -like \"$word*\" }\n}").ToString();
    }
}
