using System.CommandLine;
using SecureBoot.Cli.Shell;

namespace SecureBoot.Cli.Options;

/// <summary>A command of the tool: its name, its purpose, and its use.</summary>
internal abstract class ToolCommand : Command
{
    private protected ToolCommand(string name, string description, string synopsis, string examples)
        : base(name, description)
    {
        Synopsis = synopsis;
        Examples = examples;
        SetAction(Run);
    }

    /// <summary>The text after the command's name.</summary>
    internal string Synopsis { get; }

    /// <summary>Example command lines, one a line.</summary>
    internal string Examples { get; }

    /// <summary>Runs the command and gives its exit code.</summary>
    protected abstract int Run(ParseResult arguments);

    /// <summary>An option with one value, which may be given once.</summary>
    internal Option<string> AddOption(string name, string valueName, string description, bool isRequired = false)
    {
        Option<string> option = new(name)
        {
            HelpName = valueName,
            Description = description,
            Required = isRequired,
            Arity = ArgumentArity.ExactlyOne
        };
        Add(option);
        return option;
    }

    /// <summary>An option with one value, which may be given several times.</summary>
    internal Option<string[]> AddRepeatable(string name, string valueName, string description, bool isRequired = false)
    {
        Option<string[]> option = new(name)
        {
            HelpName = valueName,
            Description = description,
            Required = isRequired,
            Arity = ArgumentArity.OneOrMore,
            AllowMultipleArgumentsPerToken = false,
        };
        Add(option);
        return option;
    }

    /// <summary>The option --json, which prints the answer as one object.</summary>
    internal Flag AddJson(Terminal terminal)
    {
        Flag json = AddFlag("--json", "print the answer as JSON, one object: docs/answer.schema.json");
        SetAction(arguments =>
        {
            if (json.IsGiven(arguments))
            {
                terminal.BeginJson(Name);
            }

            return Run(arguments);
        });
        return json;
    }

    /// <summary>An option without a value.</summary>
    internal Flag AddFlag(string name, string description)
    {
        Flag flag = new(name, description);
        Add(flag);
        return flag;
    }
}
