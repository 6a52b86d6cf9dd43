using System.CommandLine;
using System.IO;
using SecureBoot.Cli.Html;
using SecureBoot.Cli.Options;
using SecureBoot.Cli.Reports;
using SecureBoot.Cli.Shell;
using SecureBoot.Signer;
using SecureBoot.Signer.Files;
using SecureBoot.Signer.ImageBodies;
using SecureBoot.Signer.Images;

namespace SecureBoot.Cli.Commands;

/// <summary>secureboot inspect: shows the content of an image.</summary>
internal sealed class InspectCommand : ToolCommand
{
    private readonly Terminal _terminal;
    private readonly OutputWriter _writer;
    private readonly Flag _json;
    private readonly Option<string> _html;
    private readonly Argument<string> _image;

    internal InspectCommand(Terminal terminal, OutputWriter writer)
        : base(
            "inspect",
            "Show an image's header, every TLV, the assemblies in its body and who claims to have signed it; or the "
                + "assemblies of a .pe or a deployment.",
            "[options] IMAGE|ASSEMBLY.pe|DEPLOYMENT.bin",
            """
            secureboot inspect app.img
            secureboot inspect --json app.img
            secureboot inspect App.pe
            """)
    {
        _terminal = terminal;
        _writer = writer;
        _json = AddFlag("--json", "print JSON, one object");
        _html = AddOption("--html", "FILE", "write a map of the image as a page for a browser");
        _image = new Argument<string>("IMAGE")
        {
            Description = "the image, which need not verify; or assemblies",
            Arity = ArgumentArity.ExactlyOne
        };
        Add(_image);
    }

    protected override int Run(ParseResult arguments)
    {
        string path = PathText.Require("IMAGE", arguments.GetRequiredValue(_image));
        string? page = arguments.GetValue(_html) is { } html ? ReportFile.Require("--html", html) : null;
        byte[] file = ImageBytes.Read(path);
        if (DeploymentReader.IsPossible(file))
        {
            if (page is not null)
            {
                throw new MisuseException($"{path}: found assemblies, expected an image for --html");
            }

            return InspectAssemblies(arguments, file);
        }

        ImageReport report = ImageInspector.Inspect(file);
        if (page is not null)
        {
            ReportFile.Write(
                _writer, _terminal, page, ImagePage.Write(Path.GetFileName(path), report), _json.IsGiven(arguments));
        }

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
                _terminal.Warning(
                    $"the image names {signer.KnownAs}, a published development key: anybody can sign with it");
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
            _terminal.Error($"{arguments.GetRequiredValue(_image)}: found bytes at "
                + $"{reader.Position} that are no assembly: {problem}");
            return ExitCode.Refused;
        }

        return ExitCode.Done;
    }
}
