using System.Collections.Generic;
using System.IO;

namespace SecureBoot.TestAdapter.Discovery;

/// <summary>Finds source files by the names that the compiler gave them. A build whose paths do not depend on the
/// folder (PathMap) gives them a root that does not exist: the file is then searched in the folders above the assembly,
/// by the longest possible part of its path.</summary>
internal sealed class SourceFiles(string assembly)
{
    private readonly string _assembly = Path.GetFullPath(assembly);
    private readonly Dictionary<string, string> _found = [];

    /// <summary>The file, or the name unchanged if the file is missing.</summary>
    public string Find(string name)
    {
        lock (_found)
        {
            return _found.TryGetValue(name, out string? known)
                ? known
                : _found[name] = File.Exists(name) ? name : Search(name) ?? name;
        }
    }

    private string? Search(string name)
    {
        string[] parts = name.Split(['/', '\\'], System.StringSplitOptions.RemoveEmptyEntries);
        for (int first = 0; first < parts.Length - 1; first++)
        {
            string tail = Path.Combine(parts[first..]);
            for (DirectoryInfo? folder = Directory.GetParent(_assembly); folder is not null; folder = folder.Parent)
            {
                string path = Path.Combine(folder.FullName, tail);
                if (File.Exists(path))
                {
                    return path;
                }
            }
        }

        return null;
    }
}
