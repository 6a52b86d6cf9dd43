using System;
using System.Collections.Generic;
using System.Security.Cryptography;
using SecureBoot.Crypto;
using SecureBoot.Image;
using SecureBoot.PeFormat;
using SecureBoot.Signer.Images;
using SecureBoot.Signer.Keys;

namespace SecureBoot.Update.Simulation;

/// <summary>The parts of a simulated device: two keys and the images that they signed.</summary>
public sealed class SimulationSetup
{
    private readonly List<SimulationImage> _images = [];

    private SimulationSetup(TrustedKeys keys, HmacSha256? hmac)
    {
        Keys = keys;
        Hmac = hmac;
    }

    /// <summary>The device's keys.</summary>
    public TrustedKeys Keys { get; }

    /// <summary>Hashes bodies on the device, so that its boots use short signatures; null: the boots do not use short
    /// signatures.</summary>
    public HmacSha256? Hmac { get; }

    /// <summary>All images.</summary>
    public IReadOnlyList<SimulationImage> Images => _images;

    /// <summary>The image in the field.</summary>
    public SimulationImage Old => _images[0];

    /// <summary>The next one, with the same security counter.</summary>
    public SimulationImage New => _images[1];

    /// <summary>The next one, with a higher security counter.</summary>
    public SimulationImage Raised => _images[2];

    /// <summary>The next one, signed by a second key; it revokes the first.</summary>
    public SimulationImage Revoking => _images[3];

    /// <summary>The image that a thief signs with the first key, with the highest security counter.</summary>
    public SimulationImage Stolen => _images[4];

    /// <summary>Most bytes a slot takes.</summary>
    public int MaxSize { get; } = 64 * 1024;

    /// <summary>Makes the keys, and images of about <paramref name="size"/> bytes, each with an ordinary and a short
    /// signature.</summary>
    /// <param name="size">Bytes of an image.</param>
    /// <param name="nativeHash">Whether the boot stage has the native path (docs/image-format.md, section 5.4).</param>
    public static SimulationSetup Create(int size, bool nativeHash = true)
    {
        using PrivateKey key = PrivateKey.Create(KeyType.EcdsaP256);
        using PrivateKey next = PrivateKey.Create(KeyType.EcdsaP256);
        SimulationSetup setup = new(
            new TrustedKeys(
                [new RememberingKey(key.Public.ToTrustedKey()), new RememberingKey(next.Public.ToTrustedKey())], 1),
            nativeHash ? HostHmac.Instance : null);
        setup.Add("old", 1, 7, size, key);
        setup.Add("new", 2, 7, size, key);
        setup.Add("raised", 3, 8, size, key);
        setup.Add("revoking", 4, 8, size, next, key.Public.KeyHash);
        setup.Add("stolen", 5, 9, size, key);
        return setup;
    }

    private void Add(string name, byte major, uint counter, int size, PrivateKey key, params KeyHash[] revokes)
    {
        byte[] filler = new byte[Math.Max(64, size - 512)];
        SHA256.HashData([major]).CopyTo(filler, 0);
        byte[] body = DataAssembly.Create("Application", new Version(major, 0, 0, 0), filler);
        ImageBuilder builder = new(new ImageVersion(major, 0, 0, 0), body)
        {
            SecurityCounter = counter,
            Revokes = revokes,
            ShortSigners = [key.Public.KeyHash],
        };
        byte[] image = new ImageSigner([key]).Sign(builder.BuildSignedRange());
        _images.Add(new SimulationImage(_images.Count, name, image, counter, Hmac is not null));
    }
}
