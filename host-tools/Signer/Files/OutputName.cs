using System;
using System.IO;
using System.Linq;

namespace SecureBoot.Signer.Files;

/// <summary>Rules for the name of an output file.</summary>
public static class OutputName
{
    /// <summary>The name of the standard output.</summary>
    public const string StandardOutput = "-";

    private static readonly string[] s_standardOutputs =
        [StandardOutput, "/dev/stdout", "/dev/fd/1", "/proc/self/fd/1"];

    /// <summary>Whether a name means the standard output: - or one of the system's own names.</summary>
    public static bool IsStandardOutput(string path) => s_standardOutputs.Contains(path);

    /// <summary>Whether two names are of one file.</summary>
    public static bool IsSame(string path, string other)
    {
        return RealPath.Comparer.Equals(RealPath.OfName(path), RealPath.OfName(other));
    }

    /// <summary>Refuses a name that cannot be written, before any work is done.</summary>
    /// <param name="path">The name.</param>
    /// <param name="replace">Whether a file of that name may be replaced.</param>
    /// <param name="hint">What to do about a file that may not be.</param>
    public static void RequireFree(
        string path, bool replace = false, string hint = "choose another name, or give --force to replace it")
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        if (IsStandardOutput(path))
        {
            return;
        }

        if (Directory.Exists(path))
        {
            throw new FileException(
                FileProblem.IsFolder, $"{path}: found a folder, expected the name of a file to write");
        }

        if (IsDevice(path))
        {
            throw new FileException(
                FileProblem.IsDevice, $"{path}: found a device, expected the name of a file to write");
        }

        if (!Directory.Exists(FolderOf(path)))
        {
            throw new FileException(
                FileProblem.NoFolder, $"{path}: its folder does not exist", "make the folder first");
        }

        if (File.Exists(path) && !replace)
        {
            throw Exists(path, hint);
        }

        if (File.Exists(path) && InputLog.Holds(path))
        {
            throw new FileException(
                FileProblem.Exists,
                $"{path}: found a file that this command reads, expected the name of another one to write",
                "an output never replaces an input, not even with --force; choose another name");
        }

        if (File.Exists(path) && IsStream(path))
        {
            throw new FileException(
                FileProblem.IsDevice,
                $"{path}: found a pipe or a device, expected the name of a file to write",
                "choose another name, or write to -, the standard output");
        }

        if (File.Exists(path) && KeyDer.IsPrivateKeyFile(path))
        {
            throw new FileException(
                FileProblem.Exists,
                $"{path}: found a private key, which is never replaced",
                "choose another name, or move the key away first");
        }
    }

    /// <summary>Refuses a name that cannot be given to a new secret.</summary>
    public static void RequireSecretFree(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);

        if (IsStandardOutput(path))
        {
            throw new FileException(
                FileProblem.IsDevice,
                $"{path}: found the standard output, expected the name of a file to write",
                "a private key is written to a file that only its owner can read");
        }

        if (File.Exists(path))
        {
            throw Exists(path, "a private key is never overwritten; choose another name");
        }

        RequireFree(path);
    }

    /// <summary>The folder that the name is in.</summary>
    internal static string FolderOf(string path)
    {
        string full = FullPath(path);
        return Path.GetDirectoryName(full) ?? full;
    }

    /// <summary>The error for a name that is taken.</summary>
    internal static FileException Exists(string path, string hint)
    {
        return new FileException(FileProblem.Exists, $"{path}: a file of that name exists", hint);
    }

    // Renaming over /dev/null would replace it, which root may do. /dev/shm holds ordinary files.
    private static bool IsDevice(string path)
    {
        string full = FullPath(path);
        return full.StartsWith("/proc/", StringComparison.Ordinal)
            || (full.StartsWith("/dev/", StringComparison.Ordinal)
                && !full.StartsWith("/dev/shm/", StringComparison.Ordinal));
    }

    // An empty file or a pipe: only the open file shows which. A pipe that is opened for both directions does not wait
    // for its other end.
    private static bool IsStream(string path)
    {
        FileInfo info = new(path);
        if (info.Length != 0 || info.LinkTarget is not null || OperatingSystem.IsWindows())
        {
            return false;
        }

        try
        {
            using FileStream stream = new(
                path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite, bufferSize: 0);
            return !stream.CanSeek;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return true;
        }
    }

    private static string FullPath(string path)
    {
        try
        {
            return Path.GetFullPath(path);
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new FileException(
                FileProblem.NoFolder,
                $"{path}: the working folder was deleted",
                "go to a folder that is there, or give a path that starts with /");
        }
    }
}
