using System;
using System.Collections.Generic;
using System.Security.Cryptography;
using SecureBoot.Board;
using SecureBoot.Image;
using SecureBoot.Signer;

namespace SecureBoot.Update.Simulation;

/// <summary>What a simulated device is built with: a key and the images it signed.</summary>
public sealed class SimulationSetup
{
    private readonly List<SimulationImage> _images = [];

    private SimulationSetup(TrustedKeys keys)
    {
        Keys = keys;
    }

    /// <summary>The device's keys.</summary>
    public TrustedKeys Keys { get; }

    /// <summary>All images.</summary>
    public IReadOnlyList<SimulationImage> Images => _images;

    /// <summary>The image in the field.</summary>
    public SimulationImage Old => _images[0];

    /// <summary>The next one, with the same security counter.</summary>
    public SimulationImage New => _images[1];

    /// <summary>The next one, with a higher security counter.</summary>
    public SimulationImage Raised => _images[2];

    /// <summary>Most bytes a slot takes.</summary>
    public int MaxSize { get; } = 64 * 1024;

    /// <summary>Makes a key, and three images of about <paramref name="size"/> bytes.</summary>
    public static SimulationSetup Create(int size)
    {
        using PrivateKey key = PrivateKey.Create(KeyType.EcdsaP256);
        SimulationSetup setup = new(new TrustedKeys([new RememberingKey(key.Public.ToTrustedKey())], 1));
        setup.Add("old", 1, 7, size, key);
        setup.Add("new", 2, 7, size, key);
        setup.Add("raised", 3, 8, size, key);
        return setup;
    }

    private void Add(string name, byte major, uint counter, int size, PrivateKey key)
    {
        byte[] filler = new byte[Math.Max(64, size - 512)];
        SHA256.HashData([major]).CopyTo(filler, 0);
        byte[] body = HostAssembly.Wrap("Application", new Version(major, 0, 0, 0), filler, null);
        ImageBuilder builder = new(new ImageVersion(major, 0, 0, 0), body) { SecurityCounter = counter };
        byte[] image = new ImageSigner([key]).Sign(builder.BuildSignedRange());
        _images.Add(new SimulationImage(_images.Count, name, image, counter));
    }
}
