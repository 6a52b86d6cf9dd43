using System.Collections.Generic;
using System.CommandLine;
using System.Linq;
using SecureBoot.Cli.Shell;

namespace SecureBoot.Cli.Options;

/// <summary>One of several things that a command does: the option that asks for the mode, and the options that the mode
/// takes. The first mode of a command has no such option.</summary>
internal abstract class CommandMode
{
    /// <summary>The option that asks for the mode; null for the mode without one.</summary>
    private protected abstract Option? Switch { get; }

    /// <summary>The other options and arguments that the mode takes.</summary>
    private protected abstract IEnumerable<Symbol> Taken { get; }

    /// <summary>Runs the mode and gives the command's exit code.</summary>
    internal abstract int Run(ParseResult arguments);

    /// <summary>The mode that the command line asks for.</summary>
    /// <exception cref="MisuseException">Two modes, or an option that the mode does not take.</exception>
    internal static CommandMode Choose(ParseResult arguments, Command command, IReadOnlyList<CommandMode> modes)
    {
        CommandMode[] asked = [.. modes.Where(mode => mode.Switch is not null && Given.Is(arguments, mode.Switch))];
        if (asked.Length > 1)
        {
            throw Given.Together(asked[0].Switch!, asked[1].Switch!);
        }

        CommandMode mode = asked.Length == 1 ? asked[0] : modes[0];
        foreach (Symbol symbol in command.Options.Concat<Symbol>(command.Arguments))
        {
            if (Given.Is(arguments, symbol) && symbol != mode.Switch && !mode.Taken.Contains(symbol))
            {
                throw mode.Switch is not null
                    ? Given.Together(symbol, mode.Switch)
                    : Given.Without(symbol, SwitchesOf(modes, symbol));
            }
        }

        return mode;
    }

    private static string[] SwitchesOf(IReadOnlyList<CommandMode> modes, Symbol symbol)
    {
        return [.. modes.Where(mode => mode.Switch is not null && mode.Taken.Contains(symbol))
            .Select(mode => mode.Switch!.Name)];
    }
}
