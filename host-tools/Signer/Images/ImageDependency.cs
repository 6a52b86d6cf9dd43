using System;
using System.Buffers.Binary;
using System.Globalization;

namespace SecureBoot.Signer.Images;

/// <summary>The least version of another image that an image needs (MCUboot's TLV DEPENDENCY).</summary>
/// <param name="Image">The other image's number.</param>
/// <param name="Version">The least version.</param>
public sealed record ImageDependency(byte Image, ImageVersion Version)
{
    /// <summary>The values that <see cref="TryParse"/> accepts.</summary>
    public const string ValidValues = "IMAGE,VERSION, for example 0,1.5.0";

    private const int Size = 12;

    /// <summary>Reads the form of the command line.</summary>
    public static ImageDependency? TryParse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        string[] parts = text.Split(',');
        return parts.Length == 2
            && byte.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out byte image)
            && ImageVersion.TryParse(parts[1], out ImageVersion? version)
            && version is not null
            ? new ImageDependency(image, version)
            : null;
    }

    /// <summary>The TLV's value: image, three bytes of zero, version.</summary>
    internal byte[] Write()
    {
        byte[] value = new byte[Size];
        value[0] = Image;
        value[4] = Version.Major;
        value[5] = Version.Minor;
        BinaryPrimitives.WriteUInt16LittleEndian(value.AsSpan(6), Version.Revision);
        BinaryPrimitives.WriteUInt32LittleEndian(value.AsSpan(8), Version.Build);
        return value;
    }
}
