using System;
using System.IO;
using System.Text;

namespace SecureBoot.Signer;

/// <summary>What may be the name of a file that is written.</summary>
public static class OutputName
{
    /// <summary>Refuses a name that cannot be written, before any work is done.</summary>
    public static void RequireFree(string path, bool replace = false)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);

        if (Directory.Exists(path))
        {
            throw new FileException(FileProblem.IsFolder, $"{path}: found a folder, expected the name of a file to write");
        }

        if (IsDevice(path))
        {
            throw new FileException(FileProblem.IsDevice, $"{path}: found a device, expected the name of a file to write");
        }

        if (!Directory.Exists(FolderOf(path)))
        {
            throw new FileException(FileProblem.NoFolder, $"{path}: its folder does not exist", "make the folder first");
        }

        if (File.Exists(path) && !replace)
        {
            throw Exists(path, "choose another name, or give --force to replace it");
        }

        if (File.Exists(path) && HoldsPrivateKey(path))
        {
            throw new FileException(FileProblem.Exists, $"{path}: found a private key, which is never replaced", "choose another name, or move the key away first");
        }
    }

    /// <summary>Refuses a name that cannot be given to a new secret.</summary>
    public static void RequireSecretFree(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);

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

    /// <summary>What is thrown for a name that is taken.</summary>
    internal static FileException Exists(string path, string hint)
    {
        return new FileException(FileProblem.Exists, $"{path}: a file of that name exists", hint);
    }

    // Renaming over /dev/null would replace it, which root may do. /dev/shm holds ordinary files.
    private static bool IsDevice(string path)
    {
        string full = FullPath(path);
        return full.StartsWith("/dev/", StringComparison.Ordinal) && !full.StartsWith("/dev/shm/", StringComparison.Ordinal);
    }

    private static string FullPath(string path)
    {
        try
        {
            return Path.GetFullPath(path);
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new FileException(FileProblem.NoFolder, $"{path}: the working folder was deleted", "go to a folder that is there, or give a path that starts with /");
        }
    }

    // --force with the key's own name would lose the only copy. What cannot be read here is none of our keys, or fails later.
    private static bool HoldsPrivateKey(string path)
    {
        try
        {
            return Encoding.ASCII.GetString(InputFile.Read(path, InputFile.MaxKeySize)).Contains(" PRIVATE KEY-----", StringComparison.Ordinal);
        }
        catch (FileException)
        {
            return false;
        }
    }
}
