using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using SecureBoot.Cli.Shell;
using SecureBoot.Emulator.Loader;
using SecureBoot.PeFormat;
using SecureBoot.PeFormat.Checks;
using SecureBoot.PeFormat.Linking;
using SecureBoot.Signer;
using SecureBoot.Signer.Files;
using SecureBoot.Signer.ImageBodies;
using SecureBoot.Signer.Images;

namespace SecureBoot.Cli.Audit;

/// <summary>The assemblies of an audit: images, deployments, <c>.pe</c> files, and their references.</summary>
internal sealed class AuditInput
{
    private readonly List<(PeFile File, byte[] Bytes, string? Path)> _asked = [];
    private readonly List<PeFile> _others = [];
    private readonly string[] _folders;

    /// <summary>Reads files; libraries and symbols are looked for beside them and in more folders.</summary>
    /// <exception cref="MisuseException">A file is neither an image nor an assembly.</exception>
    internal AuditInput(IReadOnlyList<string> paths, IReadOnlyList<string> folders)
    {
        string? missing = folders.FirstOrDefault(folder => !Directory.Exists(folder));
        if (missing is not null)
        {
            throw new MisuseException($"--reference: found no folder {missing}, expected one with .pe files");
        }

        _folders = [.. paths.Select(path => Path.GetDirectoryName(Path.GetFullPath(path))!).Concat(folders).Distinct()];
        foreach (string path in paths)
        {
            Read(path);
        }

        ReadReferences();
        Linker = PeLinker.Link([.. _asked.Select(one => one.File), .. _others]);
        Assemblies = [.. _asked.Select((one, i) =>
            new AuditedFile(Linker.Assemblies[i], SymbolsOf(one.File, one.Bytes, one.Path)))];
    }

    /// <summary>The assemblies to audit, in the order in which they were given.</summary>
    internal IReadOnlyList<AuditedFile> Assemblies { get; }

    /// <summary>The linker of the audited assemblies and their references.</summary>
    internal PeLinker Linker { get; }

    private void Read(string path)
    {
        byte[] file = InputFile.Read(path, InputFile.MaxImageSize);
        if (DeploymentReader.IsPossible(file))
        {
            ReadAssemblies(path, file, path.EndsWith(".pe", StringComparison.OrdinalIgnoreCase) ? path : null);
            return;
        }

        ImageReport report = ImageInspector.Inspect(file);
        if (report.Header is not { } header)
        {
            bool isDll = file.AsSpan().StartsWith("MZ"u8);
            string hint = isDll
                ? "`dotnet build` of a device project leaves a .pe beside the .dll"
                : "secureboot inspect shows what a file is";
            throw new MisuseException(
                $"{path}: found {(isDll ? "an assembly as the compiler wrote it" : "no image and no assembly")}, "
                    + "expected an image, a deployment or a .pe",
                hint);
        }

        long end = Math.Min(file.Length, (long)header.HeaderSize + header.BodySize);
        byte[] body = header.HeaderSize < end ? file[header.HeaderSize..(int)end] : [];
        if (report.IsEncrypted || !DeploymentReader.IsPossible(body))
        {
            throw new MisuseException(
                $"{path}: found an image whose body is "
                    + $"{(report.IsEncrypted ? "encrypted" : "no assembly")}, expected assemblies",
                "secureboot inspect shows what is in it");
        }

        ReadAssemblies(path, body, null);
    }

    private void ReadAssemblies(string path, byte[] bytes, string? own)
    {
        int position = 0;
        try
        {
            // The flash after the last assembly is erased.
            while (position < bytes.Length && bytes.AsSpan(position).ContainsAnyExcept((byte)0xFF, (byte)0))
            {
                PeFile file = CheckedPe.Read(bytes.AsSpan(position));
                Add(path, file, bytes[position..(position + file.Length)], own);
                position += file.Length;
            }
        }
        catch (PeException damage)
        {
            throw new MisuseException(
                $"{path}: found bytes at {position} that are no assembly: {damage.Message}",
                "secureboot inspect shows what is in it");
        }
    }

    private void Add(string path, PeFile file, byte[] bytes, string? own)
    {
        int same = _asked.FindIndex(one => one.File.Name == file.Name);
        if (same < 0)
        {
            _asked.Add((file, bytes, own));
        }
        else if (!_asked[same].Bytes.AsSpan().SequenceEqual(bytes))
        {
            throw new MisuseException(
                $"{path}: found another assembly "
                    + $"{Printable.Escape(file.Name)} than in a file before it, expected one of each name",
                "audit them one after the other");
        }
    }

    private void ReadReferences()
    {
        Queue<PeFile> open = new(_asked.Select(one => one.File));
        HashSet<string> known = [.. _asked.Select(one => one.File.Name)];
        while (open.TryDequeue(out PeFile? file))
        {
            foreach (string name in file.AssemblyRefs.Select(row => file.Text(row.Name)).Where(known.Add))
            {
                if (Find(name) is { } found)
                {
                    _others.Add(found);
                    open.Enqueue(found);
                }
            }
        }
    }

    // From the folders of the audited files, or from this command's own files.
    private PeFile? Find(string name)
    {
        string? path = name.AsSpan().ContainsAny('/', '\\')
            ? null
            : _folders
                .Append(Path.Combine(AppContext.BaseDirectory, "firmware"))
                .Select(folder => Path.Combine(folder, name + ".pe"))
                .FirstOrDefault(File.Exists);
        try
        {
            PeFile? found = path is null ? null : CheckedPe.Read(InputFile.Read(path, InputFile.MaxImageSize));
            return found?.Name == name ? found : name == "mscorlib" ? CheckedPe.Read(BaseLibrary.Pe) : null;
        }
        catch (PeException damage)
        {
            throw new MisuseException(
                $"{path}: found no valid assembly, which another one refers to: {damage.Message}",
                "build it again, or move it away");
        }
    }

    // Only from a file with the same bytes: another build has other lines.
    private AssemblySymbols? SymbolsOf(PeFile file, byte[] bytes, string? own)
    {
        if (file.Name.AsSpan().ContainsAny('/', '\\'))
        {
            return null;
        }

        IEnumerable<string> places = own is null ? [] : [own];
        string? path = places.Concat(_folders
            .Append(Path.Combine(AppContext.BaseDirectory, "firmware"))
            .Select(folder => Path.Combine(folder, file.Name + ".pe")))
            .FirstOrDefault(place =>
                File.Exists(place) && InputFile.Read(place, InputFile.MaxImageSize).AsSpan().StartsWith(bytes));
        return path is null ? null : AssemblySymbols.Beside(path);
    }
}
