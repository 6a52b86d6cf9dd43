using System;
using System.Collections.Generic;
using System.CommandLine;
using System.CommandLine.Invocation;
using System.CommandLine.Parsing;
using System.Linq;
using SecureBoot.Cli.Commands;
using SecureBoot.Cli.Options;
using SecureBoot.Cli.Shell;
using SecureBoot.Signer;
using SecureBoot.Signer.Files;

namespace SecureBoot.Cli;

/// <summary>The commands, and how a command line becomes a call of one of them.</summary>
internal sealed class CommandLine
{
    private static readonly string[] s_names =
    [
        "keygen",
        "pubkey",
        "sign",
        "attach",
        "rotate",
        "verify",
        "inspect",
        "publish",
        "provision",
        "build",
        "flash",
        "sbom",
        "audit",
        "push",
        "monitor",
        "simulate",
        "pe",
        "emulate",
        "race",
        "run",
        "bench",
        "demo",
        "doctor",
        "completion",
    ];

    private readonly Terminal _terminal;
    private readonly Flag _quiet = new(
        "--quiet", "print warnings and errors only, and what is asked for as JSON")
    { Recursive = true };
    private readonly Flag _verbose = new(
        "--verbose", "say what is going on, also where no terminal is")
    { Recursive = true };
    private readonly Option<string> _color = new("--color")
    {
        HelpName = "WHEN",
        Description = "auto, always or never; default auto: on a terminal, unless NO_COLOR is set",
        Arity = ArgumentArity.ExactlyOne,
        Recursive = true,
    };

    /// <summary>Creates the command of the command line. All commands are created only without one: each takes time at
    /// every start.</summary>
    internal CommandLine(Terminal terminal, OutputWriter writer, string? asked)
    {
        _terminal = terminal;

        // Not a RootCommand, which first reads the library's own texts, which are unused here.
        Root = new Command("secureboot", "Keys, images and verification for SecureBoot on .NET nanoFramework.");
        Root.Add(new Flag(
            "--version",
            "show the version of this command")
        { Aliases = { "-V" }, Action = new Print(terminal, _ => Version) });
        Root.Add(_quiet);
        Root.Add(_verbose);
        Root.Add(_color);
        foreach (string name in s_names.Contains(asked) ? [asked!] : s_names)
        {
            Root.Add(Make(name, terminal, writer));
        }

        // A HelpOption is not used: it makes the library's own help at every start.
        Root.Add(new Flag(
            "--help",
            "show this text")
        {
            Aliases = { "-h" },
            Recursive = true,
            Hidden = true,
            Action = new Print(
                terminal, command => HelpText.Of(command, terminal.Width))
        });
    }

    /// <summary>The command with all others below it.</summary>
    internal Command Root { get; }

    /// <summary>"secureboot" and the version it was built with.</summary>
    internal static string Version => "secureboot " + ToolVersion.Text;

    /// <summary>The names of all commands.</summary>
    internal static IReadOnlyList<string> Names => s_names;

    /// <summary>Prints the page for man.</summary>
    internal int ShowManPage()
    {
        _terminal.Answer(ManPage.Of(Root).TrimEnd('\n'));
        return ExitCode.Done;
    }

    /// <summary>Runs the command that the arguments name.</summary>
    internal int Run(string[] arguments)
    {
        if (arguments.Length == 0)
        {
            _terminal.Answer(HelpText.Of(Root, _terminal.Width).TrimEnd('\n'));
            return ExitCode.Misuse;
        }

        ParseResult result = Root.Parse(arguments, new ParserConfiguration { ResponseFileTokenReplacer = null });
        if (result.Action is Print print)
        {
            return print.Invoke(result);
        }

        Command command = result.CommandResult.Command;
        if (command == Root)
        {
            throw NoCommand(result);
        }

        RequireValues(command, result);
        RequireKnownOptions(command, arguments, result);
        if (result.Errors.Count > 0)
        {
            throw Misuse(command, result.Errors.Select(error => error.Message).Distinct());
        }

        Configure(result);
        return result.Invoke(new InvocationConfiguration
        {
            EnableDefaultExceptionHandler = false,
            ProcessTerminationTimeout = null
        });
    }

    private MisuseException NoCommand(ParseResult result)
    {
        string names = string.Join(", ", s_names);
        const string Help = "secureboot --help shows how it is used";
        if (result.UnmatchedTokens.Count > 0)
        {
            string word = result.UnmatchedTokens[0];
            IEnumerable<string> words = word.StartsWith('-')
                ? Root.Options.Where(option => !option.Hidden).Select(option => option.Name)
                : s_names;
            return new MisuseException($"found '{word}', expected {names}", $"{Nearest.Ask(word, words)}{Help}");
        }

        if (result.GetResult(_color) is { Tokens.Count: 0 })
        {
            return new MisuseException("found --color without a value, expected auto, always or never", Help);
        }

        Configure(result);
        return new MisuseException($"found options without a command, expected {names}", Help);
    }

