using System;
using System.Buffers.Binary;
using System.Linq;
using System.Security.Cryptography;
using SecureBoot.Crypto;
using SecureBoot.Image;
using Xunit;

namespace SecureBoot.Tests.Image;

/// <summary>Values at the limits of parsers and policies, where one more or one less changes the result.</summary>
public sealed class EdgeTests : IDisposable
{
    private const int MaxSize = 4096;

    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    public void Dispose() => _key.Dispose();

    [Theory]
    [InlineData(31, VerifyStatus.TruncatedHeader)]
    [InlineData(32, VerifyStatus.Ok)]
    public void TryRead_BytesOfTheHeaderThatAreThere_MustBeAllOfThem(int available, VerifyStatus expected)
    {
        Assert.Equal(
            expected,
            ImageHeader.TryRead(
                new byte[40].Select((_, i) => i < 32 ? Header(64, 0)[i] : (byte)0).ToArray(),
                available,
                32 + 64,
                MaxSize,
                out ImageHeader? header));
        Assert.Equal(expected == VerifyStatus.Ok, header is not null);
    }

    [Theory]
    [InlineData(100, VerifyStatus.Ok)]
    [InlineData(101, VerifyStatus.TruncatedTlvArea)]
    public void TryRead_ProtectedSize_IsHeldAgainstWhatTheBodyLeaves(ushort size, VerifyStatus expected)
    {
        Assert.Equal(expected, ImageHeader.TryRead(Header(64, size), 32, 32 + 64 + 100, MaxSize, out _));
    }

    [Fact]
    public void Version_OfAHeader_HasMajorFirstAndBuildLast()
    {
        byte[] header = Header(64, 0);
        header[20] = 0x12;
        header[21] = 0x34;
        BinaryPrimitives.WriteUInt16LittleEndian(header.AsSpan(22), 0x5678);
        BinaryPrimitives.WriteUInt32LittleEndian(header.AsSpan(24), 0x9ABCDEF0);
        Assert.Equal(VerifyStatus.Ok, ImageHeader.TryRead(header, 32, 32 + 64, MaxSize, out ImageHeader? fields));
        Assert.Equal(0x123456789ABCDEF0u, fields!.Version);
        Assert.Equal(0x1234567800000000u, fields.Version & 0xFFFFFFFF00000000);
    }

    [Theory]
    [InlineData(null)]
    [InlineData(31)]
    [InlineData(33)]
    public void Identity_OfAnotherSize_IsRefused(int? size)
    {
        Assert.Throws<ArgumentException>(() =>
            new ImageIdentity(ImageIdentity.DigestKind, size is int length ? new byte[length] : null!));
    }

    [Fact]
    public void IsSame_IdentityWithOneOtherByteOrKind_IsNot()
    {
        byte[] value = [.. Enumerable.Range(1, 32).Select(i => (byte)i)];
        ImageIdentity identity = new(ImageIdentity.DigestKind, value);
        Assert.True(identity.IsSame(identity));
        Assert.True(identity.IsSame(new ImageIdentity(ImageIdentity.DigestKind, [.. value])));
        Assert.False(identity.IsSame(new ImageIdentity(ImageIdentity.ShortDigestKind, [.. value])));
        Assert.False(identity.IsSame(new ImageIdentity(ImageIdentity.ShortDigestKind, value)));
        for (int i = 0; i < value.Length; i++)
        {
            byte[] other = [.. value];
            other[i] ^= 0x80;
            Assert.False(identity.IsSame(new ImageIdentity(ImageIdentity.DigestKind, other)));
        }
    }

    [Theory]
    [InlineData(0x80000001u, 0x80000001u, VerifyStatus.Ok)]
    [InlineData(0x80000001u, 0x80000002u, VerifyStatus.CounterTooHigh)]
    [InlineData(5u, 0x7FFFFFFFu, VerifyStatus.Ok)]
    [InlineData(5u, 0x80000000u, VerifyStatus.CounterTooHigh)]
    public void Verify_CounterAboveTheCeiling_IsTakenOnlyWhereTheDeviceIsThere(
        uint device, uint image, VerifyStatus expected)
    {
        Assert.Equal(expected, Verify(Forge(image), ImagePolicy.WithCounter(Keys(), MaxSize, device), out _));
    }

    [Fact]
    public void Verify_ImageWithoutCounterWhereNoneIsAskedFor_HasNone()
    {
        Assert.Equal(
            VerifyStatus.Ok,
            Verify(Forge(null), ImagePolicy.WithoutCounter(Keys(), MaxSize), out VerifiedImage? image));
        Assert.False(image!.HasSecurityCounter);
        Assert.Equal(0u, image.SecurityCounter);
        Assert.Equal(ImageIdentity.DigestKind, image.Identity.Kind);

        Assert.Equal(VerifyStatus.Ok, Verify(Forge(9), ImagePolicy.WithoutCounter(Keys(), MaxSize), out image));
        Assert.True(image!.HasSecurityCounter);
        Assert.Equal(9u, image.SecurityCounter);
    }

    [Fact]
    public void Verify_ProductThatDiffersInOneByte_IsWrong()
    {
        byte[] product = [.. Enumerable.Range(1, 16).Select(i => (byte)i)];
        ImageForge forge = Forge(1);
        forge.AddProtected(TlvType.ClassId, product);
        byte[] image = forge.Build();
        for (int i = -1; i < product.Length; i++)
        {
            byte[] own = [.. product];
            own[Math.Max(i, 0)] ^= (byte)(i < 0 ? 0 : 1);
            ImagePolicy policy = ImagePolicy.WithCounter(Keys(), MaxSize, 0);
            policy.Product = own;
            Assert.Equal(i < 0 ? VerifyStatus.Ok : VerifyStatus.WrongProduct, Verify(image, policy, out _));
        }
    }

