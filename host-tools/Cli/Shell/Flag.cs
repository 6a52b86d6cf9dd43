using System.CommandLine;

namespace SecureBoot.Cli.Shell;

/// <summary>An option without a value. Not an Option of bool, for which the library's code would be compiled at every
/// start.</summary>
internal sealed class Flag : Option<string>
{
    internal Flag(string name, string description)
        : base(name)
    {
        Description = description;
        Arity = ArgumentArity.Zero;
    }

    /// <summary>Whether the flag is on the command line.</summary>
    internal bool IsGiven(ParseResult arguments)
    {
        return arguments.GetResult(this) is not null;
    }
}
