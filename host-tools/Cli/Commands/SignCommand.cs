using System;
using System.Collections.Generic;
using System.CommandLine;
using SecureBoot.Cli.Options;
using SecureBoot.Cli.Shell;
using SecureBoot.Image;
using SecureBoot.Provisioning.Config;
using SecureBoot.Signer;
using SecureBoot.Signer.Files;
using SecureBoot.Signer.ImageBodies;
using SecureBoot.Signer.Images;
using SecureBoot.Signer.Keys;

namespace SecureBoot.Cli.Commands;

/// <summary>secureboot sign: makes a signed image.</summary>
internal sealed class SignCommand : ToolCommand
{
    private const string Auto = "auto";

    private readonly Terminal _terminal;
    private readonly OutputWriter _writer;
    private readonly SigningOptions _signing;
    private readonly Option<string> _digestOut;
    private readonly Option<string> _version;
    private readonly Option<string> _counter;
    private readonly Option<string> _product;
    private readonly RevokeOption _revoke;
    private readonly NativeHashOption _nativeHash;
    private readonly Option<string> _sha;
    private readonly Flag _pure;
    private readonly Option<string> _headerSize;
    private readonly Option<string> _slotSize;
    private readonly Option<string> _out;
    private readonly Flag _force;
    private readonly BoardOptions _board;
    private readonly IfuOptions _ifu;
    private readonly Argument<string[]> _bodies;

    internal SignCommand(Terminal terminal, OutputWriter writer)
        : base(
            "sign",
            "Make a signed image of assemblies, refusing what the device's loader would refuse.",
            "--key KEY.pem --version VERSION --security-counter N|auto --out IMAGE [options] BODY...",
            """
            secureboot sign --key release.pem --version 1.2.3+4 --security-counter 7 --out app.img Library.pe App.pe
            secureboot sign --key alice.pem --key bob.pem --version 1.2.3 --security-counter auto \
                --out app.img deployment.bin
            secureboot sign --key hsm.pub.pem --signer 'hsm-sign {digest} {signature}' \
                --version 1.2.3 --security-counter auto --out app.img App.pe
            secureboot sign --format ifu --key release.pem --version 1.2.3 --dependency 0,1.5.0 \
                --slot-size 262144 --confirm --out deployment.bin App.bin
            secureboot sign --key hsm.pub.pem --digest-out app.digest --version 1.2.3 \
                --security-counter auto --out app.unsigned App.pe
            """)
    {
        _terminal = terminal;
        _writer = writer;
        _signing = new SigningOptions(this, terminal, writer);
        _digestOut = AddOption(
            "--digest-out",
            "FILE",
            "sign nothing: write what is to be signed, and IMAGE without a signature, for attach");
        _version = AddOption(
            "--version", "VERSION", "MAJOR.MINOR.REVISION+BUILD, later parts optional", isRequired: true);
        _counter = AddOption(
            "--security-counter",
            "N|auto",
            "the counter against old images; auto makes it from the version; needed without --allow-no-counter");
        _product = AddOption("--product", "ID", $"the product that the image is for: {ProductId.ValidValues}");
        _revoke = new RevokeOption(this);
        _nativeHash = new NativeHashOption(this, terminal);
        _sha = AddOption(
            "--sha",
            "BITS",
            $"the digest: {SignedForm.ValidDigests}; default auto, what the keys sign; the boot stage knows 256");
        _pure = AddFlag("--pure", "with ed25519: sign the image itself, not its digest");
        _headerSize = AddOption(
            "--header-size", "N", $"bytes before the body, {ImageBuilder.ValidHeaderSizes}; default 32");
        _slotSize = AddOption("--slot-size", "N", "refuse an image of more than N bytes");
        _out = AddOption("--out", "IMAGE", "the file to write", isRequired: true);
        _force = AddFlag("--force", "replace IMAGE if it exists");
        _board = new BoardOptions(this, terminal);
        _ifu = new IfuOptions(this);
        AddJson(terminal);
        _bodies = new Argument<string[]>("BODY")
        {
            Description = ".pe files in load order, or a deployment .bin",
            Arity = ArgumentArity.OneOrMore,
        };
        Add(_bodies);
    }

