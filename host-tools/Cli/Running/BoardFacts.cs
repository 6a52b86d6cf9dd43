using System;
using System.IO;
using System.Linq;
using SecureBoot.Board.Storage;
using SecureBoot.Cli.Shell;
using SecureBoot.Provisioning.Config;
using SecureBoot.Provisioning.Sources;

namespace SecureBoot.Cli.Running;

/// <summary>The nf.config of the board to run, and its path.</summary>
/// <param name="Config">The facts.</param>
/// <param name="Path">The file; null if no file exists and the command's own nf.config is used.</param>
internal sealed record BoardFacts(BoardConfig Config, string? Path)
{
    private const string Name = "nf.config";

    /// <summary>The nf.config that the command's own boot stage was built by.</summary>
    internal static string OwnPath => System.IO.Path.Combine(AppContext.BaseDirectory, "firmware", Name);

    /// <summary>Reads the file that is named, or the one in <paramref name="start"/> or a folder above it, or the
    /// command's own.</summary>
    internal static BoardFacts Find(string? named, string start)
    {
        string? path = named ?? Search(System.IO.Path.GetFullPath(start));
        BoardConfig config = BoardConfigReader.Read(path ?? OwnPath);
        if (config.Boot.Drive != FileStore.Root)
        {
            throw new MisuseException($"{path}: found the drive "
                + $"{config.Boot.Drive}, expected {FileStore.Root}, the one that the virtual board has");
        }

        return new BoardFacts(config, path);
    }

    /// <summary>Whether the command's own boot stage has the constants that this nf.config asks for.</summary>
    internal bool IsOwn =>
        Path is null
            || BoardSources
                .OfBootStage(Config)
                .SequenceEqual(BoardSources.OfBootStage(BoardConfigReader.Read(OwnPath)));

    private static string? Search(string folder)
    {
        for (DirectoryInfo? at = new(folder); at is not null; at = at.Parent)
        {
            string path = System.IO.Path.Combine(at.FullName, Name);
            if (File.Exists(path))
            {
                return path;
            }
        }

        return null;
    }
}
