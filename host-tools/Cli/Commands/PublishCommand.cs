using System;
using System.Collections.Generic;
using System.CommandLine;
using System.Linq;
using SecureBoot.Cli.Options;
using SecureBoot.Cli.Publishing;
using SecureBoot.Cli.Shell;
using SecureBoot.Image;
using SecureBoot.Signer;
using SecureBoot.Signer.Files;
using SecureBoot.Signer.Images;
using SecureBoot.Signer.Keys;
using SecureBoot.Signer.Manifests;
using SecureBoot.Signer.Tokens;
using SecureBoot.Updates;

namespace SecureBoot.Cli.Commands;

/// <summary>secureboot publish: the files that boards update from.</summary>
internal sealed class PublishCommand : ToolCommand
{
    private readonly Terminal _terminal;
    private readonly OutputWriter _writer;
    private readonly SigningOptions _signing;
    private readonly Option<string[]> _publishers;
    private readonly Option<string> _site;
    private readonly Option<string> _channel;
    private readonly Option<string> _product;
    private readonly Flag _refresh;
    private readonly Flag _halt;
    private readonly Flag _resume;
    private readonly Option<string> _check;
    private readonly PublicationOptions _numbers;
    private readonly Argument<string?> _image;

    internal PublishCommand(Terminal terminal, OutputWriter writer)
        : base(
            "publish",
            "Write the signed static files that boards update from: an image by its digest, and a channel's manifest.",
            "--key PUBLISHER.pem --site DIR [options] [IMAGE]",
            """
            secureboot publish --key publisher.pem --site site --channel stable --rollout 5% --expires 30d app.img
            secureboot publish --key publisher.pem --site site --channel stable --rollout 50%
            secureboot publish --key publisher.pub.pem --channel stable --product example.com/thermostat \
                --check https://updates.example.com/
            secureboot publish --key publisher.pem --site site --channel stable --halt
            """)
    {
        _terminal = terminal;
        _writer = writer;
        _signing = new SigningOptions(this, terminal, writer);
        _publishers = AddRepeatable("--publisher", "PUB.pem", "another publisher whose manifest may be there already");
        _site = AddOption("--site", "DIR", "the folder that the web server serves");
        _channel = AddOption("--channel", "NAME", "the channel; default stable");
        _product = AddOption(
            "--product", "ID", "whose channel, where there is no IMAGE to say it and the site has several");
        _numbers = new PublicationOptions(this);
        _refresh = AddFlag("--refresh", "sign the published manifest again, with the current time");
        _halt = AddFlag("--halt", "no further board begins with what is published");
        _resume = AddFlag("--resume", "boards begin with it again");
        _check = AddOption(
            "--check", "WHERE", "write nothing: look at a folder or URL as a board would; --key are the publishers");
        _image = new Argument<string?>("IMAGE")
        {
            Description = "a signed image with product and security counter; "
            + "none changes what is published",
            Arity = ArgumentArity.ZeroOrOne
        };
        Add(_image);
    }

    protected override int Run(ParseResult arguments)
    {
        string channel = UpdateSite.RequireChannel(arguments.GetValue(_channel) ?? "stable");
        string? imagePath = arguments.GetValue(_image);
        Symbol[] actions = Array.FindAll<Symbol>(
            [_image, _refresh, _halt, _resume, _check], action => Given.Is(arguments, action));
        if (actions.Length > 1)
        {
            throw Given.Together(actions[0], actions[1]);
        }

        if (arguments.GetValue(_check) is string place)
        {
            foreach (Option option in _numbers.All.Append(_site))
            {
                Given.RequireApart(arguments, option, _check);
            }

            return Check(arguments, place, channel);
        }

        UpdateSite site = new(SiteFolder.Of(arguments, _site), channel);
        if (actions.Length == 0 && !_numbers.IsAnyGiven(arguments))
        {
            throw new MisuseException("found nothing to do, expected IMAGE, --refresh, --halt, --resume, --check, "
                + "or a new number such as --rollout");
        }

        List<SigningKey> keys = _signing.Load(arguments);
        try
        {
            return Publish(arguments, site, imagePath, keys);
        }
        finally
        {
            keys.ForEach(key => key.Dispose());
        }
    }

