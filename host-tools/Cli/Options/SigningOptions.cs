using System;
using System.Collections.Generic;
using System.CommandLine;
using SecureBoot.Cli.Shell;
using SecureBoot.Signer.External;
using SecureBoot.Signer.Files;
using SecureBoot.Signer.Images;
using SecureBoot.Signer.Keys;
using SecureBoot.Signer.Signing;
using SecureBoot.Signer.Tokens;

namespace SecureBoot.Cli.Options;

/// <summary>The options of the commands that sign: the keys, and the place of the keys.</summary>
internal sealed class SigningOptions
{
    private const uint DefaultPatience = 120;
    private const uint MostPatience = 3600;

    private readonly Terminal _terminal;
    private readonly OutputWriter _writer;
    private readonly Option<string[]> _keys;
    private readonly Option<string[]> _passwordFiles;
    private readonly Option<string> _pinFile;
    private readonly Flag _deterministic;
    private readonly Option<string> _signer;
    private readonly Option<string> _patience;

    internal SigningOptions(ToolCommand command, Terminal terminal, OutputWriter writer)
    {
        _terminal = terminal;
        _writer = writer;
        _keys = command.AddRepeatable(
            "--key",
            "KEY.pem",
            "a private key to sign with, or a token's: pkcs11:token=T;object=O; several sign in that order; with "
                + "--signer the public key",
            isRequired: true);
        _passwordFiles = command.AddRepeatable(
            "--password-file", "FILE", "the password of an encrypted key; several are tried in turn");
        _pinFile = command.AddOption(
            "--pin-file", "FILE", "the PIN of the token that holds a key; without it a terminal is asked");
        _deterministic = command.AddFlag(
            "--deterministic",
            "ECDSA with the nonce of RFC 6979: the same inputs give the same image; Ed25519 is so by itself");
        _signer = command.AddOption(
            "--signer",
            "COMMAND",
            "a command that holds the key; {digest} and {signature} in it become paths; no shell runs it");
        _patience = command.AddOption(
            "--signer-timeout",
            "SECONDS",
            $"how long the command may take, 1 to {MostPatience}; default {DefaultPatience}");
    }

    /// <summary>The keys to sign with; the caller disposes them.</summary>
    internal List<SigningKey> Load(ParseResult arguments)
    {
        return arguments.GetValue(_signer) is string command
            ? [LoadExternal(arguments, command)]
            : LoadPrivate(arguments);
    }

    /// <summary>The keys that others will sign with.</summary>
    internal List<PublicKey> LoadPublic(ParseResult arguments)
    {
        Option[] ofSigner = [_deterministic, _signer, _patience];
        if (Array.Find(ofSigner, option => Given.Is(arguments, option)) is { } given)
        {
            throw new MisuseException(
                $"found {given.Name} where nothing is signed, expected none",
                "leave it out; with sign --digest-out, sign the digest as you wish, then secureboot attach");
        }

        List<PublicKey> keys = [];
        foreach (string path in arguments.GetRequiredValue(_keys))
        {
            PublicKey key = PublicKeySource.Load(
                PathText.Require("--key", path), KeyArguments.ReadPasswords(arguments.GetValue(_passwordFiles)));
            KeyArguments.WarnOfKnownKey(_terminal, path, key);
            keys.Add(key);
        }

        ImageSigner.RequireUsable(keys);
        return keys;
    }

    private List<SigningKey> LoadPrivate(ParseResult arguments)
    {
        if (arguments.GetValue(_patience) is not null)
        {
            throw new MisuseException(
                "found --signer-timeout without --signer", "give the command with --signer, or leave the time out");
        }

        if (Given.Is(arguments, _pinFile) && !Array.Exists(arguments.GetRequiredValue(_keys), TokenUri.IsUri))
        {
            throw new MisuseException(
                "found --pin-file without a key in a token, expected --key pkcs11:token=T;object=O",
                "the password of an encrypted key file is --password-file's");
        }

        List<string> passwords = KeyArguments.ReadPasswords(arguments.GetValue(_passwordFiles));
        List<SigningKey> keys = [];
        foreach (string path in arguments.GetRequiredValue(_keys))
        {
            SigningKey key = TokenUri.IsUri(path) ? OpenToken(arguments, path) : LoadFile(arguments, path, passwords);
            KeyArguments.WarnOfKnownKey(_terminal, path, key.Public);
            keys.Add(key);
        }

        return keys;
    }

    private SigningKey LoadFile(ParseResult arguments, string path, List<string> passwords)
    {
        PrivateKey key = KeyFile.LoadPrivate(PathText.Require("--key", path), passwords);
        return _deterministic.IsGiven(arguments) ? MakeDeterministic(key) : key;
    }

    // A separate method, so that the library for tokens is loaded only for a token.
    private TokenKey OpenToken(ParseResult arguments, string uri)
    {
        return _deterministic.IsGiven(arguments)
            ? throw new MisuseException(
                "found --deterministic with a key in a token: the nonce is the token's own",
                "leave --deterministic out")
            : TokenKey.Open(TokenUri.Parse(uri), PinPrompt.For(_terminal, arguments.GetValue(_pinFile)));
    }

    // A separate method, so that the library of large numbers is loaded only for this key.
    private static SigningKey MakeDeterministic(PrivateKey key)
    {
        return key.Public.Type == KeyType.Ed25519 ? key : new DeterministicKey(key);
    }

    private ExternalKey LoadExternal(ParseResult arguments, string command)
    {
        string[] paths = arguments.GetRequiredValue(_keys);
        if (paths.Length > 1)
        {
            throw new MisuseException(
                $"found {paths.Length} keys with --signer, expected one: the command makes one signature",
                "sign with one key, then add the others: secureboot rotate or attach");
        }

        if (_deterministic.IsGiven(arguments))
        {
            throw new MisuseException(
                "found --deterministic with --signer: the nonce is the signer's own", "leave --deterministic out");
        }

        SignerCommandLine line = SignerCommandLine.Parse(command);
        uint seconds = Number.Of(arguments, _patience, least: 1, MostPatience, DefaultPatience);
        PublicKey key = PublicKeySource.Load(
            PathText.Require("--key", paths[0]), KeyArguments.ReadPasswords(arguments.GetValue(_passwordFiles)));
        KeyArguments.WarnOfKnownKey(_terminal, paths[0], key);
        return new ExternalKey(key, line, TimeSpan.FromSeconds(seconds), _writer);
    }
}
