using System;
using System.IO;
using SecureBoot.Cli.Shell;
using SecureBoot.Signer;
using SecureBoot.Signer.Files;
using SecureBoot.Signer.Keys;

namespace SecureBoot.Cli.Running;

/// <summary>A virtual board that is kept in a folder: its drive, and its development key. One command at a time has
/// it.</summary>
internal sealed class KeptBoard : IDisposable
{
    /// <summary>The default folder.</summary>
    internal const string Default = ".board";

    private const string KeyName = "development.pem";

    private readonly FileStream _lock;

    private KeptBoard(string path, FileStream held)
    {
        Path = path;
        _lock = held;
        Drive = new DriveFolder(System.IO.Path.Combine(path, "drive"));
    }

    /// <summary>The folder.</summary>
    internal string Path { get; }

    /// <summary>The drive.</summary>
    internal DriveFolder Drive { get; }

    /// <summary>The file of the development key.</summary>
    internal string KeyPath => System.IO.Path.Combine(Path, KeyName);

    /// <summary>Whether the board has a development key.</summary>
    internal bool HasKey => File.Exists(KeyPath);

    /// <summary>Opens a board's folder, or makes a new one.</summary>
    internal static KeptBoard Open(string path)
    {
        try
        {
            Directory.CreateDirectory(path);
            string name = System.IO.Path.Combine(path, "lock");
            return new KeptBoard(
                path, new FileStream(name, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (IOException) when (Directory.Exists(path))
        {
            throw new MisuseException(
                $"--board: found that another command runs the board in {path}",
                "end that one, or name another folder");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new MisuseException($"--board: found that the folder {path} cannot be made", "name another one");
        }
    }

    /// <summary>The key that signs projects for this board and no other; it is made when it is first needed.</summary>
    internal PrivateKey TakeKey(OutputWriter writer, Action<string> tell)
    {
        if (!HasKey)
        {
            using PrivateKey made = PrivateKey.Create(KeyType.EcdsaP256);
            KeyFile.Create(writer, KeyPath, made, password: null);
            tell($"made a development key, {Printable.Escape(KeyPath)}, which this board alone trusts");
        }

        return KeyFile.LoadPrivate(KeyPath, passwords: []);
    }

    public void Dispose()
    {
        _lock.Dispose();
    }
}
