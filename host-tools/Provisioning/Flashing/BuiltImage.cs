using System;
using System.IO;

namespace SecureBoot.Provisioning.Flashing;

/// <summary>The place of the signed image that `secureboot build` writes and `secureboot flash` reads.</summary>
public static class BuiltImage
{
    /// <summary>The name beside nf.config.</summary>
    public const string Name = "artifacts/app.img";

    /// <summary>The image's path.</summary>
    /// <param name="root">The folder that holds nf.config.</param>
    public static string PathOf(string root)
    {
        ArgumentNullException.ThrowIfNull(root);
        return Path.Combine(root, Name);
    }
}
