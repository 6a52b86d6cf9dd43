using System;
using SecureBoot.Image;

namespace SecureBoot.Updates;

/// <summary>The updates that a board looks for.</summary>
public sealed class UpdateSettings
{
    private const string Digits = "0123456789abcdef";

    /// <summary>Settings.</summary>
    /// <param name="publishers">The publishers whose manifests are accepted.</param>
    /// <param name="product">The board's product, 16 bytes: the class identifier of its images.</param>
    /// <param name="channel">The channel, such as stable.</param>
    /// <param name="device">A value that is unique to the board: its serial number or network address.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">The product is not 16 bytes.</exception>
    public UpdateSettings(PublisherKeys publishers, byte[] product, string channel, byte[] device)
    {
        if (publishers is null || product is null || channel is null || device is null)
        {
            throw new ArgumentNullException(publishers is null ? nameof(publishers) : nameof(product));
        }

        if (product.Length != ManifestReader.ProductSize)
        {
            throw new ArgumentException("", nameof(product));
        }

        Publishers = publishers;
        Product = product;
        Device = device;
        ManifestName = ToHex(product) + "/" + channel + "/manifest";
    }

    /// <summary>The publishers whose manifests are accepted.</summary>
    public PublisherKeys Publishers { get; }

    /// <summary>The board's product.</summary>
    public byte[] Product { get; }

    /// <summary>A value that is unique to the board.</summary>
    public byte[] Device { get; }

    /// <summary>The path of the manifest below the site's root.</summary>
    public string ManifestName { get; }

    /// <summary>The path of a manifest's image: made of its digest, never of text from a server.</summary>
    public string GetImageName(byte[] fileDigest)
    {
        return ToHex(Product) + "/images/" + ToHex(fileDigest) + ".img";
    }

    internal static string ToHex(byte[] bytes)
    {
        char[] text = new char[2 * bytes.Length];
        for (int i = 0; i < bytes.Length; i++)
        {
            text[2 * i] = Digits[bytes[i] >> 4];
            text[(2 * i) + 1] = Digits[bytes[i] & 15];
        }

        return new string(text);
    }
}
