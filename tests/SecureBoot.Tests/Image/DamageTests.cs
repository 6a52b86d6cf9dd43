using System;
using System.Collections.Generic;
using System.Linq;
using System.Security.Cryptography;
using SecureBoot.Crypto;
using SecureBoot.Image;
using Xunit;

namespace SecureBoot.Tests.Image;

/// <summary>A signed image of 2 KiB with each bit flipped and with each prefix cut off. The tests print the number of
/// each status.</summary>
public sealed class DamageTests : IDisposable
{
    private const int BodySize = 2048;
    private const int HeaderSize = 32;
    private const int ProtectedSize = 12;

    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly ITestOutputHelper _output;
    private readonly ImagePolicy _policy;
    private readonly byte[] _image;

    public DamageTests(ITestOutputHelper output)
    {
        _output = output;
        ImageForge forge = new([.. Enumerable.Range(0, BodySize).Select(i => (byte)(i * 7))]);
        forge.AddProtected(0x50, [1, 0, 0, 0]);
        forge.Signers.Add(_key);
        _image = forge.Build();
        P256PublicKey key = P256PublicKey.TryCreate(ImageForge.Point(_key))!;
        _policy = ImagePolicy.WithCounter(new TrustedKeys([new P256TrustedKey(key)], 1), 4096, 0);
    }

    public void Dispose() => _key.Dispose();

    [Fact]
    public void Verify_WholeImage_IsOk() => Assert.Equal(VerifyStatus.Ok, Verify(_image));

    [Fact]
    public void Verify_EverySingleBitFlipped_IsRefusedForWhatItHit()
    {
        SortedDictionary<string, int> counts = new(StringComparer.Ordinal);
        for (int bit = 0; bit < _image.Length * 8; bit++)
        {
            byte[] damaged = (byte[])_image.Clone();
            damaged[bit / 8] ^= (byte)(1 << (bit % 8));
            VerifyStatus status = Verify(damaged);

            Assert.True(IsNamed(bit / 8, status), $"byte {bit / 8}, bit {bit % 8}: {status}");
            counts[status.ToString()] = counts.GetValueOrDefault(status.ToString()) + 1;
        }

        Print($"{_image.Length * 8} single-bit flips of {_image.Length} bytes, all refused", counts);
        Assert.Equal(_image.Length * 8, counts.Values.Sum());
    }

    [Fact]
    public void Verify_EveryPrefix_IsRefusedAsTruncated()
    {
        SortedDictionary<string, int> counts = new(StringComparer.Ordinal);
        for (int length = 0; length < _image.Length; length++)
        {
            VerifyStatus status = Verify(_image[..length]);

            VerifyStatus expected = length < HeaderSize ? VerifyStatus.TruncatedHeader
                : length < HeaderSize + BodySize ? VerifyStatus.TruncatedBody
                : VerifyStatus.TruncatedTlvArea;
            Assert.True(expected == status, $"first {length} bytes: expected {expected}, got {status}");
            counts[status.ToString()] = counts.GetValueOrDefault(status.ToString()) + 1;
        }

        Print($"{_image.Length} prefixes, all refused", counts);
    }

    // The possible statuses for one flipped bit in a region.
    private static bool IsNamed(int at, VerifyStatus status)
    {
        int body = HeaderSize;
        int tlvs = body + BodySize;
        int digest = tlvs + ProtectedSize + 4;
        int keyHash = digest + 4 + 32;
        int signature = keyHash + 4 + 32;
        return status != VerifyStatus.Ok && at switch
        {
            < 4 => status == VerifyStatus.BadMagic,
            < 8 => status == VerifyStatus.UnsupportedPlacement,
            < 16 => IsStructure(status),
            < 20 => status is VerifyStatus.UnsupportedEncryption or VerifyStatus.UnsupportedCompression
                or VerifyStatus.UnsupportedPlacement
                or VerifyStatus.NonBootable or VerifyStatus.UnknownFlag,
            < 28 => status == VerifyStatus.DigestMismatch,
            < 32 => status == VerifyStatus.BadReservedField,
            _ when at < tlvs => status == VerifyStatus.DigestMismatch,
            _ when at < digest =>
                IsStructure(status) || status is VerifyStatus.DigestMismatch or VerifyStatus.UnsupportedCompression,
            _ when at >= digest + 4 && at < keyHash => status == VerifyStatus.DigestMismatch,
            _ when at >= keyHash + 4 && at < signature => status == VerifyStatus.UnknownKey,
            _ when at >= signature + 4 => status is VerifyStatus.BadSignature or VerifyStatus.BadSignatureEncoding,
            _ => IsStructure(status)
                || status is VerifyStatus.MissingDigest or VerifyStatus.MissingSignature or VerifyStatus.MissingKeyHash
                or VerifyStatus.SignatureTypeMismatch,
        };
    }

    private static bool IsStructure(VerifyStatus status)
    {
        return status is >= VerifyStatus.BadHeaderSize and <= VerifyStatus.EmptyBody
            or >= VerifyStatus.TruncatedTlvArea and <= VerifyStatus.BadTrailingBytes
            or VerifyStatus.TruncatedHeader;
    }

    private VerifyStatus Verify(byte[] image)
    {
        return ImageLoader.TryLoad(selfTestPassed: true, new ArrayImageSource(image), _policy, out _, out _);
    }

    private void Print(string title, SortedDictionary<string, int> counts)
    {
        _output.WriteLine(title + ":");
        foreach ((string status, int count) in counts)
        {
            _output.WriteLine($"  {count,6} {status}");
        }
    }
}
