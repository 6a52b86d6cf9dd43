using System;
using System.IO;

namespace SecureBoot.Provisioning.Flashing;

/// <summary>Where `secureboot build` leaves the signed image, and `secureboot flash` finds it.</summary>
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
