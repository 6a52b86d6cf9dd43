using System.Collections.Generic;
using System.Linq;
using SecureBoot.Cli.Options;
using SecureBoot.Cli.Shell;
using SecureBoot.Update.Simulation.Scenarios;

namespace SecureBoot.Cli.Completion;

/// <summary>The words of a command line that a shell completes.</summary>
internal sealed class CompletionWords
{
    private static readonly Dictionary<string, string[]> s_values = new()
    {
        ["audit --deny"] = ["new"],
        ["flash --from"] = ["firmware", "boot", "app"],
        ["flash --only"] = ["firmware", "boot", "app"],
        ["keygen --type"] = ["ecdsa-p256", "ecdsa-p384", "ed25519", "rsa-2048", "rsa-3072"],
        ["pubkey --format"] = ["pem", "der", "hash", "csharp"],
        ["pubkey --table"] = ["0", "16", "32", "48", "64"],
        ["sign --align"] = ["1", "2", "4", "8", "16", "32"],
        ["sign --format"] = ["secureboot", "ifu"],
        ["sign --sha"] = ["auto", "256", "384", "512"],
        ["simulate --depth"] = ["1", "2"],
        ["simulate --image"] =
            ["body", "signature", "key", "threshold", "counter", "revoked", "product", "header", "good"],
        ["simulate --models"] = ["skip", "branch", "zero", "flip", "call", "load"],
        ["simulate --sites"] = ["decision", "all"],
    };

    internal CompletionWords(IEnumerable<ToolCommand> commands)
    {
        CompletedCommand[] own = [.. commands.Select(Complete)];
        string[] names = [.. own.Select(command => command.Name)];
        Commands =
        [
            .. own,
            new CompletedCommand("help", "Show the help of a command.", [new("--man", false, [])], true, names),
            new CompletedCommand("version", "Show the version of this command.", [], false, []),
        ];
    }

    /// <summary>The shells.</summary>
    internal static string[] Shells { get; } = ["bash", "zsh", "fish", "powershell"];

    /// <summary>The options that may come before the command, and after each.</summary>
    internal static CompletedOption[] Global { get; } =
    [
        new("--quiet", false, []), new("--verbose", false, []), new("--color", true, Terminal.ColorWords),
        new("--help", false, []),
    ];

    /// <summary>The commands, with the words help and version.</summary>
    internal CompletedCommand[] Commands { get; }

    private static CompletedCommand Complete(ToolCommand command)
    {
        CompletedOption[] options =
        [
            .. command.Options.Where(option => !option.Hidden).Select(option => new CompletedOption(
                option.Name,
                option.Arity.MaximumNumberOfValues > 0,
                s_values.GetValueOrDefault($"{command.Name} {option.Name}") ?? [])),
        ];
        string[] arguments = command.Name switch
        {
            "completion" => Shells,
            "simulate" => [.. AllScenarios.List.Select(scenario => scenario.Name)],
            _ => [],
        };
        return new CompletedCommand(
            command.Name,
            (command.Description ?? "").Split(':')[0],
            [.. options, .. Global],
            command.Arguments.Count > 0,
            arguments);
    }
}
