using SecureBoot.Signer.Images;

namespace SecureBoot.Cli.Publishing;

/// <summary>An image's version as the one number of a manifest, which boards compare.</summary>
internal static class VersionNumber
{
    internal static ulong Of(ImageVersion version)
    {
        return ((ulong)version.Major << 56) | ((ulong)version.Minor << 48) | ((ulong)version.Revision << 32)
            | version.Build;
    }

    /// <summary>The version, for people.</summary>
    internal static string Describe(ulong version)
    {
        return new ImageVersion(
            (byte)(version >> 56),
            (byte)(version >> 48 & 0xFF),
            (ushort)(version >> 32 & 0xFFFF),
            (uint)(version & 0xFFFFFFFF)).ToString();
    }
}
