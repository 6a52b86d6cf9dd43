using System;
using System.IO;
using System.Linq;

namespace SecureBoot.Provisioning.Flashing;

/// <summary>The output folder of the build of firmware/BootStage, with its <c>.pe</c> files.</summary>
public static class BootStageOutput
{
    private static readonly string[] s_folders =
    [
        "artifacts/bin/BootStage/release",
        "artifacts/bin/BootStage/debug",
        "firmware/BootStage/VisualStudio/bin/Release",
        "firmware/BootStage/VisualStudio/bin/Debug",
    ];

    /// <summary>The folder with the newest boot stage, among those of `dotnet build` and of Visual Studio.</summary>
    /// <param name="root">The folder that holds nf.config.</param>
    /// <exception cref="FlashException">No output was found.</exception>
    public static string Find(string root)
    {
        return TryFind(root)
            ?? throw new FlashException(
                $"found no --boot, and no {Deployment.BootStage}.pe in {string.Join(", ", s_folders)} beside "
                    + "nf.config, expected one for the step boot",
                "dotnet build firmware/BootStage -c Release; or give --boot, or --only another step");
    }

    /// <summary>The same, or null.</summary>
    public static string? TryFind(string root)
    {
        ArgumentNullException.ThrowIfNull(root);
        return s_folders
            .Select(folder => Path.Combine(root, folder))
            .Where(folder => File.Exists(Program(folder)))
            .MaxBy(folder => File.GetLastWriteTimeUtc(Program(folder)));
    }

    private static string Program(string folder)
    {
        return Path.Combine(folder, Deployment.BootStage + ".pe");
    }
}