    [Theory]
    [InlineData(0, VerifyStatus.Ok)]
    [InlineData(1, VerifyStatus.TooLarge)]
    [InlineData(100, VerifyStatus.TooLarge)]
    [InlineData(180, VerifyStatus.TooLarge)]
    [InlineData(4000, VerifyStatus.TooLarge)]
    public void Verify_ArraysTogetherAboveTheLargest_AreRefusedBeforeAnythingIsRead(int less, VerifyStatus expected)
    {
        byte[] image = Forge(1).Build();
        Assert.Equal(
            expected, Verify(image, ImagePolicy.WithCounter(Keys(), Math.Max(image.Length - less, 0), 0), out _));
        Assert.Equal(
            expected,
            ImageLoader.TryLoad(
                true,
                new ArrayImageSource(image),
                ImagePolicy.WithCounter(Keys(), Math.Max(image.Length - less, 0), 0),
                out _,
                out _));
    }

    [Theory]
    [InlineData(65, 0, 0)]
    [InlineData(0, 65, 0)]
    [InlineData(0, 0, 65)]
    [InlineData(33, 32, 0)]
    [InlineData(0, 33, 32)]
    [InlineData(32, 0, 33)]
    [InlineData(22, 22, 21)]
    public void Parse_PartsThatAreTogetherOneByteTooLarge_AreTooLarge(int header, int body, int tail)
    {
        Assert.Equal(
            VerifyStatus.TooLarge,
            ImageVerifier.Parse(new byte[header], new byte[body], new byte[tail], 64, out _, out _));
    }

    [Theory]
    [InlineData(true, false, false)]
    [InlineData(false, true, false)]
    [InlineData(false, false, true)]
    public void Verify_ArrayThatIsNull_IsAnArgumentOfThatName(bool header, bool body, bool tail)
    {
        ImageVerifier verifier = new(ImagePolicy.WithCounter(Keys(), MaxSize, 0));
        ArgumentNullException refusal = Assert.Throws<ArgumentNullException>(() =>
            verifier.Verify(
                header ? null! : new byte[32], body ? null! : new byte[1], tail ? null! : new byte[4], out _));
        Assert.Equal(header ? "header" : body ? "body" : "tail", refusal.ParamName);
    }

    [Theory]
    [InlineData(true, false, false)]
    [InlineData(false, true, false)]
    [InlineData(false, false, true)]
    public void VerifyTail_ArgumentThatIsNull_IsAnArgumentOfThatName(bool fields, bool tail, bool digest)
    {
        Assert.Equal(
            VerifyStatus.Ok, ImageHeader.TryRead(Header(64, 0), 32, 32 + 64, MaxSize, out ImageHeader? header));
        ImageVerifier verifier = new(ImagePolicy.WithCounter(Keys(), MaxSize, 0));
        ArgumentNullException refusal = Assert.Throws<ArgumentNullException>(() =>
            verifier.VerifyTail(
                fields ? null! : header!, tail ? null! : new byte[4], digest ? null! : new byte[32], null, out _));
        Assert.Equal(fields ? "fields" : tail ? "tail" : "digest", refusal.ParamName);
    }

    [Theory]
    [InlineData(-1, 64)]
    [InlineData(0, 63)]
    [InlineData(1, 64)]
    [InlineData(int.MaxValue, 64)]
    public void VerifyFixed_SignatureThatIsNotAllInTheBytes_IsBad(int offset, int length)
    {
        Assert.Equal(VerifyStatus.BadShortSignature, Keys().At(0).VerifyFixed(new byte[32], new byte[length], offset));
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(3, 0)]
    [InlineData(3, 5)]
    public void VerifyFixed_SignatureAtEachPlace_IsGood(int before, int behind)
    {
        byte[] digest = SHA256.HashData([1, 2, 3]);
        byte[] bytes = [.. new byte[before], .. _key.SignHash(digest), .. new byte[behind]];
        Assert.Equal(VerifyStatus.Ok, Keys().At(0).VerifyFixed(digest, bytes, before));
    }

    [Theory]
    [InlineData(511)]
    [InlineData(512)]
    [InlineData(513)]
    [InlineData(515)]
    public void Compute_CrcAtTheEdgeOfTheTable_IsThatOfHalves(int count)
    {
        byte[] bytes = [.. Enumerable.Range(0, count + 3).Select(i => (byte)((i * 7) + 1))];
        uint halves = PeCrc32.Compute(PeCrc32.Compute(0, bytes, 3, 200), bytes, 203, count - 200);
        Assert.Equal(halves, PeCrc32.Compute(0, bytes, 3, count));
    }

    private static byte[] Header(int body, ushort protectedSize)
    {
        byte[] header = new ImageForge(new byte[body]).Build()[..32];
        BinaryPrimitives.WriteUInt16LittleEndian(header.AsSpan(10), protectedSize);
        return header;
    }

    private TrustedKeys Keys() => new([new P256TrustedKey(P256PublicKey.TryCreate(ImageForge.Point(_key))!)], 1);

    private ImageForge Forge(uint? counter)
    {
        ImageForge forge = new(new byte[64]);
        if (counter is uint value)
        {
            forge.AddProtected(TlvType.SecurityCounter, BitConverter.GetBytes(value));
        }

        forge.Signers.Add(_key);
        return forge;
    }

    private static VerifyStatus Verify(ImageForge forge, ImagePolicy policy, out VerifiedImage? image) =>
        Verify(forge.Build(), policy, out image);

    private static VerifyStatus Verify(byte[] image, ImagePolicy policy, out VerifiedImage? verified)
    {
        return new ImageVerifier(policy).Verify(image[..32], image[32..96], image[96..], out verified);
    }
}
