using System;
using System.CommandLine;
using SecureBoot.Cli.Shell;
using SecureBoot.Signer;
using SecureBoot.Signer.Files;

namespace SecureBoot.Cli.Options;

/// <summary>Rules for options that need or exclude each other: no option is ignored in silence.</summary>
internal static class Given
{
    /// <summary>Whether an option or argument is on the command line.</summary>
    internal static bool Is(ParseResult arguments, Symbol symbol)
    {
        return symbol switch
        {
            Option option => arguments.GetResult(option) is { Implicit: false },
            Argument argument => arguments.GetResult(argument) is { Tokens.Count: > 0 },
            _ => throw new ArgumentException(symbol.Name, nameof(symbol)),
        };
    }

    /// <summary>Refuses an option without another one that it belongs to.</summary>
    internal static void RequireWith(ParseResult arguments, Option option, Option other)
    {
        if (Is(arguments, option) && !Is(arguments, other))
        {
            throw Without(option, other.Name);
        }
    }

    /// <summary>Refuses two options together.</summary>
    internal static void RequireApart(ParseResult arguments, Symbol symbol, Option other)
    {
        if (Is(arguments, symbol) && Is(arguments, other))
        {
            throw Together(symbol, other);
        }
    }

    /// <summary>Refuses one file for the outputs of two options.</summary>
    internal static void RequireOther(Option option, string? path, Option other, string? otherPath)
    {
        if (path is not null && otherPath is not null && OutputName.IsSame(path, otherPath))
        {
            throw new MisuseException(
                $"found one file for {option.Name} and {other.Name}, expected two: {Printable.Escape(path)}");
        }
    }

    /// <summary>The refusal of an option without any of others, at least one.</summary>
    internal static MisuseException Without(Symbol symbol, params ReadOnlySpan<string> others)
    {
        return new MisuseException(
            $"found {symbol.Name} without {string.Join(" or ", others)}, expected both",
            $"add {others[0]}, or leave {symbol.Name} out");
    }

    /// <summary>The refusal of two options together.</summary>
    internal static MisuseException Together(Symbol symbol, Symbol other)
    {
        return new MisuseException($"found {symbol.Name} and {other.Name}, expected one of them");
    }
}
