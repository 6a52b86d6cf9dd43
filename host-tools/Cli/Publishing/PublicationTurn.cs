using System;
using System.IO;
using System.Security.Cryptography;
using System.Text;
using System.Threading;
using SecureBoot.Cli.Shell;

namespace SecureBoot.Cli.Publishing;

/// <summary>The turn to publish for a product: on one machine a single command has it. The lock is no file of the site,
/// and the system takes it from a process that ended.</summary>
internal sealed class PublicationTurn : IDisposable
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(30);

    private readonly Mutex _mutex;

    private PublicationTurn(Mutex mutex)
    {
        _mutex = mutex;
    }

    /// <summary>Waits for the turn.</summary>
    /// <param name="folder">The full path of the product's folder.</param>
    /// <exception cref="RefusalException">Another command does not end.</exception>
    internal static PublicationTurn Take(string folder)
    {
        return Take(folder, s_patience);
    }

    /// <summary>Waits so long for the turn.</summary>
    internal static PublicationTurn Take(string folder, TimeSpan patience)
    {
        Mutex mutex = Open(folder);
        if (Wait(mutex, patience))
        {
            return new PublicationTurn(mutex);
        }

        mutex.Dispose();
        throw new RefusalException(
            "found another command that publishes for this product, expected none",
            "wait for its end, and run this command again");
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _mutex.ReleaseMutex();
        _mutex.Dispose();
    }

    // Some systems take A and a for one name.
    private static Mutex Open(string folder)
    {
        byte[] path = Encoding.UTF8.GetBytes(folder.ToUpperInvariant());
        try
        {
            return new Mutex(
                initiallyOwned: false, @"Global\secureboot-publish-" + Convert.ToHexStringLower(SHA256.HashData(path)));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException
            or WaitHandleCannotBeOpenedException)
        {
            throw new MisuseException(
                "found that no lock can be made, expected one against commands that publish at the same time",
                "let this user write in the folder for temporary files");
        }
    }

    private static bool Wait(Mutex mutex, TimeSpan patience)
    {
        try
        {
            return mutex.WaitOne(patience);
        }
        catch (AbandonedMutexException)
        {
            // The other command was killed. What it wrote is whole.
            return true;
        }
    }
}
