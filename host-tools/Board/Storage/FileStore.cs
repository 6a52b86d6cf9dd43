using System;
using System.Collections.Generic;
using System.IO;

namespace SecureBoot.Board.Storage;

/// <summary>The files of the board's internal drive, whose paths start with <c>I:\</c>. Names are case-sensitive, as in
/// littlefs.</summary>
/// <remarks>Stricter than the device: a path of another form is refused, and a read can be watched.</remarks>
public sealed partial class FileStore
{
    /// <summary>The start of each path.</summary>
    public const string Root = @"I:\";

    private readonly SortedDictionary<string, byte[]> _files = new(StringComparer.Ordinal);

    /// <summary>Told of each read before it is done: path, position, count. Tests change the bytes there.</summary>
    public event Action<string, long, int>? Reading;

    /// <summary>All paths, in order.</summary>
    public IReadOnlyCollection<string> Paths => _files.Keys;

    /// <summary>Whether the file exists.</summary>
    public bool Exists(string path)
    {
        return _files.ContainsKey(Check(path));
    }

    /// <summary>A file's length in bytes.</summary>
    /// <exception cref="FileNotFoundException">The file does not exist.</exception>
    public long GetLength(string path)
    {
        return Find(path).Length;
    }

    /// <summary>Reads up to <paramref name="count"/> bytes from a position on; returns how many, 0 at the
    /// end.</summary>
    /// <exception cref="FileNotFoundException">The file does not exist.</exception>
    public int Read(string path, long position, byte[] target, int at, int count)
    {
        Reading?.Invoke(path, position, count);
        byte[] file = Find(path);
        if (position >= file.Length)
        {
            return 0;
        }

        int read = (int)Math.Min(count, file.Length - position);
        Array.Copy(file, position, target, at, read);
        return read;
    }

    /// <summary>Writes bytes from a position on; the file grows as needed.</summary>
    /// <exception cref="FileNotFoundException">The file does not exist.</exception>
    public void Write(string path, long position, byte[] source, int at, int count)
    {
        byte[] file = Find(path);
        if (Begin(StorageOperationKind.Write, path, position, count) is not { } form)
        {
            return;
        }

        (int from, int kept) = Part(form, count);
        long end = position + from + kept;
        if (kept > 0 && end > file.Length)
        {
            Array.Resize(ref file, checked((int)end));
            _files[path] = file;
        }

        Array.Copy(form == CutForm.Garbage ? Garbage(at + count) : source, at + from, file, position + from, kept);
    }

    /// <summary>Cuts a file, or fills it up with zeros, to a length.</summary>
    public void SetLength(string path, long length)
    {
        byte[] file = Find(path);
        if (MayDo(StorageOperationKind.Resize, path))
        {
            Array.Resize(ref file, checked((int)length));
            _files[path] = file;
        }
    }

    /// <summary>Creates an empty file, in place of an existing file.</summary>
    public void Create(string path)
    {
        if (MayDo(StorageOperationKind.Create, Check(path)))
        {
            _files[path] = [];
        }
    }

    /// <summary>Deletes a file; false if the file does not exist.</summary>
    public bool Delete(string path)
    {
        return _files.ContainsKey(Check(path)) && (!MayDo(StorageOperationKind.Delete, path) || _files.Remove(path));
    }

    /// <summary>Puts a whole file, as flashing does.</summary>
    public void Put(string path, byte[] content)
    {
        _files[Check(path)] = (byte[])content.Clone();
    }

    /// <summary>A copy of a whole file.</summary>
    /// <exception cref="FileNotFoundException">The file does not exist.</exception>
    public byte[] Get(string path)
    {
        return (byte[])Find(path).Clone();
    }

    private byte[] Find(string path)
    {
        return _files.TryGetValue(Check(path), out byte[]? file)
            ? file
            : throw new FileNotFoundException($"the board has no file {path}", path);
    }

    private static string Check(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        if (!path.StartsWith(Root, StringComparison.Ordinal)
            || path.Length == Root.Length
            || path.Contains('/', StringComparison.Ordinal))
        {
            throw new ArgumentException($"a path on the board starts with {Root}, found: {path}", nameof(path));
        }

        return path;
    }
}
