using System;
using System.Collections.Generic;
using System.IO;
using SecureBoot.Image;
using SecureBoot.Signer.Files;
using SecureBoot.Signer.ImageBodies;
using SecureBoot.Signer.Images;
using SecureBoot.Signer.Keys;

namespace SecureBoot.Cli.Demonstration;

/// <summary>The images of the demo: a good image, and four images that must not boot.</summary>
internal sealed class DemoImages : IDisposable
{
    /// <summary>The security counter that the demo's board stores.</summary>
    internal const uint StoredCounter = 2;

    private static readonly ImageVersion s_version = new(1, 2, 0, 0);
    private static readonly ImageVersion s_oldVersion = new(1, 1, 0, 0);

    private readonly PrivateKey _key = PrivateKey.Create(KeyType.EcdsaP256);
    private readonly byte[] _body;

    internal DemoImages(string folder, string[] assemblies)
    {
        BodyBuilder builder = new();
        foreach (string assembly in assemblies)
        {
            builder.Add(assembly, InputFile.Read(Path.Combine(folder, assembly), InputFile.MaxImageSize));
        }

        _body = builder.Build();
        Good = Sign(_key, s_version, StoredCounter);
    }

    /// <summary>The key, made for this run.</summary>
    internal PrivateKey PrivateKey => _key;

    /// <summary>The public half of the key.</summary>
    internal PublicKey Key => _key.Public;

    /// <summary>Signed by the key, with the board's own counter.</summary>
    internal byte[] Good { get; }

    /// <summary>The defect, the image, and the status that must refuse the image.</summary>
    internal IEnumerable<(string What, byte[] Image, VerifyStatus Expected)> Bad()
    {
        byte[] tampered = (byte[])Good.Clone();
        tampered[ImageHeader.Size + (_body.Length / 2)] ^= 1;
        yield return ("tampered, one bit of the body flipped", tampered, VerifyStatus.BodyHashMismatch);

        yield return ("truncated, the last byte missing", Good[..^1], VerifyStatus.TruncatedTlvArea);

        using PrivateKey other = PrivateKey.Create(KeyType.EcdsaP256);
        yield return ("signed by a key that the board does not trust", Sign(
            other, s_version, StoredCounter), VerifyStatus.UnknownKey);

        yield return ($"older, version {s_oldVersion} with security counter {StoredCounter - 1}", Sign(
            _key, s_oldVersion, StoredCounter - 1), VerifyStatus.OldSecurityCounter);
    }

    public void Dispose()
    {
        _key.Dispose();
    }

    private byte[] Sign(PrivateKey key, ImageVersion version, uint counter)
    {
        ImageSigner signer = new([key]);
        byte[] image = signer.Sign(new ImageBuilder(
            version, _body)
        { SecurityCounter = counter, ShortSigners = [key.Public.KeyHash] }.BuildSignedRange());
        UnfinishedImage.RequireStatus(image, [key.Public], VerifyStatus.Ok);
        return image;
    }
}
