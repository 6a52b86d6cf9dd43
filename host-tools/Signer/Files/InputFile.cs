using System;
using System.IO;

namespace SecureBoot.Signer;

/// <summary>Reads an input once, whole, within a bound.</summary>
public static class InputFile
{
    /// <summary>Most bytes of an image or of a body: more than any slot of the supported boards.</summary>
    public const int MaxImageSize = 16 * 1024 * 1024;

    /// <summary>Most bytes of a key file; an encrypted RSA-3072 key takes 3 KiB.</summary>
    public const int MaxKeySize = 64 * 1024;

    /// <summary>Most bytes of a password file.</summary>
    public const int MaxPasswordSize = 4 * 1024;

    /// <summary>The bytes of a file of 1 to <paramref name="limit"/> bytes.</summary>
    public static byte[] Read(string path, int limit)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);

        try
        {
            RequireFile(path);
            return ReadBounded(path, limit);
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

    // Looks before it opens: opening a pipe that nobody writes to would wait for ever. Pipes and devices have size 0.
    private static void RequireFile(string path)
    {
        if (Directory.Exists(path))
        {
            throw new FileException(FileProblem.IsFolder, $"{path}: found a folder, expected a file");
        }

        FileInfo info = new(path);
        if (!info.Exists)
        {
            throw Missing(path);
        }

        if (info.Length == 0)
        {
            throw new FileException(FileProblem.Empty, $"{path}: found nothing in it, expected a file with content", "pipes and devices are not read; copy the bytes to a file first");
        }
    }

    // A file in a folder that may not be entered does not seem to exist; opening tells the difference.
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
        using FileStream stream = new(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0);
        long length = stream.Length;
        if (length > limit)
        {
            throw new FileException(FileProblem.TooLarge, $"{path}: found {length} bytes, expected at most {limit}");
        }

        byte[] content = new byte[length];
        stream.ReadExactly(content);
        return content;
    }
}
