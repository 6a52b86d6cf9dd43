using System;
using System.Collections.Generic;
using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using System.CommandLine.Parsing;
using System.Linq;
using System.Reflection;
using SecureBoot.Signer;

namespace SecureBoot.Cli;

/// <summary>The commands, and how a command line becomes a call of one of them.</summary>
internal sealed class CommandLine
{
    internal CommandLine(Terminal terminal, OutputWriter writer)
    {
        Root = new RootCommand("Keys, images and verification for SecureBoot on .NET nanoFramework.");
        Root.Directives.Clear();
        Root.Options.Clear();
        Root.Add(new Option<bool>("--version") { Description = "show the version of this command", Arity = ArgumentArity.Zero, Action = new Print(terminal, _ => Version) });
        Root.Add(new KeygenCommand(terminal, writer));
        Root.Add(new PubkeyCommand(terminal, writer));
        Root.Add(new SignCommand(terminal, writer));
        Root.Add(new AttachCommand(terminal, writer));
        Root.Add(new RotateCommand(terminal, writer));
        Root.Add(new VerifyCommand(terminal));
        Root.Add(new InspectCommand(terminal));
        Root.Add(new ProvisionCommand(terminal, writer));
        Root.Add(new FlashCommand(terminal, writer));
        Root.Add(new SbomCommand(terminal, writer));
        Root.Add(new PushCommand(terminal));
        Root.Add(new SimulateCommand(terminal));
        Root.Add(new EmulateCommand(terminal));
        Root.Add(new BenchCommand(terminal));
        Root.Add(new DemoCommand(terminal));
        Root.Add(new HelpOption("--help", "-h") { Recursive = true, Hidden = true, Action = new Print(terminal, HelpText.Of) });
    }

    /// <summary>The command with all others below it.</summary>
    internal RootCommand Root { get; }

    /// <summary>"secureboot" and the version it was built with.</summary>
    internal static string Version => "secureboot " + (typeof(CommandLine).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "").Split('+')[0];

    /// <summary>Runs the command that the arguments name.</summary>
    internal int Run(string[] arguments)
    {
        ParseResult result = Root.Parse(arguments, new ParserConfiguration { ResponseFileTokenReplacer = null });
        if (result.Action is Print print)
        {
            return print.Invoke(result);
        }

        Command command = result.CommandResult.Command;
        if (command == Root)
        {
            string found = result.UnmatchedTokens.Count == 0 ? "no command" : $"'{result.UnmatchedTokens[0]}'";
            throw Misuse(Root, $"found {found}, expected {string.Join(", ", Root.Subcommands.Select(child => child.Name))}");
        }

        RequireKnownOptions(command, arguments, result);
        return result.Errors.Count > 0
            ? throw Misuse(command, result.Errors[0].Message)
            : result.Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null });
    }

    // The parser would take a misspelt option for a file's name.
    private static void RequireKnownOptions(Command command, string[] arguments, ParseResult result)
    {
        IEnumerable<string> values = result.CommandResult.Children.OfType<ArgumentResult>().SelectMany(argument => argument.Tokens).Select(token => token.Value);
        string? unknown = values.Concat(result.UnmatchedTokens).FirstOrDefault(value => value.Length > 1 && value[0] == '-');
        if (unknown is not null && !arguments.Contains("--"))
        {
            throw new MisuseException($"found '{unknown}', expected an option of {command.Name} or a file", $"secureboot {command.Name} --help lists the options; a file's name that starts with - goes behind --");
        }
    }

    // The parser's messages are sentences; ours are not.
    private static MisuseException Misuse(Command command, string message)
    {
        string name = command is RootCommand ? "" : " " + command.Name;
        return new MisuseException(char.ToLowerInvariant(message[0]) + message[1..].TrimEnd('.'), $"secureboot{name} --help shows how it is used");
    }

    private sealed class Print : SynchronousCommandLineAction
    {
        private readonly Terminal _terminal;
        private readonly Func<Command, string> _text;

        internal Print(Terminal terminal, Func<Command, string> text)
        {
            _terminal = terminal;
            _text = text;
        }

        public override int Invoke(ParseResult parseResult)
        {
            _terminal.Answer(_text(parseResult.CommandResult.Command).TrimEnd('\n'));
            return ExitCode.Done;
        }
    }
}
