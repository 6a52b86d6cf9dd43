using System.Collections.Generic;
using System.CommandLine;
using SecureBoot.Cli.Options;
using SecureBoot.Cli.Shell;
using SecureBoot.Signer.Files;
using SecureBoot.Signer.Images;
using SecureBoot.Signer.Keys;
using SecureBoot.Signer.Tokens;

namespace SecureBoot.Cli.Commands;

/// <summary>secureboot rotate: an image signed by one key becomes an image signed by the next one too.</summary>
internal sealed class RotateCommand : ToolCommand
{
    private readonly Terminal _terminal;
    private readonly OutputWriter _writer;
    private readonly SigningOptions _signing;
    private readonly Option<string[]> _oldKeys;
    private readonly Option<string> _out;
    private readonly Flag _force;
    private readonly Argument<string> _image;

    internal RotateCommand(Terminal terminal, OutputWriter writer)
        : base(
            "rotate",
            "Add the signature of a new key to an image, after verifying that the old ones signed it.",
            "--old-key OLD.pub.pem --key NEW.pem --out SIGNED [options] IMAGE",
            """
            secureboot rotate --old-key release.pub.pem --key next.pem --out app2.img app.img
            """)
    {
        _terminal = terminal;
        _writer = writer;
        _oldKeys = AddRepeatable(
            "--old-key", "OLD.pub.pem", "a key that must have signed the image, public or private", isRequired: true);
        _signing = new SigningOptions(this, terminal, writer);
        _out = AddOption("--out", "SIGNED", "the file to write", isRequired: true);
        _force = AddFlag("--force", "replace SIGNED if it exists");
        _image = new Argument<string>(
            "IMAGE")
        { Description = "the image that the old keys signed", Arity = ArgumentArity.ExactlyOne };
        Add(_image);
    }

    protected override int Run(ParseResult arguments)
    {
        SignedOutput output = new(_terminal, _writer, PathText.Of(arguments, _out), _force.IsGiven(arguments));
        List<(string Name, PublicKey Key)> old = LoadOld(arguments);
        List<PublicKey> signers = old.ConvertAll(pair => pair.Key);
        ImageSigner.RequireUsable(signers);
        List<SigningKey> keys = _signing.Load(arguments);
        try
        {
            string name = PathText.Require("IMAGE", arguments.GetRequiredValue(_image));
            byte[] file = InputFile.Read(name, InputFile.MaxImageSize);
            UnfinishedImage image = UnfinishedImage.Read(name, file);
            UnfinishedImage.RequireSigners(file, old);
            keys.ForEach(key => image.RequireNew(key.Public));
            keys.ForEach(image.Sign);
            signers.AddRange(keys.ConvertAll(key => key.Public));
            output.Write(image.Build(), signers);
            output.Report(signers, isSigned: true);
            SignedOutput.ReportOrdinary(_terminal, file);
            return ExitCode.Done;
        }
        finally
        {
            keys.ForEach(key => key.Dispose());
        }
    }

    private List<(string Name, PublicKey Key)> LoadOld(ParseResult arguments)
    {
        List<(string Name, PublicKey Key)> keys = [];
        foreach (string path in arguments.GetRequiredValue(_oldKeys))
        {
            PublicKey key = PublicKeySource.Load(PathText.Require("--old-key", path), passwords: []);
            KeyArguments.WarnOfKnownKey(_terminal, path, key);
            keys.Add((path, key));
        }

        return keys;
    }
}
