using System;
using System.Collections.Generic;
using System.Linq;
using System.Security.Cryptography;
using SecureBoot.Crypto;
using SecureBoot.Image;
using Xunit;

namespace SecureBoot.Tests.Image;

/// <summary>An image of 2 KiB with a short signature, with each bit flipped and with each prefix cut off, for a device
/// with the native path and for a host.</summary>
public sealed class ShortDamageTests : IDisposable
{
    private const int Body = 32;
    private const int Protected = Body + 2048;
    private const int Hmac = Protected + 4 + 8 + 4;
    private const int ShortSignature = Hmac + 32 + 4;
    private const int Unprotected = ShortSignature + 96;
    private const int Digest = Unprotected + 4 + 4;
    private const int KeyHash = Digest + 32 + 4;
    private const int Signature = KeyHash + 32 + 4;

    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly ITestOutputHelper _output;
    private readonly ImagePolicy _policy;
    private readonly byte[] _image;

    public ShortDamageTests(ITestOutputHelper output)
    {
        _output = output;
        ImageForge forge = new([.. Enumerable.Range(0, Protected - Body).Select(i => (byte)(i * 7))]);
        forge.AddProtected(0x50, [1, 0, 0, 0]);
        forge.Signers.Add(_key);
        forge.ShortSigners.Add((_key, _key));
        _image = forge.Build();
        P256PublicKey key = P256PublicKey.TryCreate(ImageForge.Point(_key))!;
        _policy = ImagePolicy.WithCounter(new TrustedKeys([new P256TrustedKey(key)], 1), 4096, 0);
        _policy.Hmac = new FrameworkHmac();
    }

    public void Dispose() => _key.Dispose();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Verify_WholeImage_IsOkAndKnownByItsShortDigest(bool checksBoth)
    {
        _policy.ChecksBoth = checksBoth;
        Assert.Equal(
            VerifyStatus.Ok,
            ImageLoader.TryLoad(
                selfTestPassed: true, new ArrayImageSource(_image), _policy, out _, out VerifiedImage? image));
        byte[] message =
        [
            .. "SecureBoot image short digest v1"u8,
            .. _image[..Body],
            .. _image[Protected..(ShortSignature - 4)],
        ];
        Assert.Equal(ImageIdentity.ShortDigestKind, image!.Identity.Kind);
        Assert.Equal(SHA256.HashData(message), image.Identity.Value);
        Assert.Null(image.Digest);
    }

    [Fact]
    public void Verify_EverySingleBitFlipped_IsRefusedUnlessItDecidesNothing()
    {
        Flip(_image.Length * 8, (at, status) => IsExpectedOfDevice(at, status));
    }

    [Fact]
    public void Verify_EverySingleBitFlippedOnAHost_IsRefused()
    {
        _policy.ChecksBoth = true;
        Flip(
            _image.Length * 8,
            (at, status) => status != VerifyStatus.Ok
                && (at is < Digest or (>= KeyHash - 4 and < KeyHash) || IsOfOrdinary(status)));
    }

    [Fact]
    public void Verify_EverySingleBitFlippedWithoutTheNativePath_IsRefused()
    {
        _policy.Hmac = null;
        Flip(
            _image.Length * 8,
            (at, status) => status != VerifyStatus.Ok && IsOfOrdinary(status)
                && (at is < Body or >= Protected || status == VerifyStatus.DigestMismatch));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Verify_EveryPrefix_IsRefusedAsTruncated(bool checksBoth)
    {
        _policy.ChecksBoth = checksBoth;
        for (int length = 0; length < _image.Length; length++)
        {
            VerifyStatus expected = length < Body ? VerifyStatus.TruncatedHeader
                : length < Protected ? VerifyStatus.TruncatedBody
                : VerifyStatus.TruncatedTlvArea;
            Assert.Equal(expected, Verify(_image[..length]));
        }
    }

    private void Flip(int bits, Func<int, VerifyStatus, bool> isExpected)
    {
        SortedDictionary<string, int> counts = new(StringComparer.Ordinal);
        for (int bit = 0; bit < bits; bit++)
        {
            byte[] damaged = (byte[])_image.Clone();
            damaged[bit / 8] ^= (byte)(1 << (bit % 8));
            VerifyStatus status = Verify(damaged);
            Assert.True(isExpected(bit / 8, status), $"byte {bit / 8}, bit {bit % 8}: {status}");
            counts[status.ToString()] = counts.GetValueOrDefault(status.ToString()) + 1;
        }

        _output.WriteLine(
            $"{bits} single-bit flips of {_image.Length} bytes: "
                + $"{string.Join(", ", counts.Select(count => $"{count.Value} {count.Key}"))}");
    }

    // After the decision of the short signature, a value in the unprotected area has no effect: the image counts as
    // unchanged.
    private static bool IsExpectedOfDevice(int at, VerifyStatus status)
    {
        return at switch
        {
            >= 20 and < 28 => status == VerifyStatus.BadShortSignature,
            < Body => status is not (VerifyStatus.Ok or VerifyStatus.BodyHashMismatch),
            < Protected => status == VerifyStatus.BodyHashMismatch,
            >= Hmac and < Hmac + 32 => status == VerifyStatus.BodyHashMismatch,
            < ShortSignature => status != VerifyStatus.Ok,
            < ShortSignature + 32 => status == VerifyStatus.DigestMismatch,
            < Unprotected => status == VerifyStatus.BadShortSignature,
            (>= Digest and < Digest + 32) or (>= KeyHash and < KeyHash + 32) or >= Signature =>
                status == VerifyStatus.Ok,
            _ => status != VerifyStatus.Ok || at is >= KeyHash + 32 and < KeyHash + 34,
        };
    }

    private static bool IsOfOrdinary(VerifyStatus status)
    {
        return status is not (VerifyStatus.BodyHashMismatch or VerifyStatus.BadShortSignature);
    }

    private VerifyStatus Verify(byte[] image)
    {
        return ImageLoader.TryLoad(selfTestPassed: true, new ArrayImageSource(image), _policy, out _, out _);
    }
}
