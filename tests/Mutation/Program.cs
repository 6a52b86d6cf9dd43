using System;
using System.IO;
using System.Runtime.CompilerServices;

namespace SecureBoot.Mutation;

/// <summary>dotnet run --project tests/Mutation -- --folder Image [--shard i/n] [--file NAME] [--json] [--fresh]
/// [--no-build]</summary>
internal static class Program
{
    private const string Usage =
        "usage: dotnet run --project tests/Mutation -- --folder Image|Crypto|Boot|Buffers [--shard i/n] [--file "
            + "NAME] [--slowest MS] [--patience S] [--json] [--fresh] [--no-build]";

    private static readonly string s_root = Path.GetFullPath(Path.Combine(Here(), "..", ".."));

    public static int Main(string[] args)
    {
        if (!Settings.TryRead(args, out Settings? settings)
            || !TestSets.Folders.TryGetValue(settings.Folder, out TestSet? set))
        {
            Console.Error.WriteLine(Usage);
            return 2;
        }

        try
        {
            return new Run(s_root, settings, set).Execute();
        }
        catch (Exception problem) when (problem is IOException or InvalidDataException)
        {
            Console.Error.WriteLine($"error: {problem.Message}");
            return 2;
        }
    }

    private static string Here([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
}
