using System;
using System.Security.Cryptography;
using BenchmarkDotNet.Attributes;
using SecureBoot.Crypto;

namespace SecureBoot.Benchmarks;

/// <summary>The device's P-256 verification on .NET, with and without the key's table, beside .NET's own
/// verification.</summary>
[MemoryDiagnoser]
public class P256Benchmarks : IDisposable
{
    private readonly ECDsa _ecdsa = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly byte[] _point;
    private readonly byte[] _digest = new byte[Sha256.DigestSize];
    private readonly byte[] _signature;
    private readonly int[] _table;
    private readonly P256PublicKey _key;
    private readonly P256PublicKey _tableKey;

    /// <summary>Makes a key, its table and a signature.</summary>
    public P256Benchmarks()
    {
        ECPoint point = _ecdsa.ExportParameters(includePrivateParameters: false).Q;
        _point = [0x04, .. point.X!, .. point.Y!];
        new Random(1).NextBytes(_digest);
        _signature = _ecdsa.SignHash(_digest);
        _key = P256PublicKey.TryCreate(_point)!;
        _table = P256Table.Compute(_key, P256Table.UsualEntryCount);
        _tableKey = P256PublicKey.TryCreate(_point, _table)!;
    }

    /// <summary>The device's code with a table for the key.</summary>
    [Benchmark]
    public bool DeviceWithTable()
    {
        return EcdsaP256.Verify(_tableKey, _digest, _signature);
    }

    /// <summary>The device's code without a table for the key.</summary>
    [Benchmark]
    public bool DeviceWithoutTable()
    {
        return EcdsaP256.Verify(_key, _digest, _signature);
    }

    /// <summary>Reads a key from its point and computes the values that a verification needs.</summary>
    [Benchmark]
    public P256PublicKey? ReadKey()
    {
        return P256PublicKey.TryCreate(_point);
    }

    /// <summary>Reads a key from its point and its table.</summary>
    [Benchmark]
    public P256PublicKey? ReadKeyWithTable()
    {
        return P256PublicKey.TryCreate(_point, _table);
    }

    /// <summary>Computes the table of a key on the host.</summary>
    [Benchmark]
    public int[] ComputeTable()
    {
        return P256Table.Compute(_key, P256Table.UsualEntryCount);
    }

    /// <summary>System.Security.Cryptography.</summary>
    [Benchmark(Baseline = true)]
    public bool DotNet()
    {
        return _ecdsa.VerifyHash(_digest, _signature);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _ecdsa.Dispose();
        GC.SuppressFinalize(this);
    }
}
