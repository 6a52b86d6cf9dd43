using System;
using System.Collections.Generic;
using System.CommandLine;
using System.IO;
using SecureBoot.Cli.Audit;
using SecureBoot.Cli.Html;
using SecureBoot.Cli.Options;
using SecureBoot.Cli.Shell;
using SecureBoot.Signer;
using SecureBoot.Signer.Files;

namespace SecureBoot.Cli.Commands;

/// <summary>secureboot audit: the places of assemblies that a reader should look at.</summary>
internal sealed class AuditCommand : ToolCommand
{
    private const string DenyNew = "new";

    private readonly Terminal _terminal;
    private readonly OutputWriter _writer;
    private readonly Option<string[]> _references;
    private readonly Option<string> _baseline;
    private readonly Flag _update;
    private readonly Option<string> _deny;
    private readonly Flag _json;
    private readonly Option<string> _html;
    private readonly Option<string> _sarif;
    private readonly Flag _force;
    private readonly Argument<string[]> _files;

    internal AuditCommand(Terminal terminal, OutputWriter writer)
        : base(
            "audit",
            "List what no check sees in assemblies: native methods, ranges and arrays of variable size, swallowed "
                + "exceptions, threads, static fields, reflection, allocations in loops; each with the guard that "
                + "bounds it.",
            "[options] IMAGE|DEPLOYMENT.bin|ASSEMBLY.pe...",
            """
            secureboot audit App.pe
            secureboot audit --baseline app.audit --update app.img
            secureboot audit --baseline app.audit --deny new app.img
            """)
    {
        _terminal = terminal;
        _writer = writer;
        _references = AddRepeatable(
            "--reference",
            "FOLDER",
            "a folder with libraries, and with the .pe, .pdb and .pdbx of what is audited, for file and line");
        _baseline = AddOption("--baseline", "FILE", "the sites that were reviewed: show only others");
        _update = AddFlag("--update", "write --baseline FILE with the sites of now; notes of those that stay are kept");
        _deny = AddOption("--deny", "new", "exit 1 on a site that is not in --baseline FILE");
        _json = AddFlag("--json", "print JSON, one object");
        _html = AddOption("--html", "FILE", "write the sites as a page for a browser");
        _sarif = AddOption("--sarif", "FILE", "write the sites as SARIF 2.1.0");
        _force = AddFlag("--force", "replace --sarif FILE if it exists");
        _files = new Argument<string[]>("FILE")
        {
            Description = "images, deployments or assemblies; what they refer "
            + "to is found beside them",
            Arity = ArgumentArity.OneOrMore
        };
        Add(_files);
    }

    protected override int Run(ParseResult arguments)
    {
        string[] paths = Array.ConvertAll(arguments.GetRequiredValue(_files), path => PathText.Require("FILE", path));
        string? page = arguments.GetValue(_html) is { } html ? ReportFile.Require("--html", html) : null;
        string? sarif = RequireSarif(arguments);
        string? baselinePath = RequireBaseline(arguments);
        bool isUpdate = _update.IsGiven(arguments);
        Given.RequireOther(_html, page, _sarif, sarif);
        Given.RequireOther(_baseline, baselinePath, _sarif, sarif);
        Given.RequireOther(_baseline, baselinePath, _html, page);
        AuditBaseline? baseline = baselinePath is null ? null : ReadBaseline(baselinePath, isUpdate);
        AuditReport report = AuditReport.Of(new AuditInput(paths, arguments.GetValue(_references) ?? []));
        if (report.Missing.Count > 0)
        {
            _terminal.Warning($"found {report.Missing.Count} references to what is not there, so that not each native "
                + $"method is known: {Printable.Escape(report.Missing[0])}");
            _terminal.Hint("--reference FOLDER names a folder with libraries");
        }

        RequireSarif(arguments);
        if (isUpdate)
        {
            byte[] updated = baseline!.Updated(report);
            _writer.Write(baselinePath!, updated, File.Exists(baselinePath!));
            baseline = AuditBaseline.Read(baselinePath!, updated);
        }

        IReadOnlyList<AuditSite>? unknown = baseline?.New(report.Sites);
        IReadOnlyList<string> gone = baseline?.Gone(report) ?? [];
        WriteFiles(arguments, report, unknown, page, sarif);
        Print(arguments, report, unknown, gone, baseline);
        return Judge(arguments, unknown, baselinePath);
    }

