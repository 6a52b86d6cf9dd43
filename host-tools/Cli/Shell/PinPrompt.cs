using System;
using System.Text;
using SecureBoot.Signer;
using SecureBoot.Signer.Keys;

namespace SecureBoot.Cli.Shell;

/// <summary>The source of a token's PIN: a file, or a person at the terminal. Never the command line, which other users
/// can list.</summary>
internal static class PinPrompt
{
    private const int MostCharacters = 255;

    /// <summary>A function from a token's label to its PIN.</summary>
    internal static Func<string, string> For(Terminal terminal, string? pinFile, string option = "--pin-file FILE")
    {
        return label =>
            pinFile is null ? Ask(terminal, label, option) : PasswordFile.Read(PathText.Require("--pin-file", pinFile));
    }

    private static string Ask(Terminal terminal, string label, string option)
    {
        if (Console.IsInputRedirected)
        {
            throw new MisuseException(
                $"found no PIN for the token {Printable.Escape(label)}, and no terminal to ask",
                $"give the file that holds it: {option}, or pin-source=file:/path in the URI");
        }

        terminal.Ask($"type the PIN of the token {Printable.Escape(label)}, which is not shown");
        return ReadHidden();
    }

    private static string ReadHidden()
    {
        StringBuilder pin = new();
        for (ConsoleKeyInfo key = Console.ReadKey(intercept: true); key.Key
            != ConsoleKey.Enter; key = Console.ReadKey(intercept: true))
        {
            if (key.Key == ConsoleKey.Backspace)
            {
                pin.Length = Math.Max(0, pin.Length - 1);
            }
            else if (!char.IsControl(key.KeyChar) && pin.Length < MostCharacters)
            {
                pin.Append(key.KeyChar);
            }
        }

        return pin.Length > 0 ? pin.ToString() : throw new MisuseException("found an empty PIN, expected the token's");
    }
}
