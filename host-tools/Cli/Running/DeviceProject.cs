using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using SecureBoot.Cli.Shell;
using SecureBoot.Provisioning.Flashing;
using SecureBoot.Signer;
using SecureBoot.Signer.Files;
using SecureBoot.Signer.ImageBodies;
using SecureBoot.Signer.Images;

namespace SecureBoot.Cli.Running;

/// <summary>A project that is compiled for the device, by the installed <c>dotnet</c>.</summary>
/// <param name="Pe">The program's .pe.</param>
/// <param name="Version">The project's version.</param>
internal sealed record DeviceProject(string Pe, string Version)
{
    /// <summary>The project's version as the version of an image.</summary>
    internal ImageVersion ImageVersion =>
        ImageVersion.TryParse(Version, out ImageVersion? version) && version is not null
            ? version
            : throw new MisuseException(
                $"found the project's version '{Printable.Escape(Version)}', expected {ImageVersion.ValidValues}",
                "change <Version> in the project: a fourth number goes behind a plus, and an image has no pre-release");

    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(15);

    /// <summary>The project file that a path means: itself, or the one project of a folder. Null for any other
    /// file.</summary>
    internal static string? Find(string path)
    {
        if (!Directory.Exists(path))
        {
            return path.EndsWith(".csproj", StringComparison.OrdinalIgnoreCase) ? path : null;
        }

        string[] projects = [.. Directory.GetFiles(path, "*.csproj").Order(StringComparer.Ordinal)];
        return projects.Length == 1
            ? projects[0]
            : throw new MisuseException(
                $"{path}: found {projects.Length} projects, expected one", "name the .csproj of the program");
    }

    /// <summary>Builds the project, with further options of dotnet, and reports the result.</summary>
    internal static DeviceProject Build(string project, Terminal terminal, params string[] options)
    {
        terminal.Progress($"building {project}");
        (int exitCode, string output) = Run(["build", project, "-v", "q", "-nologo", .. options]);
        if (exitCode != 0)
        {
            foreach (string line in output
                .Split('\n')
                .Where(line => line.Contains(": error ", StringComparison.Ordinal))
                .Distinct()
                .Take(10))
            {
                terminal.Hint(line.Trim());
            }

            throw new MisuseException(
                $"{project}: found a project that does not build, expected one that `dotnet build` builds",
                $"dotnet build {project} shows all of it");
        }

        (exitCode, output) = Run(["msbuild", project, "-getProperty:TargetPath", "-getProperty:Version", .. options]);
        return exitCode == 0 ? Read(project, output) : throw NoProgram(project);
    }

    /// <summary>The program and the libraries of its image, dependencies first; and the libraries with native code,
    /// which belong to the deployment.</summary>
    internal (BodyBuilder Body, List<string> Natives) MakeBody(IReadOnlySet<string> deployed)
    {
        BodyBuilder body = new();
        List<string> natives = [];
        HashSet<string> begun = [];
        Add(Path.GetFileNameWithoutExtension(Pe), deployed, begun, body, natives);
        return (body, natives);
    }

    private void Add(
        string name, IReadOnlySet<string> deployed, HashSet<string> begun, BodyBuilder body, List<string> natives)
    {
        if (deployed.Contains(name) || !begun.Add(name))
        {
            return;
        }

        string path = Path.Combine(Path.GetDirectoryName(Pe)!, name + ".pe");
        byte[] content = InputFile.Read(path, InputFile.MaxImageSize);
        BodyAssembly? assembly = new DeploymentReader(content).Assemblies is [var first, ..] ? first : null;
        foreach (AssemblyReference reference in assembly?.References ?? [])
        {
            Add(reference.Name, deployed, begun, body, natives);
        }

        if (assembly?.NativeChecksum is null or 0)
        {
            body.Add(path, content);
        }
        else
        {
            natives.Add(path);
        }
    }

    private static DeviceProject Read(string project, string output)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(output);
            JsonElement properties = document.RootElement.GetProperty("Properties");
            string pe = Path.ChangeExtension(properties.GetProperty("TargetPath").GetString() ?? "", ".pe");
            return File.Exists(pe)
                ? new DeviceProject(pe, properties.GetProperty(nameof(Version)).GetString() ?? "")
                : throw NoProgram(project);
        }
        catch (Exception exception) when (exception is JsonException or KeyNotFoundException
            or InvalidOperationException)
        {
            throw NoProgram(project);
        }
    }

    private static MisuseException NoProgram(string project)
    {
        return new MisuseException(
            $"{project}: found a project whose build leaves no .pe, expected one for the device",
            "give it the TargetFramework netnano1.0, and import Device.props: docs/device-build.md, section 2");
    }

    // A node that the build leaves behind would hold its streams open.
    private static (int ExitCode, string Output) Run(params string[] arguments)
    {
        try
        {
            (int exitCode, IReadOnlyList<string> lines) = ToolProcess.Run(
                ToolProcess.Dotnet, [.. arguments, "-nodeReuse:false"], s_patience, _ => { })
                ?? throw new MisuseException(
                    $"found no end of dotnet {string.Join(' ', arguments)} after {s_patience.TotalMinutes} minutes");
            return (exitCode, string.Join('\n', lines));
        }
        catch (System.ComponentModel.Win32Exception)
        {
            throw new MisuseException(
                "found no dotnet, expected the .NET SDK, which builds the project",
                "https://dotnet.microsoft.com has it; an image that is signed already needs none");
        }
    }
}
