using System;
using System.Collections.Generic;
using System.CommandLine;
using SecureBoot.Cli.Completion;
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
        Func<CompletionWords, string> write = shell switch
        {
            "bash" => BashScript.Of,
            "zsh" => words =>
                "#compdef secureboot\nautoload -U +X bashcompinit && bashcompinit\n" + BashScript.Of(words),
            "fish" => FishScript.Of,
            "powershell" => PowerShellScript.Of,
            _ =>
                throw new MisuseException(
                    $"SHELL: found '{shell}', expected {Shells}",
                    $"{Nearest.Ask(shell, CompletionWords.Shells)}secureboot completion --help"),
        };
        _terminal.Answer(write(new CompletionWords(_commands())));
        return ExitCode.Done;
    }
}