    protected override int Run(ParseResult arguments)
    {
        ImageVersion version = ParseVersion(arguments.GetRequiredValue(_version));
        uint? counter = ParseCounter(arguments.GetValue(_counter), version);
        ProductId? product = ParseProduct(arguments.GetValue(_product));
        bool isIfu = IsIfu(arguments);
        int headerSize = (int)Number.Of(
            arguments, _headerSize, ImageHeader.Size, ushort.MaxValue, absent: ImageHeader.Size);
        uint slotSize = Number.Of(arguments, _slotSize, least: 1, uint.MaxValue, absent: InputFile.MaxImageSize);
        SignedOutput output = new(
            _terminal, _writer, PathText.Of(arguments, _out), _force.IsGiven(arguments), slotSize);
        string? digestPath = arguments.GetValue(_digestOut) is string path
            ? output.RequireDigest(PathText.Require("--digest-out", path))
            : null;

        List<SigningKey> keys = digestPath is null ? _signing.Load(arguments) : [];
        List<PublicKey> signers = digestPath is null
            ? keys.ConvertAll(key => key.Public)
            : _signing.LoadPublic(arguments);
        try
        {
            ImageSigner.RequireUsable(signers);
            SignedForm form = ChooseForm(arguments, signers);
            if (isIfu)
            {
                return SignIfu(arguments, version, counter, form, keys, output);
            }

            List<KeyHash> revoked = _revoke.Read(arguments, signers, counter);
            RequireCounter(arguments, counter);
            BodyBuilder body = BuildBody(arguments);
            byte[] bytes = body.Build();
            BoardConfig? config = _board.Read(arguments);
            RequireStart(arguments, config, body.Assemblies);
            BoardOptions.RequireTaken(config, counter, product);
            output.Limit(config);
            List<KeyHash> shortSigners = _nativeHash.Read(
                arguments, config, signers, isTwoStep: digestPath is not null);
            ImageBuilder image = new(version, bytes)
            {
                HeaderSize = headerSize,
                SecurityCounter = counter,
                Product = product,
                Revokes = revoked,
                ShortSigners = shortSigners
            };
            byte[] signedRange = image.BuildSignedRange();
            if (digestPath is null)
            {
                output.Write(new ImageSigner(keys, form).Sign(signedRange), signers);
            }
            else
            {
                output.WriteUnsigned(UnfinishedImage.Begin(signedRange, form), signers, digestPath);
            }

            Report(version, image, body);
            output.Report(signers, isSigned: digestPath is null);
            _board.Report();
            return ExitCode.Done;
        }
        finally
        {
            keys.ForEach(key => key.Dispose());
        }
    }

    private bool IsIfu(ParseResult arguments)
    {
        if (!_ifu.IsGiven(arguments))
        {
            return false;
        }

        _ifu.RequireUsed(
            arguments, [_digestOut, _product, _revoke.Option, _nativeHash.Option, .. _board.Options], _slotSize, _out);
        return true;
    }

    // For MCUboot: neither the board's nf.config nor the boot stage's rules for bodies apply.
    private int SignIfu(
        ParseResult arguments,
        ImageVersion version,
        uint? counter,
        SignedForm form,
        List<SigningKey> keys,
        SignedOutput output)
    {
        uint? headerSize = arguments.GetValue(_headerSize) is null
            ? null
            : Number.Of(arguments, _headerSize, ImageHeader.Size, ushort.MaxValue, absent: 0);
        uint? slotSize = arguments.GetValue(_slotSize) is null
            ? null
            : Number.Of(arguments, _slotSize, least: 1, uint.MaxValue, absent: 0);
        (byte[] body, uint? address) = IfuOptions.ReadBody(arguments.GetRequiredValue(_bodies));
        ImageBuilder builder = _ifu.Builder(arguments, version, body, headerSize, counter);
        byte[] image = new ImageSigner(keys, form).Sign(builder.BuildSignedRange());
        (byte[] slot, byte[] file) = _ifu.Finish(
            arguments, image, PathText.Of(arguments, _out), slotSize, address, builder.HeaderSize);
        output.Write(slot, file, keys.ConvertAll(key => key.Public));
        _terminal.Answer("version", version.ToString());
        _terminal.Answer("security counter", counter?.ToString(null, null) ?? "none");
        _terminal.Answer("body", $"{body.Length} bytes behind a header of {builder.HeaderSize}");
        output.Report(keys.ConvertAll(key => key.Public), isSigned: true);
        return ExitCode.Done;
    }