    private int Publish(ParseResult arguments, UpdateSite site, string? imagePath, List<SigningKey> keys)
    {
        PublisherKeys publishers = LoadPublishers(arguments, [.. keys.Select(key => key.Public)]);
        byte[]? image = imagePath is null
            ? null
            : InputFile.Read(PathText.Require("IMAGE", imagePath), InputFile.MaxImageSize);
        ManifestBuilder? fresh = image is null
            ? null
            : new ManifestBuilder(Printable.Escape(imagePath!), image, new ManifestNumbers());
        byte[] product = ChooseProduct(arguments, site, fresh);
        using PublicationTurn turn = site.TakeTurn(product);
        Manifest? before = site.ReadManifest(product, publishers);
        if (before is null && image is null)
        {
            throw new RefusalException("found no manifest of this product and channel", "publish an image first");
        }

        // A halt never waits for a file: the image may have been taken off the site already.
        bool isHalt = _halt.IsGiven(arguments);
        image ??= isHalt ? null : site.ReadImage(before!);
        bool isNew = fresh is not null && !Succession.IsSame(before, image!);
        ManifestNumbers numbers = _numbers.Make(
            arguments, before, isRefresh: _refresh.IsGiven(arguments), isNew, Now());
        numbers.IsHalted = isHalt
            || (before?.Numbers.IsHalted == true && !isNew && !_resume.IsGiven(arguments));
        string name = fresh is null ? "the published image" : Printable.Escape(imagePath!);
        ManifestBuilder builder = image is null ? Rebuild(site, before!, numbers) : Build(before, name, image, numbers);
        byte[] bytes = builder.Sign(keys);
        foreach (string path in site.Write(_writer, builder, image, bytes))
        {
            _terminal.Answer("wrote", Printable.Escape(path));
        }

        if (new ManifestReader(publishers).Read(bytes, bytes.Length, out Manifest? manifest) == ManifestStatus.Ok
            && manifest is not null)
        {
            ManifestReport.Write(_terminal, manifest);
        }

        keys.ForEach(key => _terminal.Answer("signed by", $"{key.Public.KeyHash} ({key.Public.Type})"));
        return ExitCode.Done;
    }

    private static ManifestBuilder Build(Manifest? before, string name, byte[] image, ManifestNumbers numbers)
    {
        ManifestBuilder builder = new(name, image, numbers);
        Succession.Require(before, builder, image);
        return builder;
    }

    private static ManifestBuilder Rebuild(UpdateSite site, Manifest before, ManifestNumbers numbers)
    {
        numbers.Size = before.Numbers.Size;
        numbers.SecurityCounter = before.Numbers.SecurityCounter;
        return site.Rebuild(numbers);
    }

    private int Check(ParseResult arguments, string place, string channel)
    {
        byte[] product = ParseProduct(arguments)
            ?? throw new MisuseException(
                "found --check without --product, expected both", $"give --product {ProductId.ValidValues}");
        PublisherKeys publishers = LoadPublishers(arguments, _signing.LoadPublic(arguments));
        using SiteFiles files = SiteFiles.Open(place);
        SiteVerdict verdict =
            new SiteCheck(_terminal, files, new UpdateSettings(publishers, product, channel, [])).Run(Now());
        _terminal.Verdict("check", verdict.Text, verdict.IsTaken);
        _terminal.Hint(verdict.Hint);
        return verdict.IsTaken ? ExitCode.Done : ExitCode.Refused;
    }

    private PublisherKeys LoadPublishers(ParseResult arguments, List<PublicKey> keys)
    {
        foreach (string path in arguments.GetValue(_publishers) ?? [])
        {
            keys.Add(PublicKeySource.Load(PathText.Require("--publisher", path), passwords: []));
        }

        keys.ForEach(PublisherKind.Require);

        return new PublisherKeys([.. keys.DistinctBy(key => key.KeyHash).Select(key => key.ToTrustedKey())]);
    }

    private byte[] ChooseProduct(ParseResult arguments, UpdateSite site, ManifestBuilder? fresh)
    {
        byte[] product = ParseProduct(arguments) ?? (fresh is null ? site.FindProduct() : [.. fresh.Product]);
        return fresh is null || product.SequenceEqual(fresh.Product)
            ? product
            : throw new RefusalException(
                "found an image of another product than --product, expected the same",
                "secureboot inspect shows the image's product; leave --product out to publish for that");
    }

    private byte[]? ParseProduct(ParseResult arguments)
    {
        return arguments.GetValue(_product) is not string text ? null : ProductId.TryParse(text)?.Class
            ?? throw new MisuseException(
                $"--product: found '{Printable.Escape(text)}', expected {ProductId.ValidValues}");
    }

    private static uint Now()
    {
        return (uint)Math.Clamp(DateTimeOffset.UtcNow.ToUnixTimeSeconds(), 1, uint.MaxValue);
    }
}
