using System;
using System.Collections.Generic;
using System.CommandLine;
using System.Linq;
using SecureBoot.Cli.Options;
using SecureBoot.Cli.Reports;
using SecureBoot.Cli.Shell;
using SecureBoot.Image;
using SecureBoot.Provisioning.Config;
using SecureBoot.Signer;
using SecureBoot.Signer.ImageBodies;
using SecureBoot.Signer.Images;
using SecureBoot.Signer.Keys;
using SecureBoot.Signer.Tokens;

namespace SecureBoot.Cli.Commands;

/// <summary>secureboot verify: the device's verdict about an image.</summary>
internal sealed class VerifyCommand : ToolCommand
{
    private readonly Terminal _terminal;
    private readonly Option<string[]> _keys;
    private readonly Option<string> _threshold;
    private readonly Option<string> _counter;
    private readonly Flag _loadable;
    private readonly BoardOptions _board;
    private readonly Argument<string> _image;

    internal VerifyCommand(Terminal terminal)
        : base(
            "verify",
            "Verify an image with the device's own verifier: exit 0 if it would boot, or is by a key that only the "
                + "host verifies; 1 if it is refused.",
            "--key PUB.pem [options] IMAGE",
            """
            secureboot verify --key release.pub.pem app.img
            secureboot verify --key alice.pub.pem --key bob.pub.pem --threshold 2 \
                --security-counter 7 --loadable app.img
            """)
    {
        _terminal = terminal;
        _keys = AddRepeatable("--key", "PUB.pem", "a trusted key, public or private", isRequired: true);
        _threshold = AddOption("--threshold", "M", "how many of the keys must have signed; default 1");
        _counter = AddOption(
            "--security-counter",
            "N",
            "the counter that the device stores: a lower one is refused; default the one of the configuration, or 0");
        _loadable = AddFlag("--loadable", "refuse also a body that the device would not load and start");
        _board = new BoardOptions(this, terminal);
        AddJson(terminal);
        _image = new Argument<string>("IMAGE") { Description = "the image", Arity = ArgumentArity.ExactlyOne };
        Add(_image);
    }

    protected override int Run(ParseResult arguments)
    {
        string[] paths = arguments.GetRequiredValue(_keys);
        List<NamedKey> named = LoadKeys(paths);
        TrustedKeys keys = new(
            [.. named.Select(pair => pair.Key.ToTrustedKey())],
            KeyArguments.ParseThreshold(arguments.GetValue(_threshold), named.Count));
        BoardConfig? config = _board.Read(arguments);
        ImagePolicy policy = _board.Policy(arguments, config, keys, ParseCounter(arguments));
        byte[] image = ImageBytes.Read(PathText.Require("IMAGE", arguments.GetRequiredValue(_image)));

        ImageVerdict verdict = new ImageCheck(policy).Run(image);
        Report(verdict, paths, keys);
        if (verdict.Status != VerifyStatus.Ok)
        {
            Explain(verdict.Status, new RefusedImage(ImageInspector.Inspect(image), policy, named));
        }

        bool isLoadable = JudgeBody(arguments, config, verdict.Body);
        _board.Report();
        if (verdict.Status == VerifyStatus.Ok && !isLoadable && _loadable.IsGiven(arguments))
        {
            _terminal.Hint("sign an image with every assembly that the board lacks, the application last; --boot names "
                + "the deployment that the board has");
        }

        bool isGood = verdict.Status == VerifyStatus.Ok && (isLoadable || !_loadable.IsGiven(arguments));
        return isGood ? ExitCode.Done : ExitCode.Refused;
    }

    private uint ParseCounter(ParseResult arguments)
    {
        if (arguments.GetValue(_counter) is not string counter)
        {
            return 0;
        }

        return _board.AllowsNoCounter(arguments)
            ? throw new MisuseException("found --security-counter and --allow-no-counter, expected one of them")
            : Number.Parse("--security-counter", counter, least: 0, most: uint.MaxValue);
    }

    private bool JudgeBody(ParseResult arguments, BoardConfig? config, BodyReader? body)
    {
        string? problem = body is null
            ? null
            : BodyJudge.Problem(body, _board.Deployment(arguments, config, body.Assemblies));
        string text = body is null ? "not checked, the image is refused"
            : problem is null ? "loadable"
            : $"not loadable: {problem}";
        _terminal.Verdict("body", text, body is not null && problem is null);
        return body is not null && problem is null;
    }

    private List<NamedKey> LoadKeys(string[] paths)
    {
        List<NamedKey> keys = [];
        foreach (string path in paths)
        {
            PublicKey key = PublicKeySource.Load(PathText.Require("--key", path), passwords: []);
            KeyArguments.WarnOfKnownKey(_terminal, path, key);
            if (keys.Exists(other => other.Key.KeyHash.Equals(key.KeyHash)))
            {
                throw new MisuseException($"{path}: found the key {key.KeyHash} twice, expected different keys");
            }

            keys.Add(new NamedKey(path, key));
        }

        return keys;
    }

    private void Explain(VerifyStatus status, RefusedImage refused)
    {
        (string found, string expected, string hint) = refused.Explain(status);
        if (found.Length > 0)
        {
            _terminal.Answer("found", found);
        }

        _terminal.Answer("expected", expected);
        _terminal.Hint(hint);
    }

    private void Report(ImageVerdict verdict, string[] paths, TrustedKeys keys)
    {
        _terminal.Verdict("status", VerifyStatusNames.Get(verdict.Status), verdict.Status == VerifyStatus.Ok);
        _terminal.Answer("why", StatusText.Of(verdict.Status));
        if (verdict.Image is VerifiedImage image)
        {
            _terminal.Answer(
                "version",
                new ImageVersion(
                    image.Header.Major, image.Header.Minor, image.Header.Revision, image.Header.Build).ToString());
            _terminal.Answer(
                "security counter",
                image.HasSecurityCounter
                    ? image.SecurityCounter.ToString(null, null)
                    : "none: the boot stage refuses the image");
            ReportKeys("signed by", paths, keys, image.IsSignedBy);
            WarnOfOtherKinds(image, keys);
            ReportKeys("revokes", paths, keys, key => image.Revoked.Contains(keys.At(key).KeyHash));
        }
    }

    private void WarnOfOtherKinds(VerifiedImage image, TrustedKeys keys)
    {
        for (int i = 0; i < keys.Count; i++)
        {
            if (image.IsSignedBy(i) && keys.At(i) is P256TrustedKey)
            {
                return;
            }
        }

        _terminal.Warning("no key that signed it is of the type ecdsa-p256, the one that the boot stage verifies: "
            + "the boot stage refuses the image");
    }

    private void ReportKeys(string name, string[] paths, TrustedKeys keys, Predicate<int> isOne)
    {
        for (int i = 0; i < keys.Count; i++)
        {
            if (isOne(i))
            {
                _terminal.Answer(name, $"{Printable.Escape(paths[i])} ({new KeyHash(keys.At(i).KeyHash)})");
            }
        }
    }
}
