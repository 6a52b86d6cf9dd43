using System;
using System.IO;

namespace SecureBoot.Provisioning.Sources;

/// <summary>The commands that make a key which nf.config names and which does not exist.</summary>
public static class KeyCommands
{
    private const string Private = ".pem";
    private const string Public = ".pub.pem";

    /// <summary>The commands for the file of either half, up to the one that writes the key into the boot
    /// stage.</summary>
    public static string For(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        bool isPublic = path.EndsWith(Public, StringComparison.Ordinal);
        string key = isPublic ? path[..^Public.Length] + Private : path;
        string published = isPublic ? path : Path.ChangeExtension(path, Public);
        string make = isPublic && File.Exists(key) ? "" : $"secureboot keygen --out {key}; ";
        string publish = isPublic || !File.Exists(published)
            ? $"secureboot pubkey --key {key} --out {published}"
            : $"secureboot pubkey --key {key} --out {published} --force";
        return $"{make}{publish}; secureboot provision";
    }
}