    private string? RequireSarif(ParseResult arguments)
    {
        Given.RequireWith(arguments, _force, _sarif);
        if (arguments.GetValue(_sarif) is not { } path)
        {
            return null;
        }

        OutputName.RequireFree(PathText.Require("--sarif", path), _force.IsGiven(arguments));
        return path;
    }

    private string? RequireBaseline(ParseResult arguments)
    {
        string? path = arguments.GetValue(_baseline) is { } given ? PathText.Require("--baseline", given) : null;
        string? deny = arguments.GetValue(_deny);
        if (deny is not null and not DenyNew)
        {
            throw new MisuseException($"--deny: found '{deny}', expected {DenyNew}");
        }

        if (path is null && (deny is not null || _update.IsGiven(arguments)))
        {
            throw new MisuseException(
                $"found {(deny is null ? "--update" : "--deny")} without --baseline, expected the file of the "
                    + "reviewed sites",
                "--baseline FILE names it");
        }

        return path is not null && deny is not null && _update.IsGiven(arguments)
            ? throw new MisuseException(
                "found --deny and --update, expected one of them: what is written first denies nothing")
            : path;
    }

    private static AuditBaseline ReadBaseline(string path, bool isUpdate)
    {
        if (File.Exists(path))
        {
            return AuditBaseline.Read(path, isUpdate
                ? InputFile.ReadToReplace(path, InputFile.MaxImageSize)
                : InputFile.Read(path, InputFile.MaxImageSize));
        }

        return isUpdate
            ? AuditBaseline.Empty()
            : throw new MisuseException(
                $"--baseline: found no file {path}, expected the sites that were reviewed", "--update writes it");
    }

    private void WriteFiles(
        ParseResult arguments, AuditReport report, IReadOnlyList<AuditSite>? unknown, string? page, string? sarif)
    {
        bool isQuiet = _json.IsGiven(arguments);
        if (page is not null)
        {
            ReportFile.Write(_writer, _terminal, page, AuditPage.Write(report, unknown), isQuiet);
        }

        if (sarif is not null)
        {
            _writer.Write(sarif, AuditSarif.Write(report, unknown, ToolVersion.Text), _force.IsGiven(arguments));
            if (!isQuiet)
            {
                _terminal.Answer("wrote", Printable.Escape(sarif));
            }
        }
    }

    private void Print(
        ParseResult arguments,
        AuditReport report,
        IReadOnlyList<AuditSite>? unknown,
        IReadOnlyList<string> gone,
        AuditBaseline? baseline)
    {
        if (_json.IsGiven(arguments))
        {
            _terminal.AnswerBytes(AuditJson.Write(report, unknown, gone));
            return;
        }

        new AuditText(_terminal).Write(report, unknown);
        foreach (string line in gone)
        {
            _terminal.Answer("gone", Printable.Escape(line));
        }

        if (unknown is not null)
        {
            _terminal.Answer(
                "baseline",
                $"{baseline!.Count} sites, {unknown.Count} found that are not in it, {gone.Count} lines with too many");
        }
    }

    private int Judge(ParseResult arguments, IReadOnlyList<AuditSite>? unknown, string? baseline)
    {
        if (arguments.GetValue(_deny) is null || unknown!.Count == 0)
        {
            return ExitCode.Done;
        }

        AuditSite first = unknown[0];
        _terminal.Error($"found {unknown.Count} sites that are not in {Printable.Escape(baseline!)}, the first "
            + $"{Printable.Escape(AuditText.Place(first))}: {Printable.Escape(first.Key)}");
        _terminal.Hint("look at each, then write them down with --update");
        return ExitCode.Refused;
    }
}
