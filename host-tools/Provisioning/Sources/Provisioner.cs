using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using SecureBoot.Provisioning.Config;
using SecureBoot.Signer.Files;
using SecureBoot.Signer.Keys;

namespace SecureBoot.Provisioning.Sources;

/// <summary>Brings the sources that depend on the board in line with nf.config.</summary>
public sealed class Provisioner
{
    private readonly List<SourceFile> _files;
    private readonly List<string> _leftAlone = [];

    /// <summary>Compares the sources below <paramref name="folder"/> with what nf.config and its keys make of
    /// them.</summary>
    public Provisioner(BoardConfig config, ConfiguredKeys keys, string folder)
    {
        ArgumentNullException.ThrowIfNull(config);
        ArgumentNullException.ThrowIfNull(keys);
        TrustedKeyWriter writer =
            new(keys.Keys) { Threshold = config.Keys.Threshold, TableEntries = config.Keys.TableEntries };
        _files =
        [
            SourceFile.Compare(
                Path.Combine(folder, "BootStage", "BootStageConstants.cs"), BoardSources.OfBootStage(config)),
            SourceFile.Compare(Path.Combine(folder, "BootStage", "TrustedKeySource.cs"), writer.Write()),
            SourceFile.Compare(Path.Combine(folder, "BootStage", "Board.props"), BoardSources.OfBuild(config)),
        ];

        foreach ((string path, string application) in FindApplications(folder))
        {
            _files.Add(SourceFile.Compare(path, BoardSources.OfApplication(config, application)));
            string publishers = Path.Combine(Path.GetDirectoryName(path) ?? "", "PublisherKeySource.cs");
            if (keys.Publishers.Count > 0)
            {
                _files.Add(SourceFile.Compare(
                    publishers,
                    PublisherKeyWriter.Write(keys.Publishers, config.Boot.Product ?? [], application)));
            }
            else if (File.Exists(publishers))
            {
                _files.Add(SourceFile.Compare(publishers, PublisherKeyWriter.WriteNone()));
            }

            _files.Add(SourceFile.Compare(
                Path.Combine(Path.GetDirectoryName(path) ?? "", "Board.props"),
                BoardSources.OfApplicationBuild(config)));
        }
    }

    /// <summary>The files that differ from nf.config.</summary>
    public IReadOnlyList<SourceFile> Changed => [.. _files.Where(file => file.IsChanged)];

    /// <summary>The files with board constants that were not written here, and stay as they are.</summary>
    public IReadOnlyList<string> LeftAlone => _leftAlone;

    /// <summary>Refuses a changed file that cannot be written, as <see cref="Write"/> does, but writes
    /// nothing.</summary>
    public void RequireWritable()
    {
        foreach (SourceFile file in Changed)
        {
            OutputName.RequireFree(file.Path, replace: true);
        }
    }

    /// <summary>Writes all changed files, or none.</summary>
    public void Write(OutputWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        if (Changed.Count > 0)
        {
            writer.Write([.. Changed.Select(file => new OutputFile(file.Path, file.Content))], replace: true);
        }
    }

    // The sample application, and copies of it under another name or in another folder, as a template creates them: the
    // command writes their constants if the file allows it.
    private IEnumerable<(string Path, string Namespace)> FindApplications(string folder)
    {
        string[] applications = Directory.Exists(folder) ? Directory.GetDirectories(folder) : [];
        string? root = Path.GetDirectoryName(Path.GetFullPath(folder));
        foreach (string application in applications.Order(StringComparer.Ordinal).Append(root).OfType<string>())
        {
            if (Path.GetFileName(application) == "BootStage")
            {
                continue;
            }

            string path = Path.Combine(application, "BoardConstants.cs");
            string? name = File.Exists(path) ? BoardSources.ReadNamespace(path)
                : Path.GetFileName(application) == BoardSources.Sample ? BoardSources.Sample
                : null;
            if (name is not null)
            {
                yield return (path, name);
            }
            else if (File.Exists(path))
            {
                _leftAlone.Add(path);
            }
        }
    }
}
