using System.CommandLine;
using SecureBoot.Cli.Options;
using SecureBoot.Cli.Shell;
using SecureBoot.Signer;
using SecureBoot.Signer.Files;
using SecureBoot.Signer.Keys;
using SecureBoot.Signer.Tokens;

namespace SecureBoot.Cli.Commands;

/// <summary>secureboot keygen: makes a key.</summary>
internal sealed class KeygenCommand : ToolCommand
{
    private readonly Terminal _terminal;
    private readonly OutputWriter _writer;
    private readonly Option<string> _out;
    private readonly Option<string> _type;
    private readonly Option<string> _passwordFile;
    private readonly Option<string> _pinFile;

    internal KeygenCommand(Terminal terminal, OutputWriter writer)
        : base(
            "keygen",
            "Make a private key: PKCS#8 PEM, readable by its owner only, never over another file; or one in a token.",
            "--out KEY.pem [options]",
            """
            secureboot keygen --out release.pem
            secureboot keygen --out release.pem --password-file password.txt
            """)
    {
        _terminal = terminal;
        _writer = writer;
        _out = AddOption(
            "--out", "KEY.pem", "the file to create, or the key in a token: pkcs11:token=T;object=O", isRequired: true);
        _type = AddOption(
            "--type", "TYPE", $"{KeyType.ValidValues}; default ecdsa-p256, the one that the boot stage verifies");
        _passwordFile = AddOption("--password-file", "FILE", "encrypt the key with the password in FILE, one line");
        _pinFile = AddOption("--pin-file", "FILE", "the token's PIN; without it a terminal is asked");
    }

    protected override int Run(ParseResult arguments)
    {
        string path = PathText.Of(arguments, _out);
        KeyType type = ParseType(arguments.GetValue(_type));
        if (TokenUri.IsUri(path))
        {
            return MakeInToken(arguments, path, type);
        }

        if (Given.Is(arguments, _pinFile))
        {
            throw new MisuseException(
                "found --pin-file for a key in a file, expected --password-file, which encrypts the key",
                "a PIN is for a key in a token: --out \"pkcs11:token=T;object=O\"");
        }

        string? password = arguments.GetValue(_passwordFile) is string file
            ? PasswordFile.Read(PathText.Require("--password-file", file))
            : null;
        OutputName.RequireSecretFree(path);

        _terminal.Progress($"making a key of the type {type}");
        using PrivateKey key = PrivateKey.Create(type);
        KeyFile.Create(_writer, path, key, password);

        _terminal.Answer(
            "wrote", $"{Printable.Escape(path)} ({type}, {(password is null ? "not encrypted" : "encrypted")})");
        _terminal.Answer("key hash", key.Public.KeyHash.ToString());
        return ExitCode.Done;
    }

    // A separate method, so that the library for tokens is loaded only for a token.
    private int MakeInToken(ParseResult arguments, string path, KeyType type)
    {
        if (arguments.GetValue(_passwordFile) is not null)
        {
            throw new MisuseException(
                "found --password-file for a key in a token, expected --pin-file: the token keeps the key");
        }

        PublicKey key = TokenKey.Create(
            TokenUri.Parse(path), type, PinPrompt.For(_terminal, arguments.GetValue(_pinFile)));
        _terminal.Answer("made", $"{Printable.Escape(path)} ({type}, in the token, not extractable)");
        _terminal.Answer("key hash", key.KeyHash.ToString());
        return ExitCode.Done;
    }

    private static KeyType ParseType(string? text)
    {
        if (text is null)
        {
            return KeyType.EcdsaP256;
        }

        return KeyType.TryParse(text, out KeyType? type) && type is not null
            ? type
            : throw new MisuseException($"--type: found '{text}', expected {KeyType.ValidValues}");
    }
}
