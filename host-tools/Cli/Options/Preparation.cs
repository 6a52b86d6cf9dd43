using System;
using System.IO;
using System.Security.Cryptography;
using System.Threading;
using SecureBoot.Crypto;
using SecureBoot.Signer.Keys;

namespace SecureBoot.Cli.Options;

/// <summary>Loads what sign and verify will need on a thread of its own, while the command line is being read: one
/// takes about as long as the other.</summary>
internal static class Preparation
{
    /// <summary>Starts it, if the command gains by it and there is a second processor.</summary>
    internal static void Start(string[] arguments)
    {
        if (arguments is ["sign" or "verify", ..] && Environment.ProcessorCount > 1)
        {
            Thread thread = new(Run) { IsBackground = true };
            thread.Start(arguments[0]);
        }
    }

    private static void Run(object? command)
    {
        try
        {
            File.Exists("." + Path.DirectorySeparatorChar);
            KnownAnswers.Run();
            SHA256.HashData([]);
            if (command is "sign")
            {
                Sign();
            }
        }
        catch (Exception exception) when (exception is CryptographicException or PlatformNotSupportedException
            or TypeLoadException or TypeInitializationException)
        {
            // The command itself will meet the same error, and say so.
        }
    }

    private static void Sign()
    {
        byte[] scalar = new byte[32];
        scalar[^1] = 1;
        using PrivateKey key = PrivateKey.FromScalar(scalar);
        key.Sign(scalar);
    }
}
