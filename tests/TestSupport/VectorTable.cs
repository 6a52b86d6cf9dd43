using System;
using System.Collections.Generic;
using System.IO;

namespace SecureBoot.TestSupport;

/// <summary>Vector files with one case per line: columns separated by |, and lines that start with # as
/// comments.</summary>
public static class VectorTable
{
    /// <summary>Reads a file whose rows have a number of columns.</summary>
    public static IEnumerable<string[]> Read(string path, int columns)
    {
        foreach (string line in File.ReadLines(path))
        {
            if (line.Length == 0 || line[0] == '#')
            {
                continue;
            }

            string[] row = line.Split('|', StringSplitOptions.TrimEntries);
            if (row.Length != columns)
            {
                throw new InvalidDataException($"{path}: expected {columns} columns, found: {line}");
            }

            yield return row;
        }
    }
}
