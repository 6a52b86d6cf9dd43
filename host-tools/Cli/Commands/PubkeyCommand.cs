using System;
using System.Collections.Generic;
using System.CommandLine;
using System.Linq;
using SecureBoot.Cli.Options;
using SecureBoot.Cli.Shell;
using SecureBoot.Crypto;
using SecureBoot.Signer;
using SecureBoot.Signer.Files;
using SecureBoot.Signer.Keys;
using SecureBoot.Signer.Tokens;

namespace SecureBoot.Cli.Commands;

/// <summary>secureboot pubkey: writes public keys.</summary>
internal sealed class PubkeyCommand : ToolCommand
{
    private readonly Terminal _terminal;
    private readonly OutputWriter _writer;
    private readonly Option<string[]> _keys;
    private readonly Option<string[]> _passwordFiles;
    private readonly Option<string> _format;
    private readonly Option<string> _threshold;
    private readonly Option<string> _table;
    private readonly Option<string> _out;
    private readonly Flag _force;

    internal PubkeyCommand(Terminal terminal, OutputWriter writer)
        : base(
            "pubkey",
            "Write the public half of a key, or the source of the keys that a boot stage trusts.",
            "--key KEY.pem [options]",
            """
            secureboot pubkey --key release.pem --out release.pub.pem
            secureboot pubkey --key release.pem --format hash
            secureboot pubkey --key release.pem --format csharp --out TrustedKeySource.cs
            """)
    {
        _terminal = terminal;
        _writer = writer;
        _keys = AddRepeatable(
            "--key", "KEY.pem", "a private or public key; several only with --format csharp", isRequired: true);
        _passwordFiles = AddRepeatable(
            "--password-file", "FILE", "the password of an encrypted key; several are tried in turn");
        _format = AddOption("--format", "FORMAT", $"{PublicKeyWriter.ValidValues}; default pem");
        _threshold = AddOption(
            "--threshold", "M", "with --format csharp: how many of the keys must have signed; default 1");
        _table = AddOption(
            "--table",
            "N",
            $"with --format csharp: entries of each key's table, "
                + $"{TrustedKeyWriter.ValidTables}; default {P256Table.UsualEntryCount}");
        _out = AddOption("--out", "FILE", "the file to write; default is the standard output");
        _force = AddFlag("--force", "replace FILE if it exists");
    }

    protected override int Run(ParseResult arguments)
    {
        PublicKeyFormat format = ParseFormat(arguments.GetValue(_format) ?? "pem");
        string? path = PathText.OfOutput(arguments, _out);
        bool force = _force.IsGiven(arguments);
        if (path is not null)
        {
            OutputName.RequireFree(path, force);
        }
        else if (format == PublicKeyFormat.Der && _terminal.IsTerminal)
        {
            throw new MisuseException(
                "the format der is no text for a terminal", "give --out FILE, or redirect the output");
        }

        byte[] content = Format(arguments, format, LoadKeys(arguments));
        if (path is null)
        {
            _terminal.AnswerBytes(content);
        }
        else
        {
            _writer.Write(path, content, force);
            _terminal.Answer("wrote", Printable.Escape(path));
        }

        return ExitCode.Done;
    }

    private static PublicKeyFormat ParseFormat(string text)
    {
        return PublicKeyWriter.TryParse(text, out PublicKeyFormat format)
            ? format
            : throw new MisuseException($"--format: found '{text}', expected {PublicKeyWriter.ValidValues}");
    }

    private List<PublicKey> LoadKeys(ParseResult arguments)
    {
        List<string> passwords = KeyArguments.ReadPasswords(arguments.GetValue(_passwordFiles));
        List<PublicKey> keys = [];
        foreach (string path in arguments.GetRequiredValue(_keys))
        {
            PublicKey key = PublicKeySource.Load(PathText.Require("--key", path), passwords);
            KeyArguments.WarnOfKnownKey(_terminal, path, key);
            keys.Add(key);
        }

        return keys;
    }

    private byte[] Format(ParseResult arguments, PublicKeyFormat format, List<PublicKey> keys)
    {
        string? threshold = arguments.GetValue(_threshold);
        string? table = arguments.GetValue(_table);
        if (format == PublicKeyFormat.CSharp)
        {
            return new TrustedKeyWriter(keys)
            {
                Threshold = KeyArguments.ParseThreshold(
                threshold, keys.Count),
                TableEntries = ParseTable(table)
            }.Write();
        }

        if (Array.Find([_threshold, _table], option => Given.Is(arguments, option)) is { } given)
        {
            throw Given.Without(given, "--format csharp");
        }

        if (keys.Count > 1)
        {
            throw new MisuseException(
                $"found {keys.Count} keys, expected one key in this format", "give --format csharp, or one --key");
        }

        return PublicKeyWriter.Write(keys.Single(), format);
    }

    private static int ParseTable(string? text)
    {
        if (text is null)
        {
            return P256Table.UsualEntryCount;
        }

        return Number.TryParse(text, out uint entries)
            && entries <= int.MaxValue
            && TrustedKeyWriter.IsTable((int)entries)
            ? (int)entries
            : throw new MisuseException($"--table: found '{text}', expected {TrustedKeyWriter.ValidTables}");
    }
}
