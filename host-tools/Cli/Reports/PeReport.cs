using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json.Nodes;
using SecureBoot.Cli.Shell;
using SecureBoot.MetadataProcessor;
using SecureBoot.MetadataProcessor.Problems;
using SecureBoot.PeFormat;
using SecureBoot.PeFormat.Checks;
using SecureBoot.Signer.Files;

namespace SecureBoot.Cli.Reports;

/// <summary>Reports the result of an assembly, as text or as JSON (docs/cli.md has the members).</summary>
internal sealed class PeReport(Terminal terminal, string path)
{
    private readonly Terminal _terminal = terminal;
    private readonly string _path = path;

    internal void Write(ProcessedAssembly processed, bool isCompared, string? difference, bool json)
    {
        WriteProblems(processed);
        if (json)
        {
            _terminal.AnswerBytes(Json(processed, isCompared, difference));
        }
        else if (!processed.IsRefused)
        {
            WriteText(processed, isCompared, difference);
        }

        if (difference is not null)
        {
            _terminal.Error($"{_path}: differs in {difference}");
        }
    }

    // One error per run, as in each command: several problems are listed below the error.
    private void WriteProblems(ProcessedAssembly processed)
    {
        List<ProcessorProblem> errors = [.. processed.Problems.Where(static problem => problem.IsError)];
        if (errors.Count > 1)
        {
            _terminal.Error(string.Create(
                CultureInfo.InvariantCulture, $"{_path}: refused for {errors.Count} reasons"));
        }

        foreach (ProcessorProblem problem in processed.Problems)
        {
            string text = $"{Place(problem)}: {Code(problem)}: {problem.Text}";
            if (!problem.IsError)
            {
                _terminal.Warning(text);
            }
            else if (errors.Count > 1)
            {
                _terminal.Hint(text);
            }
            else
            {
                _terminal.Error(text);
            }
        }
    }

    private void WriteText(ProcessedAssembly processed, bool isCompared, string? difference)
    {
        PeFile file = CheckedPe.Read(processed.Pe, checkBodies: false);
        _terminal.Answer("assembly", $"{file.Name} {file.Version}");
        _terminal.Answer("size", string.Create(CultureInfo.InvariantCulture, $"{processed.Pe.Length} bytes"));
        _terminal.Answer("native checksum", file.NativeChecksum == 0 ? "none" : $"0x{file.NativeChecksum:X8}");
        foreach (TableUse use in processed.Tables)
        {
            string limit = use.Limit == int.MaxValue
                ? ""
                : string.Create(CultureInfo.InvariantCulture, $" of {use.Limit}");
            _terminal.Answer(
                use.Table.ToString(),
                string.Create(CultureInfo.InvariantCulture, $"{use.Used}{limit} {(use.IsInBytes ? "bytes" : "rows")}"));
        }

        if (isCompared)
        {
            _terminal.Verdict("comparison", difference is null ? "the same" : "different", difference is null);
        }
    }

    private byte[] Json(ProcessedAssembly processed, bool isCompared, string? difference)
    {
        JsonObject json = new()
        {
            ["file"] = _path,
            ["refused"] = processed.IsRefused,
            ["size"] = processed.Pe.Length,
            ["problems"] = JsonOutput.List(processed.Problems, problem => new JsonObject
            {
                ["code"] = Code(problem),
                ["error"] = problem.IsError,
                ["text"] = problem.Text,
                ["source"] = problem.File,
                ["line"] = problem.Line,
                ["column"] = problem.Column,
            }),
            ["tables"] = JsonOutput.List(processed.Tables, use => new JsonObject
            {
                ["name"] = use.Table.ToString(),
                ["used"] = use.Used,
                ["limit"] = use.Limit,
                ["unit"] = use.IsInBytes ? "bytes" : "rows",
            }),
        };
        if (isCompared)
        {
            json["difference"] = difference;
        }

        return JsonOutput.Write(json);
    }

    private string Place(ProcessorProblem problem) =>
        problem.File is null
            ? _path
            : string.Create(CultureInfo.InvariantCulture, $"{problem.File}({problem.Line},{problem.Column})");

    private static string Code(ProcessorProblem problem) => $"SBP{(int)problem.Code:D3}";
}
