using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace SecureBoot.Updates.Tests.Ddi;

/// <summary>A stand-in for Eclipse hawkBit's Direct Device Integration API v1, made from its published documents: one
/// board, with actions one after the other. The server refuses requests that the API's schema does not allow. The real
/// client swupdate runs against it too (<see cref="SwupdateTests"/>).</summary>
internal sealed partial class DdiServer(string address, string controller, string token)
{
    private static readonly string[] s_executions =
        ["closed", "proceeding", "canceled", "scheduled", "rejected", "resumed", "downloaded", "download"];
    private static readonly string[] s_finished = ["success", "failure", "none"];

    internal string Root { get; } = $"/DEFAULT/controller/v1/{controller}";

    internal string Sleep { get; set; } = "00:05:00";

    internal List<DdiAction> Actions { get; } = [];

    internal bool WantsConfig { get; set; } = true;

    internal Dictionary<string, string> Config { get; } = [];

    /// <summary>The number of sent bytes of files.</summary>
    internal long FileBytes { get; private set; }

    /// <summary>The requests except those for files: method and path below the root.</summary>
    internal List<string> Requests { get; } = [];

    /// <summary>The reasons of refusals.</summary>
    internal List<string> Refusals { get; } = [];

    private DdiAction? Current => Actions.FirstOrDefault(action => action.End is null || action.StaysOnOffer);

    /// <summary>Answers a request.</summary>
    internal DdiAnswer Handle(string method, string target, string? authorization, string? range, byte[] body)
    {
        string path = target.Split('?')[0];
        if (authorization != "TargetToken " + token)
        {
            return Refuse(401, "no such token");
        }

        if (!path.StartsWith(Root, StringComparison.Ordinal))
        {
            return Refuse(404, "no such board");
        }

        string rest = path[Root.Length..];
        Requests.Add($"{method} {rest}");
        Match file = FilePath().Match(rest);
        return (method, rest) switch
        {
            ("GET", "") => Json(WriteBase),
            ("PUT", "/configData") => TakeConfig(body),
            ("GET" or "HEAD", _) when file.Success =>
                ReadFile(int.Parse(file.Groups[1].Value, CultureInfo.InvariantCulture), file.Groups[2].Value, range),
            ("GET", _) when Find(rest, "/deploymentBase/", "") is DdiAction action =>
                Json(writer => WriteDeployment(writer, action)),
            ("POST", _) when Find(rest, "/deploymentBase/", "/feedback") is DdiAction action =>
                TakeFeedback(action, body, isCancel: false),
            ("GET", _) when FindCancel(rest, "") is DdiAction action => Json(writer => WriteCancel(writer, action)),
            ("POST", _) when FindCancel(rest, "/feedback") is DdiAction action =>
                TakeFeedback(action, body, isCancel: true),
            _ => Refuse(404, $"{method} {rest}"),
        };
    }

    private DdiAction? Find(string rest, string before, string after)
    {
        return Actions.FirstOrDefault(action => rest == $"{before}{action.Id}{after}");
    }

    private DdiAction? FindCancel(string rest, string after)
    {
        return Actions.FirstOrDefault(action =>
            action.CancelId != 0 && rest == $"/cancelAction/{action.CancelId}{after}");
    }

    private void WriteBase(Utf8JsonWriter writer)
    {
        writer.WriteStartObject("config");
        writer.WriteStartObject("polling");
        writer.WriteString("sleep", Sleep);
        writer.WriteEndObject();
        writer.WriteEndObject();
        writer.WriteStartObject("_links");
        if (Current is DdiAction action)
        {
            // hawkBit does the same: it does not offer an action while it cancels the action.
            bool isCanceled = action.CancelId != 0 && action.End is null;
            WriteLink(
                writer,
                isCanceled ? "cancelAction" : "deploymentBase",
                isCanceled ? $"/cancelAction/{action.CancelId}" : $"/deploymentBase/{action.Id}?c=-2127183556");
        }

        if (WantsConfig)
        {
            WriteLink(writer, "configData", "/configData");
        }

        writer.WriteEndObject();
    }

