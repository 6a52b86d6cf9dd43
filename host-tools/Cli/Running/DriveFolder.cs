using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using SecureBoot.Board.Storage;
using SecureBoot.Signer.Files;

namespace SecureBoot.Cli.Running;

/// <summary>The virtual board's drive as files of a folder.</summary>
/// <remarks>Firmware chooses the names on its drive: other characters than plain ones are written as %XX, so that no
/// name leaves the folder.</remarks>
internal sealed class DriveFolder(string folder)
{
    // No name on the board's drive gets this suffix: Escape writes the character as %7E.
    private const string Temporary = "~";

    private readonly string _folder = folder;
    private Dictionary<string, byte[]> _stored = [];

    /// <summary>Reads the folder's files onto a board's drive; an erased drive has none, and <see cref="Save"/> takes
    /// those of the folder away.</summary>
    internal void Load(FileStore files, bool isErased = false)
    {
        FileStore kept = isErased ? new FileStore() : files;
        Directory.CreateDirectory(_folder);
        foreach (string path in Directory
            .EnumerateFiles(_folder, "*", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal))
        {
            string[] parts = Path.GetRelativePath(_folder, path).Split(Path.DirectorySeparatorChar);
            if (!path.EndsWith(Temporary, StringComparison.Ordinal))
            {
                kept.Put(
                    FileStore.Root + string.Join('\\', parts.Select(Uri.UnescapeDataString)),
                    InputFile.Read(path, InputFile.MaxImageSize));
            }
        }

        _stored = Snapshot(kept);
    }

    /// <summary>Writes the changes. Each file has its old or its new content, never a part.</summary>
    internal void Save(FileStore files)
    {
        Dictionary<string, byte[]> now = Snapshot(files);
        foreach ((string name, byte[] content) in now)
        {
            if (!_stored.TryGetValue(name, out byte[]? before) || !before.AsSpan().SequenceEqual(content))
            {
                string path = PathOf(name);
                Directory.CreateDirectory(Path.GetDirectoryName(path)!);
                File.WriteAllBytes(path + Temporary, content);
                File.Move(path + Temporary, path, overwrite: true);
            }
        }

        foreach (string name in _stored.Keys.Where(name => !now.ContainsKey(name)))
        {
            File.Delete(PathOf(name));
        }

        _stored = now;
    }

    private static Dictionary<string, byte[]> Snapshot(FileStore files)
    {
        return files.Paths.ToDictionary(path => path, files.Get, StringComparer.Ordinal);
    }

    private string PathOf(string name)
    {
        return Path.Combine([_folder, .. name[FileStore.Root.Length..].Split('\\').Select(Escape)]);
    }

    private static string Escape(string part)
    {
        StringBuilder text = new();
        bool isDots = part.Trim('.').Length == 0;
        foreach (byte value in Encoding.UTF8.GetBytes(part))
        {
            char c = (char)value;
            bool isPlain = char.IsAsciiLetterOrDigit(c) || c is '_' or '-' || (c == '.' && !isDots);
            text.Append(isPlain ? c.ToString() : $"%{value:X2}");
        }

        return text.Length == 0 ? "%00" : text.ToString();
    }
}
