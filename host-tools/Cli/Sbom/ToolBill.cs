using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using System.Text.Json;
using SecureBoot.Cli.Shell;
using SecureBoot.Signer.Files;
using SecureBoot.Signer.Sbom;

namespace SecureBoot.Cli.Sbom;

/// <summary>The bill of materials of the command itself: from SecureBoot.Cli.deps.json, which its build wrote, and from
/// its files.</summary>
internal sealed class ToolBill
{
    private const string Command = "SecureBoot.Cli";

    private readonly string _folder;
    private readonly Dictionary<string, JsonElement> _libraries;
    private readonly Dictionary<string, string> _types;

    private ToolBill(string folder, JsonElement root)
    {
        _folder = folder;
        JsonElement target = root.GetProperty("targets").EnumerateObject().First().Value;
        _libraries = target.EnumerateObject().ToDictionary(library => library.Name, library => library.Value);
        _types = root
            .GetProperty("libraries")
            .EnumerateObject()
            .ToDictionary(library => library.Name, library => library.Value.GetProperty("type").GetString() ?? "");
    }

    internal static BillOfMaterials Read(string folder, string version)
    {
        string path = Path.Combine(folder, Command + ".deps.json");
        if (!File.Exists(path))
        {
            throw new MisuseException(
                $"found no {path}, expected the list of parts that the command was built with",
                "a command that was published as one file has none; use the tool package or a build");
        }

        using JsonDocument document = JsonDocument.Parse(InputFile.Read(path, InputFile.MaxImageSize));
        return new ToolBill(folder, document.RootElement).Make(version);
    }

    private BillOfMaterials Make(string version)
    {
        List<string> names = [.. _libraries.Keys
            .Where(name => _types.GetValueOrDefault(name) is "package" or "project")
            .Order(StringComparer.Ordinal)];
        string own = names.Single(name => name.StartsWith(Command + "/", StringComparison.Ordinal));
        List<BomPart> parts = [.. names.Where(name => name != own).SelectMany(Describe)];
        parts.AddRange(DescribeFirmware());
        return new BillOfMaterials(
            Describe(own).First() with { Kind = "application", Name = "secureboot" }, parts, version);
    }

    // One part for each library; a package with several files also has a part for each file.
    private IEnumerable<BomPart> Describe(string library)
    {
        string[] name = library.Split('/', 2);
        List<string> files = [.. Members(_libraries[library], "runtime")
            .Select(file => Path.GetFileName(file.Name))
            .Order(StringComparer.Ordinal)];
        List<string> needs = [.. Members(_libraries[library], "dependencies")
            .Select(need => $"{need.Name}/{need.Value.GetString()}")
            .Where(_libraries.ContainsKey)
            .Where(need => _types.GetValueOrDefault(need) is "package" or "project")];
        BomPart part = new("library", library, name[0], name[1])
        {
            PackageUrl = _types[library] == "package" ? $"pkg:nuget/{name[0]}@{name[1]}" : null,
            Sha256 = files.Count == 1 ? Hash(files[0]) : null,
        };
        List<BomPart> inside = files.Count > 1
            ? [.. files.Select(file => new BomPart("file", $"{library}/{file}", file, null) { Sha256 = Hash(file) })]
            : [];
        return inside.Prepend(part with { Needs = [.. needs, .. inside.Select(file => file.Reference)] });
    }

    private IEnumerable<BomPart> DescribeFirmware()
    {
        string folder = Path.Combine(_folder, "firmware");
        return !Directory.Exists(folder)
            ? []
            : Directory
                .GetFiles(folder, "*.pe")
                .Order(StringComparer.Ordinal)
                .Select(path => Path.Combine("firmware", Path.GetFileName(path)))
                .Select(file =>
                    new BomPart(
                        "firmware",
                        file.Replace('\\', '/'),
                        Path.GetFileNameWithoutExtension(file),
                        null)
                    { Sha256 = Hash(file) });
    }

    private string Hash(string file)
    {
        return Convert.ToHexStringLower(SHA256.HashData(InputFile.Read(
            Path.Combine(_folder, file), InputFile.MaxImageSize)));
    }

    private static List<JsonProperty> Members(JsonElement library, string name)
    {
        return library.TryGetProperty(name, out JsonElement members) ? [.. members.EnumerateObject()] : [];
    }
}
