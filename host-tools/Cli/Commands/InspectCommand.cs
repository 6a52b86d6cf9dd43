using System.CommandLine;
using SecureBoot.Signer;

namespace SecureBoot.Cli;

/// <summary>secureboot inspect: shows what is in an image.</summary>
internal sealed class InspectCommand : ToolCommand
{
    private readonly Terminal _terminal;
    private readonly Flag _json;
    private readonly Argument<string> _image;

    internal InspectCommand(Terminal terminal)
        : base(
            "inspect",
            "Show an image's header, every TLV, the assemblies in its body and who claims to have signed it.",
            "[options] IMAGE",
            """
            secureboot inspect app.img
            secureboot inspect --json app.img
            """)
    {
        _terminal = terminal;
        _json = AddFlag("--json", "print JSON, one object");
        _image = new Argument<string>("IMAGE") { Description = "the image; it need not verify", Arity = ArgumentArity.ExactlyOne };
        Add(_image);
    }

    protected override int Run(ParseResult arguments)
    {
        byte[] file = InputFile.Read(PathText.Require("IMAGE", arguments.GetRequiredValue(_image)), InputFile.MaxImageSize);
        ImageReport report = ImageInspector.Inspect(file);

        if (_json.IsGiven(arguments))
        {
            _terminal.AnswerBytes(ReportJson.Write(report));
        }
        else
        {
            new ReportText(_terminal).Write(report);
        }

        foreach (ReportedSigner signer in report.Signers)
        {
            if (signer.KnownAs is not null)
            {
                _terminal.Warning($"the image names {signer.KnownAs}, a published development key: anybody can sign with it");
            }
        }

        if (report.Header is null)
        {
            _terminal.Error($"{arguments.GetRequiredValue(_image)}: found no image, {StatusText.Of(report.Structure)}");
            return ExitCode.Refused;
        }

        return ExitCode.Done;
    }
}
