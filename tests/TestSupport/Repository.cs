using System;
using System.IO;

namespace SecureBoot.TestSupport;

/// <summary>Where the tests find the project's files and the vectors kept beside the project.</summary>
public static class Repository
{
    /// <summary>The project's root: the folder that holds SecureBoot.sln.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>A file or folder of tests/vectors.</summary>
    public static string Vectors(params string[] parts)
    {
        return Path.Combine(Root, "tests", "vectors", Path.Combine(parts));
    }

    /// <summary>A file or folder of ../shared, or null where that folder is not there: then the test skips with <see cref="NoShared"/>.</summary>
    public static string? Shared(params string[] parts)
    {
        string path = Path.GetFullPath(Path.Combine(Root, "..", "shared", Path.Combine(parts)));
        return Path.Exists(path) ? path : null;
    }

    /// <summary>Why a test that needs ../shared was skipped.</summary>
    public const string NoShared = "needs ../shared beside the project, which is not there";

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
