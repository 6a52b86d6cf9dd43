using System;
using System.IO;
using System.Linq;
using Xunit;

namespace SecureBoot.Cli.Tests;

/// <summary>A publisher's key, signed images and a site in a temporary folder.</summary>
public sealed class PublisherFolder : IDisposable
{
    /// <summary>The product of the images.</summary>
    public const string Product = "example.com/thermostat";

    private readonly TempFolder _folder = new();

    /// <summary>Makes the folder and the key.</summary>
    public PublisherFolder()
    {
        Secureboot.Run("keygen", "--out", Key).AssertDone();
    }

    /// <summary>The publisher's key.</summary>
    public string Key => File("publisher.pem");

    /// <summary>The site.</summary>
    public string Site => File("site");

    /// <summary>The manifest of the channel stable of the only product.</summary>
    public string Manifest => Path.Combine(Directory.GetDirectories(Site).Single(), "stable", "manifest");

    /// <summary>The published image of the only product that has one.</summary>
    public string PublishedImage =>
        Directory.GetFiles(Path.Combine(Directory.GetDirectories(Site).Single(), "images")).Single();

    /// <summary>The path of a file in the folder.</summary>
    public string File(string name)
    {
        return _folder.File(name);
    }

    /// <summary>Signs an image and returns its path; without keys by the key of most tests.</summary>
    public string Sign(string name, string version = "1.0.0", string counter = "1", params string[] keys)
    {
        string[] options = keys.Length > 0 ? keys : ["--key", Vectors.SigningKey];
        CommandResult result = Secureboot.Run(
            ["sign", .. options, "--version", version, "--security-counter", counter, "--product", Product,
                "--no-config", "--out", File(name), Vectors.Pe("Blink")]);
        Assert.True(result.ExitCode == 0, result.Talk);
        return File(name);
    }

    /// <summary>Publishes by the publisher's key to the site.</summary>
    public CommandResult Publish(params string[] arguments)
    {
        return Secureboot.Run(["publish", "--key", Key, "--site", Site, .. arguments]);
    }

    /// <summary>Looks at a place as a board would.</summary>
    public CommandResult Check(string place)
    {
        return Secureboot.Run("publish", "--key", Key, "--product", Product, "--check", place);
    }

    /// <summary>Asserts that an action leaves the manifest as it was, and no file beside it.</summary>
    public void Unchanged(Action action)
    {
        byte[] before = System.IO.File.ReadAllBytes(Manifest);
        action();
        Assert.Equal(before, System.IO.File.ReadAllBytes(Manifest));
        Assert.Single(Directory.GetFileSystemEntries(Path.GetDirectoryName(Manifest)!));
    }

    public void Dispose()
    {
        _folder.Dispose();
    }
}