    private SignedForm ChooseForm(ParseResult arguments, List<PublicKey> signers)
    {
        string? sha = arguments.GetValue(_sha);
        bool isPure = _pure.IsGiven(arguments);
        return sha is not (null or Auto or "256" or "384" or "512") ? throw new MisuseException(
            $"--sha: found '{Printable.Escape(sha)}', expected {SignedForm.ValidDigests}")
            : isPure && sha is not (null or Auto)
                ? throw new MisuseException(
                    "found --sha and --pure, expected one of them", "a pure signature goes with SHA-512")
            : SignedForm.Choose(signers, sha, isPure);
    }

    private void RequireCounter(ParseResult arguments, uint? counter)
    {
        if (counter is null && !_board.AllowsNoCounter(arguments))
        {
            throw new MisuseException(
                "found no --security-counter, expected one: the boot stage refuses an image without",
                "give --security-counter N, or auto to make it from the version; --allow-no-counter signs without");
        }
    }

    private void RequireStart(ParseResult arguments, BoardConfig? config, IReadOnlyList<BodyAssembly> body)
    {
        if (BodyJudge.Problem(body, _board.Deployment(arguments, config, body)) is string problem)
        {
            throw new RefusalException(
                $"found a body that the device would not load and start: {problem}",
                "give every assembly that the application needs and the deployment lacks, the application last");
        }
    }

    private static ImageVersion ParseVersion(string text)
    {
        return ImageVersion.TryParse(text, out ImageVersion? version) && version is not null
            ? version
            : throw new MisuseException($"--version: found '{text}', expected {ImageVersion.ValidValues}");
    }

    private static ProductId? ParseProduct(string? text)
    {
        return text is null ? null : ProductId.TryParse(text)
            ?? throw new MisuseException(
                $"--product: found '{Printable.Escape(text)}', expected {ProductId.ValidValues}");
    }

    private static uint? ParseCounter(string? text, ImageVersion version)
    {
        return text switch
        {
            null => null,
            Auto => version.AutoSecurityCounter <= ImagePolicy.CounterCeiling
                ? version.AutoSecurityCounter
                : throw new MisuseException(
                    $"--security-counter: found {version.AutoSecurityCounter} for the version {version}, expected at "
                        + $"most {ImagePolicy.CounterCeiling}",
                    "give a number, and a little above the one before"),
            _ => Number.TryParse(text, out uint counter) && counter <= ImagePolicy.CounterCeiling
                ? counter
                : throw new MisuseException(
                    $"--security-counter: found '{Printable.Escape(text)}', expected a number from 0 to "
                        + $"{ImagePolicy.CounterCeiling}, or {Auto}",
                    "decimal, or hexadecimal after 0x"),
        };
    }

    private BodyBuilder BuildBody(ParseResult arguments)
    {
        BodyBuilder body = new();
        foreach (string path in arguments.GetRequiredValue(_bodies))
        {
            body.AddFile(PathText.Require("BODY", path));
        }

        return body;
    }

    private void Report(ImageVersion version, ImageBuilder image, BodyBuilder body)
    {
        _terminal.Answer("version", version.ToString());
        _terminal.Answer("security counter", image.SecurityCounter?.ToString(null, null) ?? "none");
        foreach (BodyAssembly assembly in body.Assemblies)
        {
            _terminal.Answer("assembly", $"{assembly.Name} {assembly.Version}, {assembly.Size} bytes");
        }

        if (image.SecurityCounter is null)
        {
            _terminal.Warning("the image has no security counter: the boot stage refuses it");
        }

        if (image.Product is { } product)
        {
            _terminal.Answer("product", new Guid(product.Class, bigEndian: true).ToString());
        }

        foreach (KeyHash key in image.Revokes)
        {
            _terminal.Answer("revokes", key.ToString());
        }

        foreach (KeyHash key in image.ShortSigners)
        {
            _terminal.Answer("short signature by", key.ToString());
        }
    }
}