    private void Configure(ParseResult result)
    {
        Given.RequireApart(result, _quiet, _verbose);
        bool? hasColour = result.GetValue(_color) switch
        {
            null or "auto" => null,
            "always" => true,
            "never" => false,
            var other =>
                throw new MisuseException(
                    $"--color: found '{Printable.Escape(other)}', expected auto, always or never",
                    Nearest.Ask(other, ["auto", "always", "never"]).TrimEnd()),
        };
        _terminal.Configure(_quiet.IsGiven(result), _verbose.IsGiven(result), hasColour);
    }

    private static ToolCommand Make(string name, Terminal terminal, OutputWriter writer)
    {
        return name switch
        {
            "keygen" => new KeygenCommand(terminal, writer),
            "pubkey" => new PubkeyCommand(terminal, writer),
            "sign" => new SignCommand(terminal, writer),
            "attach" => new AttachCommand(terminal, writer),
            "rotate" => new RotateCommand(terminal, writer),
            "verify" => new VerifyCommand(terminal),
            "inspect" => new InspectCommand(terminal, writer),
            "publish" => new PublishCommand(terminal, writer),
            "provision" => new ProvisionCommand(terminal, writer),
            "build" => new BuildCommand(terminal, writer),
            "flash" => new FlashCommand(terminal, writer),
            "sbom" => new SbomCommand(terminal, writer),
            "audit" => new AuditCommand(terminal, writer),
            "push" => new PushCommand(terminal),
            "monitor" => new MonitorCommand(terminal),
            "simulate" => new SimulateCommand(terminal, writer),
            "pe" => new PeCommand(terminal, writer),
            "emulate" => new EmulateCommand(terminal),
            "race" => new RaceCommand(terminal),
            "run" => new RunCommand(terminal, writer),
            "bench" => new BenchCommand(terminal),
            "demo" => new DemoCommand(terminal, writer),
            "doctor" => new DoctorCommand(terminal),
            "completion" =>
                new CompletionCommand(terminal, () => [.. s_names.Select(other => Make(other, terminal, writer))]),
            _ => throw new ArgumentOutOfRangeException(nameof(name)),
        };
    }

    // The parser takes whatever follows an option for its value, also the next option.
    private static void RequireValues(Command command, ParseResult result)
    {
        foreach (SymbolResult child in result.CommandResult.Children)
        {
            foreach (Token token in child.Tokens)
            {
                if (child is OptionResult option && token.Value.StartsWith('-') && IsOption(command, token.Value))
                {
                    throw new MisuseException(
                        $"{option.Option.Name}: found {token.Value}, an option of {command.Name}, expected a value",
                        $"give {option.Option.Name} its value; a file of the name {token.Value} is ./{token.Value}");
                }
            }
        }
    }

    private static bool IsOption(Command command, string name)
    {
        return OptionsOf(command).Any(option => option.Name == name);
    }

    private static IEnumerable<Option> OptionsOf(Command command)
    {
        return command.Options.Concat(command.Parents.OfType<Command>().SelectMany(parent => parent.Options));
    }

    // The parser would take a misspelt option for a file's name.
    private static void RequireKnownOptions(Command command, string[] arguments, ParseResult result)
    {
        List<string> values = [.. result.UnmatchedTokens];
        foreach (SymbolResult child in result.CommandResult.Children)
        {
            if (child is ArgumentResult argument)
            {
                values.AddRange(argument.Tokens.Select(token => token.Value));
            }
        }

        string? unknown = values.Find(value => value.Length > 1 && value[0] == '-');
        if (unknown is not null && !arguments.Contains("--"))
        {
            string ask = Nearest.Ask(
                unknown,
                OptionsOf(command).Where(option => !option.Hidden).Select(option => option.Name));
            throw new MisuseException(
                $"found '{unknown}', expected an option of {command.Name} or a file",
                $"{ask}secureboot {command.Name} --help lists the options; a file's name that starts with - goes "
                    + "behind --");
        }
    }

    // The parser's messages are sentences; ours are not.
    private static MisuseException Misuse(Command command, IEnumerable<string> messages)
    {
        IEnumerable<string> ours = messages.Select(message =>
            char.ToLowerInvariant(message[0]) + message[1..].TrimEnd('.'));
        return new MisuseException(string.Join("; ", ours), $"secureboot {command.Name} --help shows how it is used");
    }

    private sealed class Print(Terminal terminal, Func<Command, string> text) : SynchronousCommandLineAction
    {
        private readonly Terminal _terminal = terminal;
        private readonly Func<Command, string> _text = text;

        public override int Invoke(ParseResult parseResult)
        {
            _terminal.Answer(_text(parseResult.CommandResult.Command).TrimEnd('\n'));
            return ExitCode.Done;
        }
    }
}
