using System;
using System.IO;

namespace SecureBoot.Signer.Files;

/// <summary>The one spelling of a path that names a file, however the path leads there.</summary>
internal static class RealPath
{
    private const int MostLinks = 40;

    /// <summary>Two paths are of one file if they are equal so.</summary>
    internal static StringComparer Comparer { get; } = OperatingSystem.IsWindows() || OperatingSystem.IsMacOS()
        ? StringComparer.OrdinalIgnoreCase
        : StringComparer.Ordinal;

    /// <summary>The file that the path leads to, behind every link.</summary>
    internal static string OfTarget(string path)
    {
        string full = Path.GetFullPath(path);
        for (int links = 0; links < MostLinks && FollowFirstLink(full) is string next; links++)
        {
            full = next;
        }

        return full;
    }

    /// <summary>The name in its folder, also when it is that of a link.</summary>
    internal static string OfName(string path)
    {
        string full = Path.GetFullPath(path);
        return Path.GetDirectoryName(full) is string folder
            ? Path.Combine(OfTarget(folder), Path.GetFileName(full))
            : full;
    }

    // The part before the first link has none, so that .. in the link's target is the folder that the system means.
    private static string? FollowFirstLink(string full)
    {
        string before = Path.GetPathRoot(full) ?? "";
        string[] names = full[before.Length..].Split(Path.DirectorySeparatorChar);
        for (int i = 0; i < names.Length; i++)
        {
            string path = Path.Combine(before, names[i]);
            if (new FileInfo(path).LinkTarget is string target)
            {
                return Path.GetFullPath(Path.Combine([before, target, .. names[(i + 1)..]]));
            }

            before = path;
        }

        return null;
    }
}
