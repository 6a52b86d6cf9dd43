using System;
using System.Collections.Generic;
using System.Linq;
using System.Security.Cryptography;
using SecureBoot.Crypto;
using SecureBoot.Image;
using Xunit;

namespace SecureBoot.Updates.Tests;

/// <summary>docs/manifest-format.md: valid manifests, and the status of each invalid one.</summary>
public static class ManifestReaderTests
{
    private static readonly PublisherKeys s_publishers = new([Trust(ManifestForge.Publisher)]);

    public static TheoryData<string, ManifestStatus> Broken { get; } = new()
    {
        { "as it is", ManifestStatus.Ok },
        { "flags 0", ManifestStatus.Bootable },
        { "body of another format", ManifestStatus.UnknownFormat },
        { "body of two bytes", ManifestStatus.UnknownFormat },
        { "header of 36 bytes", ManifestStatus.UnknownFormat },
        { "field too many", ManifestStatus.UnknownField },
        { "short signature", ManifestStatus.UnknownField },
        { "dependency", ManifestStatus.UnknownField },
        { "revoked keys", ManifestStatus.UnknownField },
        { "one block too few", ManifestStatus.BlocksMismatch },
        { "one block too many", ManifestStatus.BlocksMismatch },
        { "not signed", ManifestStatus.BadContainer },
        { "byte behind it", ManifestStatus.BadContainer },
        { "erased flash behind it", ManifestStatus.BadContainer },
        { "encrypted too", ManifestStatus.BadContainer },
    };

    public static TheoryData<ushort, string, bool> Limits { get; } = new()
    {
        { 0x52C0, "00000000", false },
        { 0x52C0, "01000000", true },
        { 0x52C0, "FFFFFF7F", true },
        { 0x52C0, "00000080", false },
        { 0x52C0, "FFFFFFFF", false },
        { 0x52C1, "00000000", false },
        { 0x52C1, "01000000", true },
        { 0x52C1, "FFFFFFFF", false },
        { 0x52C2, "00000000", true },
        { 0x52C2, "00D2496B", false },
        { 0x52C2, "01D2496B", true },
        { 0x52C2, "FFFFFFFF", true },
        { 0x52C3, "0000", true },
        { 0x52C3, "1027", true },
        { 0x52C3, "1127", false },
        { 0x52C3, "FFFF", false },
        { 0x52C4, "01", true },
        { 0x52C4, "02", false },
        { 0x52C4, "FF", false },
        { 0x52C5, "00000000", false },
        { 0x52C5, "1F000000", false },
        { 0x52C5, "FFFFFF7F", false },
        { 0x52C5, "00000080", false },
        { 0x52C5, "FFFFFFFF", false },
        { 0x50, "FFFFFF7F", true },
        { 0x50, "00000080", false },
        { 0x52C8, "0000000000000000", true },
        { 0x52C8, "FFFFFFFFFFFFFFFF", true },
        { 0x52C9, "3B000000", false },
        { 0x52C9, "3C000000", true },
        { 0x52C9, "803A0900", true },
        { 0x52C9, "813A0900", false },
        { 0x52CA, "00000000", true },
        { 0x52CA, "803A0900", true },
        { 0x52CA, "813A0900", false },
    };

