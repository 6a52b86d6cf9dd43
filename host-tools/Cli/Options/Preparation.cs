using System;
using System.IO;
using System.Security.Cryptography;
using System.Threading;
using SecureBoot.Crypto;
using SecureBoot.Signer.Images;
using SecureBoot.Signer.Keys;

namespace SecureBoot.Cli.Options;

/// <summary>Loads the code of sign and verify on a separate thread while the command line is read: both take about the
/// same time.</summary>
internal static class Preparation
{
    /// <summary>Starts the thread for sign and verify, if there is a second processor.</summary>
    internal static void Start(string[] arguments)
    {
        if (arguments is ["sign" or "verify", ..] && Environment.ProcessorCount > 1)
        {
            Thread thread = new(Run) { IsBackground = true };
            thread.Start(arguments);
        }
    }

    private static void Run(object? arguments)
    {
        try
        {
            File.Exists("." + Path.DirectorySeparatorChar);
            KnownAnswers.Run();
            string[] words = (string[])arguments!;
            bool signs = words[0] == "sign";
            if (signs || HasLargeFile(words))
            {
                SHA256.HashData([]);
            }

            if (signs)
            {
                Sign();
            }
        }
        catch (Exception exception) when (exception is CryptographicException or PlatformNotSupportedException
            or TypeLoadException or TypeInitializationException or IOException or UnauthorizedAccessException)
        {
            // The command itself will find and report the same error.
        }
    }

    // An image that .NET hashes. The device's code verifies a small one, and .NET's is not loaded for it.
    private static bool HasLargeFile(string[] words)
    {
        foreach (string word in words)
        {
            if (word.Length > 0 && new FileInfo(word) is { Exists: true, Length: >= ImageCheck.LargeImage })
            {
                return true;
            }
        }

        return false;
    }

    private static void Sign()
    {
        byte[] scalar = new byte[32];
        scalar[^1] = 1;
        using PrivateKey key = PrivateKey.FromScalar(scalar);
        key.Sign(scalar);
    }
}
