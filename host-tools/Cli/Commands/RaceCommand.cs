using System;
using System.Collections.Generic;
using System.CommandLine;
using System.IO;
using System.Linq;
using System.Text.Json.Nodes;
using SecureBoot.Cli.Audit;
using SecureBoot.Cli.Options;
using SecureBoot.Cli.Race;
using SecureBoot.Cli.Running;
using SecureBoot.Cli.Shell;
using SecureBoot.Emulator.Execution;
using SecureBoot.Emulator.Results;
using SecureBoot.Signer;
using SecureBoot.Signer.Files;

namespace SecureBoot.Cli.Commands;

/// <summary>secureboot race: whether a race that the analyzers report can be reached by a run.</summary>
internal sealed class RaceCommand : ToolCommand
{
    private const int DefaultSchedules = 64;
    private const int MostSchedules = 10_000;
    private const int DefaultInstructions = 2_000_000;

    private readonly Terminal _terminal;
    private readonly Option<string> _findings;
    private readonly Option<string[]> _finding;
    private readonly Option<string> _schedules;
    private readonly Option<string> _instructions;
    private readonly Flag _json;
    private readonly Argument<string[]> _assemblies;

    internal RaceCommand(Terminal terminal)
        : base(
            "race",
            "Replay the races that the analyzers report (SB1101, SB1110) under directed schedules: exit 1 if one is "
                + "confirmed, with the interleaving line by line.",
            "[options] APP.pe [LIBRARY.pe...]",
            """
            secureboot race --findings App.sarif App.pe
            secureboot race --findings App.sarif --finding SB1101:Program.cs:33 App.pe
            """)
    {
        _terminal = terminal;
        _findings = AddOption(
            "--findings",
            "FILE",
            "the compiler's log, which dotnet build -p:ErrorLog=App.sarif%2Cversion=2.1 writes; default is "
                + "APP.sarif beside APP.pe");
        _finding = AddRepeatable(
            "--finding", "RULE[:FILE:LINE]", "only these findings; default is all of SB1101 and SB1110");
        _schedules = AddOption("--schedules", "N", "schedules for a finding at most; default 64");
        _instructions = AddOption("--instructions", "N", "end each run after so many IL instructions; default 2000000");
        _json = AddFlag("--json", "print JSON, one object");
        _assemblies = new Argument<string[]>("ASSEMBLY")
        {
            Description = "the program with .pdb and .pdbx beside "
            + "it, then libraries that are not there",
            Arity = ArgumentArity.OneOrMore
        };
        Add(_assemblies);
    }

    protected override int Run(ParseResult arguments)
    {
        string[] paths = Array.ConvertAll(
            arguments.GetRequiredValue(_assemblies), path => PathText.Require("ASSEMBLY", path));
        int schedules = (int)Number.Of(arguments, _schedules, 1, MostSchedules, DefaultSchedules);
        long instructions = Number.Of(arguments, _instructions, 1, uint.MaxValue, DefaultInstructions);
        IReadOnlyList<RaceFinding> findings = Findings(arguments, paths[0]);
        try
        {
            AuditedFile program = new AuditInput(paths, []).Assemblies[0];
            if (program.Symbols is null)
            {
                throw new MisuseException(
                    $"{paths[0]}: found no symbols, expected its .pdb and .pdbx beside it",
                    "`dotnet build` of a device project leaves them there");
            }

            RaceRun run = new(new DevicePrograms(paths), new Limits { Instructions = instructions }, schedules);
            return Report(arguments, [.. findings.Select(finding => run.Try(new RaceTarget(program, finding)))]);
        }
        catch (ProcessingException refused)
        {
            throw new RefusalException(
                $"{refused.Path}: the device could not run it", refused.Problems[0].ToString(refused.Path));
        }
        catch (RefusedException refused)
        {
            throw new RefusalException($"cannot load {refused.Assembly}: {refused.Offences[0]}");
        }
        catch (InvalidOperationException)
        {
            throw new MisuseException(
                "found no entry point, expected a program with a static method Main", "name the program first");
        }
    }

    private IReadOnlyList<RaceFinding> Findings(ParseResult arguments, string program)
    {
        string log = arguments.GetValue(_findings) is { } given
            ? PathText.Require("--findings", given)
            : Path.ChangeExtension(program, ".sarif");
        if (!File.Exists(log))
        {
            throw new MisuseException(
                $"found no file {log}, expected the log of the compiler with its findings",
                "dotnet build -p:ErrorLog=App.sarif%2Cversion=2.1 writes it; --findings FILE names it");
        }

        IReadOnlyList<RaceFinding> all = FindingLog.Read(log);
        string[] wanted = arguments.GetValue(_finding) ?? [];
        string? unknown = Array.Find(wanted, text => !all.Any(finding => finding.IsMeant(text)));
        if (unknown is not null)
        {
            string names = all.Count == 0
                ? "no finding of SB1101 or SB1110"
                : string.Join(", ", all.Select(finding => finding.Name));
            throw new MisuseException($"--finding: found '{unknown}', which {log} does not have: it has {names}");
        }

        return wanted.Length == 0 ? all : [.. all.Where(finding => wanted.Any(finding.IsMeant))];
    }

    private int Report(ParseResult arguments, IReadOnlyList<RaceVerdict> verdicts)
    {
        if (_json.IsGiven(arguments))
        {
            _terminal.AnswerBytes(ToJson(verdicts));
        }
        else
        {
            Print(verdicts);
        }

        return verdicts.Any(verdict => verdict.IsConfirmed) ? ExitCode.Refused : ExitCode.Done;
    }

    private void Print(IReadOnlyList<RaceVerdict> verdicts)
    {
        if (verdicts.Count == 0)
        {
            _terminal.Answer("findings", "none of SB1101 or SB1110");
        }

        foreach (RaceVerdict verdict in verdicts)
        {
            _terminal.Answer("finding", Printable.Escape($"{verdict.Finding.Name}: {verdict.Finding.Message}"));
            _terminal.Verdict("  verdict", Text(verdict), !verdict.IsConfirmed);
            foreach (RaceStep step in verdict.Steps)
            {
                string what = step.Verb is null ? "" : $", {step.Verb} {verdict.Finding.Variable}";
                _terminal.Answer($"  thread {step.Thread}", Printable.Escape($"{Place(step)} {step.Method}{what}"));
            }
        }
    }

    private static string Text(RaceVerdict verdict)
    {
        return verdict.IsConfirmed ? $"confirmed by schedule {verdict.Schedules}"
            : verdict.Schedules == 0 ? "not in this program: nothing touches the field in that line"
            : $"not reached in {verdict.Schedules} schedules";
    }

    private static string Place(RaceStep step) =>
        step.File is null ? "?" : $"{Path.GetFileName(step.File)}:{step.Line}";

    private static byte[] ToJson(IReadOnlyList<RaceVerdict> verdicts)
    {
        return JsonOutput.Write(new JsonObject
        {
            ["findings"] = JsonOutput.List(verdicts, verdict => new JsonObject
            {
                ["rule"] = verdict.Finding.Rule,
                ["file"] = verdict.Finding.File,
                ["line"] = verdict.Finding.Line,
                ["message"] = verdict.Finding.Message,
                ["confirmed"] = verdict.IsConfirmed,
                ["schedules"] = verdict.Schedules,
                ["steps"] = JsonOutput.List(verdict.Steps, step => new JsonObject
                {
                    ["thread"] = step.Thread,
                    ["file"] = step.File,
                    ["line"] = step.Line,
                    ["method"] = step.Method,
                    ["does"] = step.Verb,
                }),
            }),
        });
    }
}
