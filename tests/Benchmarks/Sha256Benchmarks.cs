using System;
using System.Security.Cryptography;
using BenchmarkDotNet.Attributes;

namespace SecureBoot.Benchmarks;

/// <summary>The device's SHA-256 on .NET, beside .NET's own.</summary>
[MemoryDiagnoser]
public class Sha256Benchmarks
{
    private readonly byte[] _digest = new byte[Crypto.Sha256.DigestSize];
    private byte[] _data = [];

    /// <summary>Bytes to hash.</summary>
    [Params(1024, 64 * 1024)]
    public int Size { get; set; }

    /// <summary>Makes the bytes.</summary>
    [GlobalSetup]
    public void Setup()
    {
        _data = new byte[Size];
        new Random(1).NextBytes(_data);
    }

    /// <summary>The device's code.</summary>
    [Benchmark]
    public void Device()
    {
        Crypto.Sha256.Hash(_data, 0, _data.Length, _digest);
    }

    /// <summary>System.Security.Cryptography.</summary>
    [Benchmark(Baseline = true)]
    public void DotNet()
    {
        SHA256.HashData(_data, _digest);
    }
}
