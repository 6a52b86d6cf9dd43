using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using SecureBoot.Cli.Shell;
using SecureBoot.Signer.Files;

namespace SecureBoot.Cli.Race;

/// <summary>Reads the log that the compiler writes with <c>ErrorLog</c>: SARIF 2.1.0, or 1.0.0 without a version in the
/// option.</summary>
internal static class FindingLog
{
    private static readonly string[] s_rules = ["SB1101", "SB1110"];

    /// <summary>The findings of threads, suppressed ones too, each once.</summary>
    /// <exception cref="MisuseException">The file is no such log.</exception>
    internal static IReadOnlyList<RaceFinding> Read(string path)
    {
        try
        {
            using JsonDocument log = JsonDocument.Parse(InputFile.Read(path, InputFile.MaxImageSize));
            IEnumerable<JsonElement> results = log.RootElement
                .GetProperty("runs")
                .EnumerateArray()
                .SelectMany(run => run.GetProperty("results").EnumerateArray());
            return [.. results
                .Where(result => s_rules.Contains(result.GetProperty("ruleId").GetString()))
                .Select(Finding)
                .Distinct()];
        }
        catch (Exception exception) when (exception is JsonException or KeyNotFoundException
            or InvalidOperationException or FormatException or UriFormatException)
        {
            string found = exception is JsonException ? "no JSON" : "JSON that is no SARIF log";
            throw new MisuseException(
                $"{path}: found {found}, expected runs with results, each with ruleId, message and location",
                "dotnet build -p:ErrorLog=App.sarif%2Cversion=2.1 writes one");
        }
    }

    private static RaceFinding Finding(JsonElement result)
    {
        JsonElement place = result.GetProperty("locations")[0];
        bool isNew = place.TryGetProperty("physicalLocation", out JsonElement physical);
        JsonElement file = isNew ? physical.GetProperty("artifactLocation") : place.GetProperty("resultFile");
        JsonElement region = isNew ? physical.GetProperty("region") : file.GetProperty("region");
        JsonElement message = result.GetProperty("message");
        string text = message.ValueKind == JsonValueKind.String
            ? message.GetString()!
            : message.GetProperty("text").GetString()!;
        string uri = file.GetProperty("uri").GetString()!;
        string source = Uri.TryCreate(uri, UriKind.Absolute, out Uri? full) && full.IsFile
            ? full.LocalPath
            : Uri.UnescapeDataString(uri);
        return new RaceFinding(
            result.GetProperty("ruleId").GetString()!, source, region.GetProperty("startLine").GetInt32(), text);
    }
}
