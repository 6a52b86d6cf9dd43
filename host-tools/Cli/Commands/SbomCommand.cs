using System;
using System.CommandLine;
using System.Globalization;
using SecureBoot.Cli.Options;
using SecureBoot.Cli.Sbom;
using SecureBoot.Cli.Shell;
using SecureBoot.Signer;
using SecureBoot.Signer.Files;
using SecureBoot.Signer.Sbom;

namespace SecureBoot.Cli.Commands;

/// <summary>secureboot sbom: the parts of an image, or of this command.</summary>
internal sealed class SbomCommand : ToolCommand
{
    private const string TimeFormat = "yyyy-MM-dd'T'HH:mm:ss'Z'";

    private readonly Terminal _terminal;
    private readonly OutputWriter _writer;
    private readonly Flag _tool;
    private readonly Option<string> _timestamp;
    private readonly Option<string> _out;
    private readonly Flag _force;
    private readonly Argument<string> _image;

    internal SbomCommand(Terminal terminal, OutputWriter writer)
        : base(
            "sbom",
            "Write the bill of materials of an image, or of this command, as CycloneDX 1.6 JSON.",
            "[options] IMAGE | --tool",
            """
            secureboot sbom --out app.cdx.json app.img
            secureboot sbom --tool
            """)
    {
        _terminal = terminal;
        _writer = writer;
        _tool = AddFlag("--tool", "the bill of this command instead of an image's");
        _timestamp = AddOption(
            "--timestamp",
            "TIME",
            "a time for the bill, such as 2026-03-01T12:00:00Z; default none, the same input gives the same bytes");
        _out = AddOption("--out", "FILE", "the file to write; default is the standard output");
        _force = AddFlag("--force", "replace FILE if it exists");
        _image = new Argument<string>("IMAGE")
        {
            Description = "the image; its digest is checked, its signatures "
            + "are not",
            Arity = ArgumentArity.ZeroOrOne
        };
        Add(_image);
    }

    protected override int Run(ParseResult arguments)
    {
        string? timestamp = ParseTime(arguments.GetValue(_timestamp));
        string? path = PathText.OfOutput(arguments, _out);
        bool force = _force.IsGiven(arguments);
        if (path is not null)
        {
            OutputName.RequireFree(path, force);
        }

        byte[] bill = Read(arguments).Write(timestamp);
        if (path is null)
        {
            _terminal.AnswerBytes(bill);
        }
        else
        {
            _writer.Write(path, bill, force);
            _terminal.Answer("wrote", Printable.Escape(path));
        }

        return ExitCode.Done;
    }

    private static string? ParseTime(string? text)
    {
        return text is null
            || DateTime.TryParseExact(
                text, TimeFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out _)
            ? text
            : throw new MisuseException(
                $"--timestamp: found '{text}', expected a time in UTC such as 2026-03-01T12:00:00Z");
    }

    private BillOfMaterials Read(ParseResult arguments)
    {
        string version = ToolVersion.Text;
        string? image = arguments.GetValue(_image);
        if (_tool.IsGiven(arguments) == (image is not null))
        {
            throw new MisuseException(
                $"found {(image is null ? "no image" : "an image and --tool")}, expected an image or --tool");
        }

        return image is null
            ? ToolBill.Read(AppContext.BaseDirectory, version)
            : ImageBill.Of(image, InputFile.Read(PathText.Require("IMAGE", image), InputFile.MaxImageSize), version);
    }
}