    [Fact]
    public static void Read_Good_GivesEveryField()
    {
        byte[] bytes = new ManifestForge().Build();

        Assert.Equal(
            ManifestStatus.Ok, new ManifestReader(s_publishers).Read(bytes, bytes.Length, out Manifest? manifest));
        Assert.NotNull(manifest);
        Assert.Equal(0x0201000000000000ul, manifest.Version);
        Assert.Equal(12u, manifest.Numbers.Sequence);
        Assert.Equal(1_800_000_000u, manifest.Numbers.Issued);
        Assert.Equal(1_802_592_000u, manifest.Numbers.Expires);
        Assert.Equal(500, manifest.Numbers.Rollout);
        Assert.False(manifest.Numbers.IsHalted);
        Assert.Equal(ManifestForge.ImageSize, manifest.Numbers.Size);
        Assert.Equal(7u, manifest.Numbers.SecurityCounter);
        Assert.Equal(0x0100000200000003ul, manifest.Numbers.MinimumVersion);
        Assert.Equal(3600u, manifest.Numbers.PollSeconds);
        Assert.Equal(7200u, manifest.Numbers.WindowSeconds);
        Assert.Equal(ManifestForge.Product, manifest.Product);
        Assert.Equal(ManifestForge.FileDigest, manifest.FileDigest);
        Assert.True(manifest.IsOf(new ImageIdentity(ImageIdentity.DigestKind, ManifestForge.Identity)));
        Assert.False(manifest.IsOf(new ImageIdentity(ImageIdentity.ShortDigestKind, ManifestForge.Identity)));
        Assert.False(manifest.IsOf(ImageIdentity.Unknown));
        Assert.All(
            Enumerable.Range(0, 3), block => Assert.True(manifest.IsBlock(block, SHA256.HashData([(byte)block]))));
        Assert.False(manifest.IsBlock(3, SHA256.HashData([3])));
        Assert.False(manifest.IsBlock(0, SHA256.HashData([1])));
    }

    [Fact]
    public static void Read_TwoIdentities_KnowsTheImageByEither()
    {
        byte[] brief = SHA256.HashData("short"u8);
        byte[] bytes = new ManifestForge().Set(0x52C7, [.. ManifestForge.Identity, .. brief]).Build();

        Assert.Equal(
            ManifestStatus.Ok, new ManifestReader(s_publishers).Read(bytes, bytes.Length, out Manifest? manifest));
        Assert.True(manifest!.IsOf(new ImageIdentity(ImageIdentity.DigestKind, ManifestForge.Identity)));
        Assert.True(manifest.IsOf(new ImageIdentity(ImageIdentity.ShortDigestKind, brief)));
        Assert.False(manifest.IsOf(new ImageIdentity(ImageIdentity.DigestKind, brief)));
    }

    [Theory]
    [MemberData(nameof(Broken))]
    public static void Read_Broken_IsRefusedByName(string how, ManifestStatus expected)
    {
        byte[] bytes = Break(how).Build();
        ManifestReader reader = new(s_publishers);

        Assert.Equal(expected, reader.Read(bytes, bytes.Length, out Manifest? manifest));
        Assert.Equal(expected == ManifestStatus.Ok, manifest is not null);
    }

    [Theory]
    [MemberData(nameof(Limits))]
    public static void Read_NumberAtItsLimit_IsTakenOrRefused(ushort type, string value, bool isGood)
    {
        byte[] bytes = new ManifestForge().Set(type, Convert.FromHexString(value)).Build();

        Assert.Equal(
            isGood ? ManifestStatus.Ok : ManifestStatus.BadFieldValue,
            new ManifestReader(s_publishers).Read(bytes, bytes.Length, out _));
    }

    [Theory]
    [InlineData(32, 1)]
    [InlineData(16384, 1)]
    [InlineData(16385, 2)]
    [InlineData(786_432, 48)]
    public static void Read_SizeAtItsLimit_HasAsManyBlocks(uint size, int blocks)
    {
        byte[] bytes = new ManifestForge().Set(0x52C5, ManifestForge.U32(size))
            .Set(0x52CB, ManifestForge.Blocks(blocks)).Build();

        Assert.Equal(ManifestStatus.Ok, new ManifestReader(s_publishers).Read(bytes, bytes.Length, out _));
        Assert.InRange(bytes.Length, 0, ManifestContainer.MaxSize);
    }