    private void WriteDeployment(Utf8JsonWriter writer, DdiAction action)
    {
        writer.WriteString("id", action.Id.ToString(CultureInfo.InvariantCulture));
        writer.WriteStartObject("deployment");
        writer.WriteString("download", action.Download);
        writer.WriteString("update", action.Update);
        if (action.MaintenanceWindow is not null)
        {
            writer.WriteString("maintenanceWindow", action.MaintenanceWindow);
        }

        writer.WriteStartArray("chunks");
        writer.WriteStartObject();
        writer.WriteString("part", "bApp");
        writer.WriteString("version", "1.2.3");
        writer.WriteString("name", "application");
        writer.WriteStartArray("artifacts");
        foreach ((string name, byte[] bytes) in action.Files)
        {
            WriteFile(writer, action, name, bytes);
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private void WriteFile(Utf8JsonWriter writer, DdiAction action, string name, byte[] bytes)
    {
        string path = $"/softwaremodules/{action.Id}/artifacts/{name}";
        writer.WriteStartObject();
        writer.WriteString("filename", name);
        writer.WriteStartObject("hashes");
#pragma warning disable CA5350, CA5351 // part of the interface; no client of this project reads them
        writer.WriteString("sha1", Convert.ToHexStringLower(SHA1.HashData(bytes)));
        writer.WriteString("md5", Convert.ToHexStringLower(MD5.HashData(bytes)));
#pragma warning restore CA5350, CA5351
        writer.WriteString("sha256", Convert.ToHexStringLower(SHA256.HashData(bytes)));
        writer.WriteEndObject();
        writer.WriteNumber("size", bytes.Length);
        writer.WriteStartObject("_links");
        WriteLink(writer, "download", path);
        WriteLink(writer, "md5sum", path + ".MD5SUM");
        WriteLink(writer, "download-http", path);
        WriteLink(writer, "md5sum-http", path + ".MD5SUM");
        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    private static void WriteCancel(Utf8JsonWriter writer, DdiAction action)
    {
        writer.WriteString("id", action.CancelId.ToString(CultureInfo.InvariantCulture));
        writer.WriteStartObject("cancelAction");
        writer.WriteString("stopId", action.Id.ToString(CultureInfo.InvariantCulture));
        writer.WriteEndObject();
    }

    private void WriteLink(Utf8JsonWriter writer, string name, string path)
    {
        writer.WriteStartObject(name);
        writer.WriteString("href", address + Root + path);
        writer.WriteEndObject();
    }

    private DdiAnswer TakeConfig(byte[] body)
    {
        JsonElement root = JsonDocument.Parse(body).RootElement;
        if (!root.TryGetProperty("data", out JsonElement data)
            || (root.TryGetProperty("mode", out JsonElement mode)
                && mode.GetString() is not ("merge" or "replace" or "remove")))
        {
            return Refuse(400, "configData");
        }

        foreach (JsonProperty one in data.EnumerateObject())
        {
            Config[one.Name] = one.Value.GetString()!;
        }

        WantsConfig = false;
        return new DdiAnswer(200, []);
    }

    private DdiAnswer TakeFeedback(DdiAction action, byte[] body, bool isCancel)
    {
        JsonElement status = JsonDocument.Parse(body).RootElement.GetProperty("status");
        string execution = status.GetProperty("execution").GetString()!;
        string finished = status.GetProperty("result").GetProperty("finished").GetString()!;
        string[] details = status.TryGetProperty("details", out JsonElement all)
            ? [.. all.EnumerateArray().Select(one => one.GetString()!)]
            : [];
        if (!s_executions.Contains(execution) || !s_finished.Contains(finished))
        {
            return Refuse(400, $"{execution} {finished}");
        }

        if (action.End is not null)
        {
            return new DdiAnswer(410, []);
        }

        action.Feedback.Add(
            $"{(isCancel ? "cancel " : "")}{execution} {finished} {details.FirstOrDefault()}".TrimEnd());
        if (isCancel && execution == "rejected")
        {
            action.CancelId = 0;
        }
        else if (execution is "closed" or "canceled")
        {
            action.End = isCancel ? "canceled" : finished == "failure" ? "failure" : "success";
        }

        return new DdiAnswer(200, []);
    }

    private DdiAnswer ReadFile(int module, string name, string? range)
    {
        byte[]? bytes = Actions.Where(action => action.Id == module).SelectMany(action =>
            action.Files).FirstOrDefault(file => file.Name == name).Bytes;
        if (bytes is null)
        {
            return Refuse(404, name);
        }

        Match asked = Range().Match(range ?? "");
        int from = asked.Success ? int.Parse(asked.Groups[1].Value, CultureInfo.InvariantCulture) : 0;
        if (from >= bytes.Length)
        {
            return new DdiAnswer(416, []);
        }

        FileBytes += bytes.Length - from;
        return asked.Success
            ? new DdiAnswer(206, bytes[from..]) { ContentRange = $"bytes {from}-{bytes.Length - 1}/{bytes.Length}" }
            : new DdiAnswer(200, bytes);
    }

    private DdiAnswer Refuse(int status, string why)
    {
        Refusals.Add($"{status} {why}");
        return new DdiAnswer(
            status,
            Encoding.ASCII.GetBytes("""{"errorCode":"hawkbit.server.error"}"""))
        { ContentType = "application/json" };
    }

    private static DdiAnswer Json(Action<Utf8JsonWriter> write)
    {
        using System.IO.MemoryStream stream = new();
        using (Utf8JsonWriter writer = new(stream))
        {
            writer.WriteStartObject();
            write(writer);
            writer.WriteEndObject();
        }

        return new DdiAnswer(200, stream.ToArray()) { ContentType = "application/hal+json" };
    }

    [GeneratedRegex("^/softwaremodules/([0-9]+)/artifacts/([^/]+)$")]
    private static partial Regex FilePath();

    [GeneratedRegex("^bytes=([0-9]+)-$")]
    private static partial Regex Range();
}

/// <summary>An answer of <see cref="DdiServer"/>.</summary>
internal sealed record DdiAnswer(int Status, byte[] Body)
{
    internal string ContentType { get; init; } = "application/octet-stream";

    internal string? ContentRange { get; init; }
}
