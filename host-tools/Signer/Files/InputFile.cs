using System;
using System.IO;
using System.Threading;
using Microsoft.Win32.SafeHandles;

namespace SecureBoot.Signer.Files;

/// <summary>Reads an input once, whole, within a bound.</summary>
public static class InputFile
{
    /// <summary>Most bytes of an image or of a body: more than any slot of the supported boards.</summary>
    public const int MaxImageSize = 16 * 1024 * 1024;

    /// <summary>Most bytes of a key file; an encrypted RSA-3072 key takes 3 KiB.</summary>
    public const int MaxKeySize = 64 * 1024;

    /// <summary>Most bytes of a password file.</summary>
    public const int MaxPasswordSize = 4 * 1024;

    private const int PieceSize = 16 * 1024;

    /// <summary>The name of the standard input.</summary>
    public const string StandardInput = "-";

    private static int s_standardInputTaken;

    /// <summary>The bytes of a file of 1 to <paramref name="limit"/> bytes; of the standard input for
    /// <see cref="StandardInput"/>.</summary>
    /// <remarks>No output of the command may replace the file (<see cref="InputLog"/>).</remarks>
    public static byte[] Read(string path, int limit)
    {
        byte[] content = ReadToReplace(path, limit);
        if (path != StandardInput)
        {
            InputLog.Note(path);
        }

        return content;
    }

    /// <summary>The same for a file that the command itself brings up to date, or only looks at.</summary>
    public static byte[] ReadToReplace(string path, int limit)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);

        try
        {
            return path == StandardInput ? ReadStandardInput(limit)
                : IsOpenStream(path) ? ReadStream(path, File.OpenRead(path), limit)
                : ReadBounded(path, limit);
        }
        catch (UnauthorizedAccessException)
        {
            throw new FileException(FileProblem.NoAccess, $"{path}: no permission to read it");
        }
        catch (IOException exception)
        {
            throw new FileException(FileProblem.Failed, $"{path}: cannot be read: {Reason(exception)}");
        }
    }

    /// <summary>The system's own words without its full stop and the path, which our messages start with.</summary>
    internal static string Reason(IOException exception)
    {
        string text = exception.Message.Split(" : '")[0].TrimEnd('.');
        return text.Length == 0 ? "unknown reason" : char.ToLowerInvariant(text[0]) + text[1..];
    }

    // Checks the path before the open, and the target of a link: opening a pipe without a writer would wait for ever.
    // Pipes and devices have size 0. A stream that this process was given is open already; its link leads to no file.
    private static bool IsOpenStream(string path)
    {
        if (Directory.Exists(path))
        {
            throw new FileException(FileProblem.IsFolder, $"{path}: found a folder, expected a file");
        }

        FileInfo own = new(Path.GetFullPath(path));
        FileSystemInfo info = own.LinkTarget is null ? own : own.ResolveLinkTarget(returnFinalTarget: true) ?? own;
        if (!info.Exists)
        {
            return IsDescriptor(info) ? true : throw Missing(path);
        }

        if (info is FileInfo { Length: 0 })
        {
            throw Empty(
                path,
                "a file gets its content first; a named pipe and a device have no size and are not read: what a "
                    + "command prints is read from -, the standard input");
        }

        return false;
    }

    // /dev/fd/3 leads to /proc/self/fd/3, which leads to pipe:[123].
    private static bool IsDescriptor(FileSystemInfo target)
    {
        string folder = Path.GetDirectoryName(target.FullName) ?? "";
        return target.Name.Contains(":[", StringComparison.Ordinal)
            && (folder == "/dev/fd"
                || (folder.StartsWith("/proc/", StringComparison.Ordinal)
                    && folder.EndsWith("/fd", StringComparison.Ordinal)));
    }

    private static byte[] ReadStandardInput(int limit)
    {
        return Interlocked.Exchange(ref s_standardInputTaken, 1) == 0
            ? ReadStream(StandardInput, Console.OpenStandardInput(), limit)
            : throw new FileException(
                FileProblem.Failed,
                "-: found the standard input a second time, expected it once",
                "give the other input by its file's name");
    }

    // A pipe has no size: the read is limited.
    private static byte[] ReadStream(string path, Stream stream, int limit)
    {
        using (stream)
        {
            using MemoryStream content = new();
            byte[] piece = new byte[PieceSize];
            for (int count = stream.Read(piece); count > 0; count = stream.Read(piece))
            {
                content.Write(piece, 0, count);
                if (content.Length > limit)
                {
                    throw new FileException(
                        FileProblem.TooLarge, $"{path}: found more than {limit} bytes, expected at most that");
                }
            }

            return content.Length > 0 ? content.ToArray() : throw Empty(path, "what is read from it printed nothing");
        }
    }

    private static FileException Empty(string path, string hint)
    {
        return new FileException(
            FileProblem.Empty, $"{path}: found nothing in it, expected a file with content", hint);
    }

    // A file in a folder without permission to enter seems missing; opening shows the difference.
    private static FileException Missing(string path)
    {
        try
        {
            File.OpenHandle(path).Dispose();
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            return new FileException(FileProblem.Missing, $"{path}: no such file");
        }

        return new FileException(FileProblem.Missing, $"{path}: it was not there a moment ago");
    }

    private static byte[] ReadBounded(string path, int limit)
    {
        using SafeFileHandle file = File.OpenHandle(path);
        long length = RandomAccess.GetLength(file);
        if (length > limit)
        {
            throw new FileException(FileProblem.TooLarge, $"{path}: found {length} bytes, expected at most {limit}");
        }

        byte[] content = new byte[length];
        int count = 0;
        while (count < content.Length)
        {
            int read = RandomAccess.Read(file, content.AsSpan(count), count);
            if (read == 0)
            {
                throw new FileException(FileProblem.Failed, $"{path}: found it shorter than a moment ago");
            }

            count += read;
        }

        return content;
    }
}