    [Fact]
    public static void Read_SizeAboveItsLimit_IsRefused()
    {
        byte[] bytes = new ManifestForge().Set(0x52C5, ManifestForge.U32(786_433)).Set(0x52CB, ManifestForge.Blocks(48))
            .Build();

        Assert.Equal(ManifestStatus.BadFieldValue, new ManifestReader(s_publishers).Read(bytes, bytes.Length, out _));
    }

    [Fact]
    public static void Read_EachFieldMissingOrOfAnotherLength_IsRefused()
    {
        foreach ((ushort type, byte[] value) in new ManifestForge().Fields)
        {
            ManifestForge without = new();
            without.Fields.RemoveAll(field => field.Type == type);
            Assert.Equal(ManifestStatus.MissingField, Read(without.Build()));

            // The image's own reader checks the lengths of fields that images have too.
            ManifestStatus expected = type < 0x100 ? ManifestStatus.BadContainer : ManifestStatus.BadFieldLength;
            Assert.Equal(expected, Read(new ManifestForge().Set(type, [.. value, 0]).Build()));
            Assert.Equal(expected, Read(new ManifestForge().Set(type, value[1..]).Build()));

            ManifestForge twice = new();
            twice.Fields.Add((type, value));
            Assert.Equal(ManifestStatus.BadContainer, Read(twice.Build()));
        }
    }

    // The signature covers the first bytes. Structure, digest and the signature itself protect the rest.
    [Fact]
    public static void Read_EveryBitFlipped_NeverCounts()
    {
        byte[] good = new ManifestForge().Build();
        Dictionary<VerifyStatus, int> found = [];
        for (int bit = 0; bit < 8 * good.Length; bit++)
        {
            byte[] bytes = (byte[])good.Clone();
            bytes[bit / 8] ^= (byte)(1 << (bit % 8));
            ManifestReader reader = new(s_publishers);
            ManifestStatus status = reader.Read(bytes, bytes.Length, out Manifest? manifest);
            Assert.True(status != ManifestStatus.Ok && manifest is null, $"bit {bit}: {status}");
            found[reader.LastVerify] = found.GetValueOrDefault(reader.LastVerify) + 1;
        }

        TestContext.Current.TestOutputHelper!.WriteLine(
            $"{8 * good.Length} flips: {string.Join(", ", found.Select(pair => $"{pair.Key} {pair.Value}"))}");
        Assert.Contains(VerifyStatus.DigestMismatch, found.Keys);
        Assert.Contains(VerifyStatus.BadSignature, found.Keys);
        Assert.Contains(VerifyStatus.UnknownKey, found.Keys);
    }

    [Fact]
    public static void Read_EveryPrefix_NeverCounts()
    {
        byte[] good = new ManifestForge().Build();
        for (int length = 0; length < good.Length; length++)
        {
            Assert.Equal(ManifestStatus.BadContainer, new ManifestReader(s_publishers).Read(good, length, out _));
            Assert.Equal(ManifestStatus.BadContainer, Read(good[..length]));
        }

        Assert.Equal(ManifestStatus.BadContainer, new ManifestReader(s_publishers).Read(good, good.Length + 1, out _));
        Assert.Equal(ManifestStatus.BadContainer, new ManifestReader(s_publishers).Read(good, -1, out _));
    }

    [Fact]
    public static void ImageKey_InThePublishersPlace_SignsNoManifest()
    {
        ManifestForge forge = new();
        forge.Signers.Clear();
        forge.Signers.Add(ManifestForge.ImageKey);
        ManifestReader reader = new(s_publishers);
        byte[] bytes = forge.Build();

        Assert.Equal(ManifestStatus.BadContainer, reader.Read(bytes, bytes.Length, out _));
        Assert.Equal(VerifyStatus.UnknownKey, reader.LastVerify);
    }

