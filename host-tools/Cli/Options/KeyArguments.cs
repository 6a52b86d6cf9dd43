using System.Collections.Generic;
using System.Linq;
using SecureBoot.Cli.Shell;
using SecureBoot.Signer.Keys;

namespace SecureBoot.Cli.Options;

/// <summary>The common parts of the commands with keys: passwords, threshold, warnings.</summary>
internal static class KeyArguments
{
    /// <summary>The passwords of all --password-file options.</summary>
    internal static List<string> ReadPasswords(string[]? files)
    {
        return [.. (files ?? []).Select(file => PasswordFile.Read(PathText.Require("--password-file", file)))];
    }

    /// <summary>The number of keys that must sign: 1 by default.</summary>
    internal static int ParseThreshold(string? text, int keyCount)
    {
        return text is null ? 1 : (int)Number.Parse("--threshold", text, least: 1, most: (uint)keyCount);
    }

    /// <summary>Warns of a key that anybody can sign with.</summary>
    internal static void WarnOfKnownKey(Terminal terminal, string path, PublicKey key)
    {
        if (KnownKeys.NameOf(key.KeyHash) is string name)
        {
            terminal.Warning($"{path}: this is {name}, a published development key: anybody can sign with it");
        }
    }
}
