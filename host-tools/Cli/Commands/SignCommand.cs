using System;
using System.Collections.Generic;
using System.CommandLine;
using SecureBoot.Board;
using SecureBoot.Image;
using SecureBoot.Signer;

namespace SecureBoot.Cli;

/// <summary>secureboot sign: makes a signed image.</summary>
internal sealed class SignCommand : ToolCommand
{
    private const string Auto = "auto";

    private readonly Terminal _terminal;
    private readonly OutputWriter _writer;
    private readonly Option<string[]> _keys;
    private readonly Option<string[]> _passwordFiles;
    private readonly Option<string> _version;
    private readonly Option<string> _counter;
    private readonly Option<string> _headerSize;
    private readonly Option<string> _slotSize;
    private readonly Option<string> _out;
    private readonly Option<bool> _force;
    private readonly Argument<string[]> _bodies;

    internal SignCommand(Terminal terminal, OutputWriter writer)
        : base(
            "sign",
            "Make a signed image of assemblies, refusing what the device's loader would refuse.",
            "--key KEY.pem --version VERSION --out IMAGE [options] BODY...",
            """
            secureboot sign --key release.pem --version 1.2.3+4 --security-counter 7 --out app.img Library.pe App.pe
            secureboot sign --key alice.pem --key bob.pem --version 1.2.3 --security-counter auto --out app.img deployment.bin
            """)
    {
        _terminal = terminal;
        _writer = writer;
        _keys = AddRepeatable("--key", "KEY.pem", "a private key to sign with; several keys sign in that order", isRequired: true);
        _passwordFiles = AddRepeatable("--password-file", "FILE", "the password of an encrypted key; several are tried in turn");
        _version = AddOption("--version", "VERSION", "MAJOR.MINOR.REVISION+BUILD, later parts optional", isRequired: true);
        _counter = AddOption("--security-counter", "N|auto", "the counter against old images; auto makes it from the version");
        _headerSize = AddOption("--header-size", "N", $"bytes before the body, {ImageBuilder.ValidHeaderSizes}; default 32");
        _slotSize = AddOption("--slot-size", "N", "refuse an image of more than N bytes");
        _out = AddOption("--out", "IMAGE", "the file to write", isRequired: true);
        _force = AddFlag("--force", "replace IMAGE if it exists");
        _bodies = new Argument<string[]>("BODY")
        {
            Description = ".pe files in load order, a deployment .bin, or .dll files for the virtual board",
            Arity = ArgumentArity.OneOrMore,
        };
        Add(_bodies);
    }

    protected override int Run(ParseResult arguments)
    {
        ImageVersion version = ParseVersion(arguments.GetRequiredValue(_version));
        uint? counter = ParseCounter(arguments.GetValue(_counter), version);
        int headerSize = (int)Parse(arguments, _headerSize, ImageHeader.Size, ushort.MaxValue, absent: ImageHeader.Size);
        uint slotSize = Parse(arguments, _slotSize, least: 1, uint.MaxValue, absent: InputFile.MaxImageSize);
        string path = PathText.Of(arguments, _out);
        bool force = arguments.GetValue(_force);
        OutputWriter.RequireFree(path, force);

        List<PrivateKey> keys = LoadKeys(arguments);
        try
        {
            ImageSigner signer = new(keys);
            BodyBuilder body = BuildBody(arguments);
            ImageBuilder builder = new(version, body.Build()) { HeaderSize = headerSize, SecurityCounter = counter };
            byte[] image = signer.Sign(builder.BuildSignedRange());
            RequireFits(image.Length, slotSize);

            _writer.Write(path, image, force, signer.RequireVerified);
            Report(path, image.Length, version, counter, body, keys);
            return ExitCode.Done;
        }
        finally
        {
            keys.ForEach(key => key.Dispose());
        }
    }

    private static ImageVersion ParseVersion(string text)
    {
        return ImageVersion.TryParse(text, out ImageVersion? version) && version is not null
            ? version
            : throw new MisuseException($"--version: found '{text}', expected {ImageVersion.ValidValues}");
    }

    private static uint? ParseCounter(string? text, ImageVersion version)
    {
        return text switch
        {
            null => null,
            Auto => version.AutoSecurityCounter,
            _ => Number.Parse("--security-counter", text, least: 0, most: uint.MaxValue),
        };
    }

    private static uint Parse(ParseResult arguments, Option<string> option, uint least, uint most, uint absent)
    {
        return arguments.GetValue(option) is string text ? Number.Parse(option.Name, text, least, most) : absent;
    }

    private static void RequireFits(int size, uint slotSize)
    {
        if (size > Math.Min(slotSize, InputFile.MaxImageSize))
        {
            throw new MisuseException($"found an image of {size} bytes, expected at most {Math.Min(slotSize, InputFile.MaxImageSize)}", "make the body smaller, or the slot larger");
        }
    }

    private List<PrivateKey> LoadKeys(ParseResult arguments)
    {
        List<string> passwords = KeyArguments.ReadPasswords(arguments.GetValue(_passwordFiles));
        List<PrivateKey> keys = [];
        foreach (string path in arguments.GetRequiredValue(_keys))
        {
            PrivateKey key = KeyFile.LoadPrivate(PathText.Require("--key", path), passwords);
            keys.Add(key);
            KeyArguments.WarnOfKnownKey(_terminal, path, key.Public);
        }

        return keys;
    }

    private BodyBuilder BuildBody(ParseResult arguments)
    {
        BodyBuilder body = new(HostAssembly.Wrap);
        foreach (string path in arguments.GetRequiredValue(_bodies))
        {
            body.AddFile(PathText.Require("BODY", path));
        }

        return body;
    }

    private void Report(string path, int size, ImageVersion version, uint? counter, BodyBuilder body, List<PrivateKey> keys)
    {
        _terminal.Answer("wrote", $"{Printable.Escape(path)}, {size} bytes");
        _terminal.Answer("version", version.ToString());
        _terminal.Answer("security counter", counter?.ToString(null, null) ?? "none");
        foreach (BodyAssembly assembly in body.Assemblies)
        {
            _terminal.Answer("assembly", $"{assembly.Name} {assembly.Version}, {assembly.Size} bytes");
        }

        foreach (PrivateKey key in keys)
        {
            _terminal.Answer("signed by", $"{key.Public.KeyHash} ({key.Public.Type})");
        }

        if (counter is null)
        {
            _terminal.Warning("the image has no security counter: a device that stores one refuses it");
            _terminal.Hint("give --security-counter N, or auto to make it from the version");
        }

        if (!keys.Exists(key => key.Public.Type == KeyType.EcdsaP256))
        {
            _terminal.Warning("no signature is of the type ecdsa-p256, the one that the boot stage verifies");
        }
    }
}