    // The header's flag is signed, so a board boots no manifest even if it trusts a publisher's key for images.
    [Fact]
    public static void Manifest_InASlot_IsNonBootableWhoeverIsTrusted()
    {
        byte[] bytes = new ManifestForge().Build();
        foreach (ECDsa key in new[] { ManifestForge.ImageKey, ManifestForge.Publisher })
        {
            ImagePolicy policy = ImagePolicy.WithCounter(new TrustedKeys([Trust(key)], 1), 1 << 20, 0);

            Assert.Equal(
                VerifyStatus.NonBootable,
                ImageLoader.TryLoad(selfTestPassed: true, new ArrayImageSource(bytes), policy, out LoadedImage? loaded,
                    out VerifiedImage? image));
            Assert.Null(loaded);
            Assert.Null(image);
        }
    }

    [Fact]
    public static void Image_SignedByAPublisher_IsNoImageAndNoManifest()
    {
        ManifestForge forge = new() { Flags = 0 };
        forge.Fields.RemoveAll(field => field.Type >= 0x100);
        byte[] bytes = forge.Build();
        ImagePolicy policy = ImagePolicy.WithCounter(new TrustedKeys([Trust(ManifestForge.ImageKey)], 1), 1 << 20, 0);

        Assert.Equal(ManifestStatus.Bootable, Read(bytes));
        Assert.Equal(
            VerifyStatus.UnknownKey,
            ImageLoader.TryLoad(selfTestPassed: true, new ArrayImageSource(bytes), policy, out _, out _));
    }

    [Fact]
    public static void Read_NoPublisher_TakesNothing()
    {
        byte[] bytes = new ManifestForge().Build();
        ManifestReader reader = new(new PublisherKeys([]));

        Assert.Equal(ManifestStatus.BadContainer, reader.Read(bytes, bytes.Length, out _));
        Assert.Equal(VerifyStatus.MissingTrustedKeys, reader.LastVerify);
    }

    [Fact]
    public static void Statuses_EachIsReached()
    {
        IEnumerable<ManifestStatus> reached = Broken.Select(row => row.Data.Item2)
            .Concat([
                ManifestStatus.NotRead,
                ManifestStatus.MissingField,
                ManifestStatus.BadFieldLength,
                ManifestStatus.BadFieldValue,
            ]);

        Assert.Empty(Enum.GetValues<ManifestStatus>().Except(reached));
    }

    private static ManifestForge Break(string how)
    {
        ManifestForge forge = new();
        switch (how)
        {
            case "flags 0": forge.Flags = 0; break;
            case "encrypted too": forge.Flags = 0x14; break;
            case "body of another format": forge.Body = [2]; break;
            case "body of two bytes": forge.Body = [1, 1]; break;
            case "header of 36 bytes": forge.HeaderSize = 36; break;
            case "field too many": forge.Fields.Add((0x52CC, [1])); break;
            case "short signature": forge.Fields.AddRange([(0x52A1, new byte[32]), (0x52B0, new byte[96])]); break;
            case "dependency": forge.Fields.Add((0x40, new byte[12])); break;
            case "revoked keys": forge.Fields.Add((0x52A0, new byte[32])); break;
            case "one block too few": forge.Set(0x52CB, ManifestForge.Blocks(2)); break;
            case "one block too many": forge.Set(0x52CB, ManifestForge.Blocks(4)); break;
            case "not signed": forge.Signers.Clear(); break;
            case "byte behind it": forge.Trailing = [0]; break;
            case "erased flash behind it": forge.Trailing = [.. Enumerable.Repeat((byte)0xFF, 64)]; break;
            default: Assert.Equal("as it is", how); break;
        }

        return forge;
    }

    private static ManifestStatus Read(byte[] bytes)
    {
        return new ManifestReader(s_publishers).Read(bytes, bytes.Length, out _);
    }

    private static P256TrustedKey Trust(ECDsa key)
    {
        ECPoint point = key.ExportParameters(includePrivateParameters: false).Q;
        return new P256TrustedKey(P256PublicKey.TryCreate([0x04, .. point.X!, .. point.Y!])!);
    }
}
