using System;
using System.Collections.Generic;
using System.ComponentModel;
using System.IO;
using System.Linq;
using SecureBoot.Signer;
using SecureBoot.Signer.Keys;

namespace SecureBoot.Provisioning.Flashing;

/// <summary>Compiles a boot stage with other trusted keys than those in its sources, and does not change the sources
/// and their own build.</summary>
public sealed class BootStageBuild
{
    // The device's bytes are the same in both; the files that were built with this command need no second build.
#if DEBUG
    private const string Configuration = "debug";
#else
    private const string Configuration = "release";
#endif

    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(15);

    private readonly string _project;
    private readonly string[] _options;

    /// <summary>A build of the sources in <paramref name="firmware"/>, the folder that holds BootStage.</summary>
    /// <param name="firmware">The folder that holds BootStage.</param>
    /// <param name="options">More arguments for <c>dotnet build</c>.</param>
    /// <exception cref="FlashException">The folder has no BootStage.</exception>
    public BootStageBuild(string firmware, params string[] options)
    {
        ArgumentException.ThrowIfNullOrEmpty(firmware);
        _project = Path.GetFullPath(Path.Combine(firmware, Deployment.BootStage, Deployment.BootStage + ".csproj"));
        _options = options;
        if (!File.Exists(_project))
        {
            throw new FlashException(
                $"found no {_project}, expected the boot stage's sources, to compile it with a key",
                "clone the repository and name its folder firmware");
        }
    }

    /// <summary>Compiles it with keys, of which one must have signed, and gives the folder with its <c>.pe</c>
    /// files.</summary>
    /// <param name="keys">The keys.</param>
    /// <param name="folder">A folder for the keys' source and the build's files.</param>
    /// <param name="progress">Receives the command line, then the output of the build.</param>
    /// <exception cref="FlashException">No SDK was found, or the sources do not build.</exception>
    public string Run(IReadOnlyList<PublicKey> keys, string folder, Action<string> progress)
    {
        ArgumentNullException.ThrowIfNull(progress);
        File.WriteAllBytes(Path.Combine(folder, "TrustedKeySource.cs"), new TrustedKeyWriter(keys).Write());
        // A server that the build leaves behind would hold its streams open.
        string[] arguments = ["build", _project, "-nologo", "-v", "q", "-c", Configuration, "-nodeReuse:false",
            "-p:UseSharedCompilation=false", "-p:RunAnalyzers=false", "-p:TrustedKeyFolder=" + folder, .. _options];
        string command = "dotnet " + string.Join(' ', arguments);
        progress(command);
        try
        {
            (int exitCode, IReadOnlyList<string> lines) = ToolProcess.Run(
                ToolProcess.Dotnet, arguments, s_patience, progress)
                ?? throw new FlashException(
                    $"found no end of the build of {_project} after {s_patience.TotalMinutes} minutes", command);
            return exitCode == 0
                ? Path.Combine(folder, "bin", Deployment.BootStage, Configuration)
                : throw new FlashException($"{_project}: it does not build: {Printable.Escape(Error(lines))}", command);
        }
        catch (Win32Exception)
        {
            throw new FlashException(
                "found no dotnet on the path, expected the .NET SDK, which compiles the boot stage",
                "https://dotnet.microsoft.com/download");
        }
    }

    // Without the project's name in brackets, which is in the message already.
    private static string Error(IReadOnlyList<string> lines)
    {
        string? line = lines.FirstOrDefault(line => line.Contains(": error", StringComparison.Ordinal))
            ?? lines.LastOrDefault(line => line.Length > 0);
        return (line ?? "it says nothing").Split(" [")[0].Trim().TrimEnd('.');
    }
}
