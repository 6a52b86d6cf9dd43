using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace SecureBoot.Board.Storage;

/// <summary>The directories of the drive: created directories, and those that contain a file.</summary>
public sealed partial class FileStore
{
    private readonly SortedSet<string> _directories = new(StringComparer.Ordinal);

    /// <summary>Whether the directory exists; the root always exists.</summary>
    public bool DirectoryExists(string path)
    {
        string directory = Trim(path);
        return directory + "\\" == Root
            || _directories.Contains(directory)
            || _files.Keys.Any(file => IsIn(file, directory));
    }

    /// <summary>Makes a directory and those above it.</summary>
    /// <exception cref="IOException">A file has the name.</exception>
    public void CreateDirectory(string path)
    {
        if (!MayDo(StorageOperationKind.MakeDirectory, Trim(path)))
        {
            return;
        }

        for (string directory = Trim(path); directory + "\\" != Root; directory = Parent(directory))
        {
            if (_files.ContainsKey(directory))
            {
                throw new IOException($"the board has a file {directory}, where a directory is to be");
            }

            _directories.Add(directory);
        }
    }

    /// <summary>Deletes a directory; with <paramref name="recursive"/> also its content.</summary>
    /// <exception cref="IOException">The directory does not exist, or is not empty.</exception>
    public void DeleteDirectory(string path, bool recursive)
    {
        string directory = Trim(path);
        string[] files = [.. _files.Keys.Where(file => IsIn(file, directory))];
        string[] inner = [.. _directories.Where(other => IsIn(other, directory))];
        if (!DirectoryExists(directory) || (!recursive && files.Length + inner.Length > 0))
        {
            throw new IOException($"the board has no empty directory {path}");
        }

        if (!MayDo(StorageOperationKind.Delete, directory))
        {
            return;
        }

        Array.ForEach(files, file => _files.Remove(file));
        Array.ForEach(inner, other => _directories.Remove(other));
        _directories.Remove(directory);
    }

    /// <summary>Renames a file or a directory, over an existing file; false if the source does not exist.</summary>
    public bool Move(string from, string to)
    {
        string source = Trim(from);
        string target = Trim(to);
        if ((_files.ContainsKey(source) || DirectoryExists(source)) && !MayDo(StorageOperationKind.Move, source))
        {
            return true;
        }

        if (_files.Remove(source, out byte[]? file))
        {
            _files[Check(target)] = file;
            return true;
        }

        if (!DirectoryExists(source))
        {
            return false;
        }

        foreach (string inner in _files.Keys.Where(name => IsIn(name, source)).ToArray())
        {
            _files.Remove(inner, out byte[]? content);
            _files[target + inner[source.Length..]] = content!;
        }

        string[] directories = [.. _directories.Where(name => name == source || IsIn(name, source))];
        Array.ForEach(directories, name => _directories.Remove(name));
        Array.ForEach(directories, name => _directories.Add(target + name[source.Length..]));
        return true;
    }

    /// <summary>The paths of the files, or directories, directly in a directory.</summary>
    public IReadOnlyList<string> GetChildren(string path, bool directories)
    {
        string directory = Trim(path);
        IEnumerable<string> files = _files.Keys.Where(name => IsIn(name, directory));
        return directories
            ? [.. files
                .Where(name => Parent(name) != directory)
                .Concat(_directories.Where(name => IsIn(name, directory)))
                .Select(name => Child(name, directory))
                .Distinct()]
            : [.. files.Where(name => Parent(name) == directory)];
    }

    /// <summary>Forgets everything.</summary>
    public void Format()
    {
        if (!MayDo(StorageOperationKind.Format, Root))
        {
            return;
        }

        _files.Clear();
        _directories.Clear();
    }

    private static bool IsIn(string path, string directory) =>
        path.StartsWith(directory + "\\", StringComparison.Ordinal);

    private static string Parent(string path) => path[..path.LastIndexOf('\\')];

    private static string Child(string path, string directory)
    {
        int end = path.IndexOf('\\', directory.Length + 1);
        return end < 0 ? path : path[..end];
    }

    private static string Trim(string path)
    {
        string trimmed = path.TrimEnd('\\');
        return trimmed + "\\" == Root ? trimmed : Check(trimmed);
    }
}
