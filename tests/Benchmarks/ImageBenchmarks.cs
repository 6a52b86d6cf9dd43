using System;
using BenchmarkDotNet.Attributes;
using SecureBoot.Image;
using SecureBoot.Signer.Files;
using SecureBoot.Signer.Images;
using SecureBoot.Signer.Keys;

namespace SecureBoot.Benchmarks;

/// <summary>Signing and verifying whole images, with the device's own verifier on .NET.</summary>
[MemoryDiagnoser]
public class ImageBenchmarks : IDisposable
{
    private readonly PrivateKey _key = PrivateKey.Create(KeyType.EcdsaP256);
    private byte[] _body = [];
    private byte[] _image = [];
    private ImageCheck? _check;

    /// <summary>Bytes in the body.</summary>
    [Params(64 * 1024, 1024 * 1024)]
    public int BodySize { get; set; }

    /// <summary>Makes the body, and an image of it.</summary>
    [GlobalSetup]
    public void Setup()
    {
        _body = new byte[BodySize];
        new Random(1).NextBytes(_body);
        _image = Sign();
        TrustedKeys keys = new([_key.Public.ToTrustedKey()], 1);
        _check = new ImageCheck(ImagePolicy.WithoutCounter(keys, InputFile.MaxImageSize));
    }

    /// <summary>Builds and signs an image from the body.</summary>
    [Benchmark]
    public byte[] Sign()
    {
        ImageVersion version = new(1, 2, 3, 4);
        return new ImageSigner([_key])
            .Sign(new ImageBuilder(version, _body) { SecurityCounter = 7 }.BuildSignedRange());
    }

    /// <summary>Verifies the image.</summary>
    [Benchmark]
    public VerifyStatus Verify()
    {
        return _check!.Run(_image).Status;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _key.Dispose();
        GC.SuppressFinalize(this);
    }
}
