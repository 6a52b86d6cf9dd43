using System;
using System.IO;

namespace SecureBoot.TestSupport;

/// <summary>The paths of the project's files and vectors.</summary>
public static class Repository
{
    /// <summary>The project's root: the folder of SecureBoot.sln.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>The path of a file or folder in tests/vectors.</summary>
    public static string Vectors(params string[] parts)
    {
        return Path.Combine(Root, "tests", "vectors", Path.Combine(parts));
    }

    private static string FindRoot()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "SecureBoot.sln")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException("SecureBoot.sln is in no folder above " + AppContext.BaseDirectory);
    }
}
