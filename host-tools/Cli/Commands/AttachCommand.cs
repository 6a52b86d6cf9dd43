using System.CommandLine;
using SecureBoot.Cli.Options;
using SecureBoot.Cli.Shell;
using SecureBoot.Signer.Files;
using SecureBoot.Signer.Images;
using SecureBoot.Signer.Keys;
using SecureBoot.Signer.Signing;
using SecureBoot.Signer.Tokens;

namespace SecureBoot.Cli.Commands;

/// <summary>secureboot attach: puts a signature that was made elsewhere into an image.</summary>
internal sealed class AttachCommand : ToolCommand
{
    private readonly Terminal _terminal;
    private readonly OutputWriter _writer;
    private readonly Option<string> _signature;
    private readonly Option<string> _key;
    private readonly Option<string> _out;
    private readonly Flag _force;
    private readonly Argument<string> _image;

    internal AttachCommand(Terminal terminal, OutputWriter writer)
        : base(
            "attach",
            "Put a signature that was made elsewhere into an image, which may have others; it is checked first.",
            "--signature FILE --key PUB.pem --out SIGNED IMAGE",
            """
            secureboot attach --signature app.sig --key hsm.pub.pem --out app.img app.unsigned
            """)
    {
        _terminal = terminal;
        _writer = writer;
        _signature = AddOption(
            "--signature",
            "FILE",
            "the signature of the image's digest: for ECDSA DER, or r and s; for others the bytes",
            isRequired: true);
        _key = AddOption("--key", "PUB.pem", "the key that signed, public or private", isRequired: true);
        _out = AddOption("--out", "SIGNED", "the file to write", isRequired: true);
        _force = AddFlag("--force", "replace SIGNED if it exists");
        _image = new Argument<string>("IMAGE")
        {
            Description = "what sign --digest-out wrote, or an image that "
            + "others have signed",
            Arity = ArgumentArity.ExactlyOne
        };
        Add(_image);
    }

    protected override int Run(ParseResult arguments)
    {
        SignedOutput output = new(_terminal, _writer, PathText.Of(arguments, _out), _force.IsGiven(arguments));
        string keyPath = PathText.Of(arguments, _key);
        PublicKey key = PublicKeySource.Load(keyPath, passwords: []);
        KeyArguments.WarnOfKnownKey(_terminal, keyPath, key);
        ImageSigner.RequireUsable([key]);

        string name = PathText.Require("IMAGE", arguments.GetRequiredValue(_image));
        byte[] file = InputFile.Read(name, InputFile.MaxImageSize);
        UnfinishedImage image = UnfinishedImage.Read(name, file);
        image.RequireTaken(key);
        byte[] signature = InputFile.Read(PathText.Of(arguments, _signature), SignatureReader.MaxFileSize);
        image.Add(key, SignatureReader.Read(signature, image.Message, key));

        output.Write(image.Build(), [key]);
        output.Report([key], isSigned: true);
        _terminal.Answer("signatures", $"{image.Signers.Count}");
        SignedOutput.ReportOrdinary(_terminal, file);
        return ExitCode.Done;
    }
}
