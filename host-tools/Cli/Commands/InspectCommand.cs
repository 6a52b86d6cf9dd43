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
            "Show an image's header, every TLV, the assemblies in its body and who claims to have signed it; or the assemblies of a .pe or a deployment.",
            "[options] IMAGE|ASSEMBLY.pe|DEPLOYMENT.bin",
            """
            secureboot inspect app.img
            secureboot inspect --json app.img
            secureboot inspect App.pe
            """)
    {
        _terminal = terminal;
        _json = AddFlag("--json", "print JSON, one object");
        _image = new Argument<string>("IMAGE") { Description = "the image, which need not verify; or assemblies", Arity = ArgumentArity.ExactlyOne };
        Add(_image);
    }

    protected override int Run(ParseResult arguments)
    {
        byte[] file = InputFile.Read(PathText.Require("IMAGE", arguments.GetRequiredValue(_image)), InputFile.MaxImageSize);
        if (DeploymentReader.IsPossible(file))
        {
            return InspectAssemblies(arguments, file);
        }

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

    private int InspectAssemblies(ParseResult arguments, byte[] file)
    {
        DeploymentReader reader = new(file);
        if (_json.IsGiven(arguments))
        {
            _terminal.AnswerBytes(ReportJson.Write(reader.Assemblies));
        }
        else
        {
            new AssemblyText(_terminal).Write(reader.Assemblies);
        }

        if (reader.Problem is { } problem)
        {
            _terminal.Error($"{arguments.GetRequiredValue(_image)}: found bytes at {reader.Position} that are no assembly: {problem}");
            return ExitCode.Refused;
        }

        return ExitCode.Done;
    }
}
