using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using SecureBoot.PeFormat;
using SecureBoot.PeFormat.Checks;
using SecureBoot.PeFormat.Linking;
using SecureBoot.Signer;
using SecureBoot.Signer.Files;

namespace SecureBoot.Provisioning.Flashing;

/// <summary>Makes the boot stage's deployment of the <c>.pe</c> files that a build left in one folder: the boot stage
/// and everything that it refers to, dependencies first.</summary>
public sealed class DeploymentBuilder
{
    private const string BuildIt = "`dotnet build firmware/BootStage` leaves all of them";

    private readonly string _folder;
    private readonly HashSet<string> _begun = [];
    private readonly List<PeFile> _files = [];
    private readonly List<byte[]> _parts = [];
    private readonly List<string> _problems = [];

    private DeploymentBuilder(string folder)
    {
        _folder = folder;
    }

    /// <summary>The assemblies one after the other. The size of each is a multiple of 4 bytes by its own
    /// tables.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="hasLibraries">Whether each library that the project named belongs to it, also one that only the
    /// application uses.</param>
    /// <exception cref="FlashException">An assembly is missing or damaged, or the runtime would not resolve a
    /// reference;
    /// the message names each and who refers to it.</exception>
    public static byte[] Build(string folder, bool hasLibraries)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        DeploymentBuilder builder = new(folder);
        builder.Add(Deployment.BootStage, "the deployment's program");
        if (hasLibraries)
        {
            builder.AddNamedLibraries();
        }

        builder.RequireNoProblem();
        builder._problems.AddRange(PeLinker.Link(builder._files).Problems);
        builder.RequireNoProblem();
        return [.. builder._parts.SelectMany(part => part)];
    }

    // No code of the boot stage refers to a library that only the application uses. A library with native code must be
    // here in any case: the runtime binds no native code to an assembly in an image. So must a library that refers to
    // such a library. For the libraries that the project names, the build writes a .dll beside the .pe.
    private void AddNamedLibraries()
    {
        foreach (string path in Directory.GetFiles(_folder, "*.pe").Order(System.StringComparer.Ordinal))
        {
            string name = Path.GetFileNameWithoutExtension(path);
            if (!_begun.Contains(name) && File.Exists(Path.ChangeExtension(path, ".dll")))
            {
                Add(name, "which stands beside the boot stage");
            }
        }
    }

    private void Add(string name, string reason)
    {
        if (!_begun.Add(name))
        {
            return;
        }

        string path = Path.Combine(_folder, name + ".pe");
        if (!File.Exists(path))
        {
            _problems.Add($"{name}.pe is missing, {reason}");
            return;
        }

        byte[] content = InputFile.Read(path, InputFile.MaxImageSize);
        if (Read(path, name, content) is not { } file)
        {
            return;
        }

        foreach (AssemblyRefRow reference in file.AssemblyRefs)
        {
            Add(file.Text(reference.Name), $"which {name} refers to");
        }

        _files.Add(file);
        _parts.Add(content[..file.Length]);
    }

    private PeFile? Read(string path, string name, byte[] content)
    {
        try
        {
            PeFile file = CheckedPe.Read(content);
            if (file.Name == name)
            {
                return file;
            }

            _problems.Add($"{Path.GetFileName(path)} holds the assembly {Printable.Escape(file.Name)}");
        }
        catch (PeException damage)
        {
            _problems.Add($"{Path.GetFileName(path)} is damaged: {damage.Message}");
        }

        return null;
    }

    private void RequireNoProblem()
    {
        if (_problems.Count > 0)
        {
            throw new FlashException(
                $"{_folder}: found no complete deployment: {string.Join("; ", _problems.Distinct())}", BuildIt);
        }
    }
}
