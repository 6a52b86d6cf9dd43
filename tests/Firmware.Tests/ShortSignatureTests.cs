using System;
using nanoFramework.TestFramework;
using SecureBoot.Buffers;
using SecureBoot.Crypto;
using SecureBoot.Image;

namespace NFUnitTest;

/// <summary>Short signatures (docs/image-format.md, section 5.4): enough good ones decide, with too few the ordinary
/// signatures decide, and a bad one refuses the image.</summary>
[TestClass]
public class ShortSignatureTests
{
    private const int AreaStart = DeviceImage.BodyEnd;
    private const int HashAt = AreaStart + 4 + 8 + 4;
    private const int ShortAt = HashAt + 32;
    private const int ShortTlvSize = 4 + ShortSignatures.Size;

    private static readonly FixedKey s_a = new FixedKey(1);
    private static readonly FixedKey s_b = new FixedKey(2);
    private static readonly FixedKey s_stranger = new FixedKey(9);

    [TestMethod]
    public void EnoughShortSignatures_Decide()
    {
        byte[] image = Make(new[] { s_a }, new[] { s_a });
        Assert.AreEqual(
            (int)VerifyStatus.Ok, (int)Load(image, Policy(1, new FoldingHmac(0)), out VerifiedImage? verified));
        Assert.AreEqual(ImageIdentity.ShortDigestKind, verified!.Identity.Kind);
        Assert.IsTrue(verified.IsSignedBy(0));
        Assert.IsFalse(verified.IsSignedBy(1));

        // The verifier does not read the ordinary signature if the short one decides.
        image[image.Length - 1] ^= 1;
        Assert.AreEqual((int)VerifyStatus.Ok, (int)Load(image, Policy(1, new FoldingHmac(0)), out _));
        Assert.AreEqual((int)VerifyStatus.BadSignature, (int)Load(image, Policy(1, null), out _));
        ImagePolicy both = Policy(1, new FoldingHmac(0));
        both.ChecksBoth = true;
        Assert.AreEqual((int)VerifyStatus.BadSignature, (int)Load(image, both, out _));
    }

    [TestMethod]
    public void EveryByteUnderTheShortSignature_Counts()
    {
        for (int at = 0; at < ShortAt + ShortTlvSize; at++)
        {
            byte[] image = Make(new[] { s_a }, new[] { s_a });
            image[at] ^= 0x40;
            Assert.AreNotEqual(
                (int)VerifyStatus.Ok, (int)Load(image, Policy(1, new FoldingHmac(0)), out _), at.ToString());
        }
    }

    [TestMethod]
    public void BadSignatureOfATrustedKey_RefusesWithItsStatus()
    {
        byte[] image = Make(new[] { s_a }, new[] { s_a });
        image[ShortAt + ShortTlvSize - 1] ^= 1;
        Assert.AreEqual((int)VerifyStatus.BadShortSignature, (int)Load(image, Policy(1, new FoldingHmac(0)), out _));
        byte[] body = Make(new[] { s_a }, new[] { s_a });
        body[ImageHeader.Size + 30] ^= 1;
        Assert.AreEqual((int)VerifyStatus.BodyHashMismatch, (int)Load(body, Policy(1, new FoldingHmac(0)), out _));
    }

    [DataRow(1)]
    [DataRow(2)]
    public void HashThatCannotBeComputed_Refuses(int fault)
    {
        byte[] image = Make(new[] { s_a }, new[] { s_a });
        Assert.AreEqual((int)VerifyStatus.BodyHashMismatch, (int)Load(image, Policy(1, new FoldingHmac(fault)), out _));
    }

    [TestMethod]
    public void TooFewShortSignatures_LeaveItToTheOrdinaryOnes()
    {
        byte[] one = Make(new[] { s_a }, new[] { s_a, s_b });
        Assert.AreEqual(
            (int)VerifyStatus.Ok, (int)Load(one, Policy(2, new FoldingHmac(0)), out VerifiedImage? verified));
        Assert.AreEqual(ImageIdentity.DigestKind, verified!.Identity.Kind);
        byte[] two = Make(new[] { s_a, s_b }, new[] { s_a, s_b });
        Assert.AreEqual((int)VerifyStatus.Ok, (int)Load(two, Policy(2, new FoldingHmac(0)), out verified));
        Assert.AreEqual(ImageIdentity.ShortDigestKind, verified!.Identity.Kind);
        byte[] strange = Make(new[] { s_stranger }, new[] { s_a });
        Assert.AreEqual((int)VerifyStatus.Ok, (int)Load(strange, Policy(1, new FoldingHmac(0)), out verified));
        Assert.AreEqual(ImageIdentity.DigestKind, verified!.Identity.Kind);
        byte[] lacking = Make(new[] { s_a }, new[] { s_a });
        Assert.AreEqual((int)VerifyStatus.ThresholdNotMet, (int)Load(lacking, Policy(2, new FoldingHmac(0)), out _));
        byte[] none = Make(new FixedKey[0], new[] { s_a });
        Assert.AreEqual((int)VerifyStatus.Ok, (int)Load(none, Policy(1, new FoldingHmac(0)), out _));
    }

    [TestMethod]
    public void RevokedKey_CountsInNeitherWay()
    {
        RevokedKeys revoked = RevokedKeys.None.With(s_a.KeyHash)!;
        TrustedKeys keys = new TrustedKeys(new TrustedKey[] { s_a, s_b }, 1);
        ImagePolicy policy = ImagePolicy.WithCounter(keys, 8192, 7, revoked);
        policy.Hmac = new FoldingHmac(0);
        Assert.AreNotEqual((int)VerifyStatus.Ok, (int)Load(Make(new[] { s_a }, new[] { s_a }), policy, out _));
        Assert.AreEqual((int)VerifyStatus.Ok, (int)Load(Make(new[] { s_b }, new[] { s_b }), policy, out _));
    }

    [TestMethod]
    public void Places_AreCheckedByEveryBootStage()
    {
        for (int path = 0; path < 2; path++)
        {
            HmacSha256? hmac = path == 0 ? null : new FoldingHmac(0);
            byte[] image = Make(new[] { s_a, s_b }, new[] { s_a, s_b });
            image[HashAt - 4] = 0xA2;
            Assert.AreEqual((int)VerifyStatus.MissingBodyHash, (int)Load(image, Policy(1, hmac), out _));
            image = Make(new[] { s_a, s_b }, new[] { s_a, s_b });
            image[ShortAt] = 0xB2;
            Assert.AreEqual((int)VerifyStatus.MisorderedTlv, (int)Load(image, Policy(1, hmac), out _));
            image = Make(new[] { s_a, s_a }, new[] { s_a, s_b });
            Assert.AreEqual((int)VerifyStatus.DuplicateShortSignature, (int)Load(image, Policy(1, hmac), out _));
        }
    }

    [TestMethod]
    public void UnprotectedArea_KeepsItsForm()
    {
        byte[] image = Make(new[] { s_a }, new[] { s_a });
        int digestTlv = ShortAt + ShortTlvSize + 4;
        image[digestTlv] = 0x01;
        Assert.AreEqual((int)VerifyStatus.MissingDigest, (int)Load(image, Policy(1, new FoldingHmac(0)), out _));
        image = Make(new[] { s_a }, new[] { s_a });
        image[digestTlv + 36] = 0x10;
        Assert.AreNotEqual((int)VerifyStatus.Ok, (int)Load(image, Policy(1, new FoldingHmac(0)), out _));
    }

    [TestMethod]
    public void ImageThatIsNotInMemory_IsDecidedByItsOrdinarySignatures()
    {
        byte[] image = Make(new[] { s_a }, new[] { s_a });
        Assert.AreEqual((int)VerifyStatus.Ok, (int)LoadTail(image, true, out VerifiedImage? verified));
        Assert.AreEqual(ImageIdentity.ShortDigestKind, verified!.Identity.Kind);
        Assert.AreEqual((int)VerifyStatus.Ok, (int)LoadTail(image, false, out verified));
        Assert.AreEqual(ImageIdentity.DigestKind, verified!.Identity.Kind);
        image[ShortAt + ShortTlvSize - 1] ^= 1;
        Assert.AreEqual((int)VerifyStatus.BadShortSignature, (int)LoadTail(image, true, out _));
        byte[] ordinary = Make(new[] { s_a }, new[] { s_a });
        ordinary[ordinary.Length - 1] ^= 1;
        Assert.AreEqual((int)VerifyStatus.BadSignature, (int)LoadTail(ordinary, true, out _));
        byte[] trailing = new byte[ordinary.Length + 3];
        Array.Copy(image, 0, trailing, 0, image.Length);
        trailing[trailing.Length - 1] = 0x55;
        Assert.AreEqual((int)VerifyStatus.BadTrailingBytes, (int)LoadTail(trailing, true, out _));
    }

    [TestMethod]
    public void PartsThatAreNotTheHeaders_AreRefused()
    {
        byte[] image = Make(new[] { s_a }, new[] { s_a });
        byte[] header = Slice(image, 0, ImageHeader.Size);
        byte[] body = Slice(image, ImageHeader.Size, AssemblyHeader.Size);
        byte[] tail = Slice(image, AreaStart, image.Length - AreaStart);
        ImageVerifier verifier = new ImageVerifier(Policy(1, new FoldingHmac(0)));
        Assert.AreEqual((int)VerifyStatus.Ok, (int)verifier.Verify(header, body, tail, out _));
        Assert.AreEqual(
            (int)VerifyStatus.TruncatedBody, (int)verifier.Verify(header, Slice(body, 0, 100), tail, out _));
        Assert.AreEqual((int)VerifyStatus.TooLarge, (int)verifier.Verify(header, new byte[9000], tail, out _));
        Assert.AreNotEqual((int)VerifyStatus.Ok, (int)verifier.Verify(new byte[40], body, tail, out _));
        Assert.ThrowsException(typeof(ArgumentNullException), () =>
        {
            _ = verifier.Verify(header, body, null!, out _);
        });
        Assert.ThrowsException(typeof(ArgumentNullException), () => { _ = new ImageVerifier(null!); });
        TrustedKeys nobody = new TrustedKeys(new TrustedKey[0], 1);
        Assert.AreEqual(
            (int)VerifyStatus.MissingTrustedKeys,
            (int)new ImageVerifier(ImagePolicy.WithCounter(nobody, 8192, 7)).Verify(header, body, tail, out _));
    }

    private static ImagePolicy Policy(int threshold, HmacSha256? hmac)
    {
        ImagePolicy policy = ImagePolicy.WithCounter(
            new TrustedKeys(new TrustedKey[] { s_a, s_b }, threshold), 8192, 7);
        policy.Hmac = hmac;
        return policy;
    }

    private static VerifyStatus Load(byte[] image, ImagePolicy policy, out VerifiedImage? verified)
    {
        return ImageLoader.TryLoad(true, new ArrayImageSource(image), policy, out _, out verified);
    }

    private static VerifyStatus LoadTail(byte[] image, bool isShort, out VerifiedImage? verified)
    {
        verified = null;
        VerifyStatus status = ImageHeader.TryRead(image, ImageHeader.Size, image.Length, 8192, out ImageHeader? fields);
        if (status != VerifyStatus.Ok || fields is null)
        {
            return status;
        }

        byte[] digest = Hash(Slice(image, 0, AreaStart + fields.ProtectedSize));
        Sha256? sha = isShort ? ShortDigest.Begin() : null;
        sha?.Update(image, 0, ImageHeader.Size);
        byte[] tail = Slice(image, AreaStart, image.Length - AreaStart);
        return new ImageVerifier(Policy(1, new FoldingHmac(0))).VerifyTail(fields, tail, digest, sha, out verified);
    }

    private static byte[] Make(FixedKey[] shortSigners, FixedKey[] signers)
    {
        byte[] signed = DeviceImage.MakeSigned(1, 7);
        byte[] image = new byte[ShortAt + (shortSigners.Length * ShortTlvSize) + 4 + 36 + (signers.Length * 41)];
        Array.Copy(signed, 0, image, 0, signed.Length);
        ushort area = (ushort)(ShortAt + (shortSigners.Length * ShortTlvSize) - AreaStart);
        Put(image, 10, area);
        Put(image, AreaStart + 2, area);
        ByteWriter writer = new ByteWriter(image, HashAt - 4, image.Length - HashAt + 4);
        WriteTlv(
            writer,
            TlvType.BodyHash,
            ShortDigest.ComputeBodyHash(new FoldingHmac(0), Slice(image, ImageHeader.Size, AssemblyHeader.Size))!);
        Sha256 sha = ShortDigest.Begin();
        sha.Update(image, 0, ImageHeader.Size);
        sha.Update(image, AreaStart, ShortAt - AreaStart);
        byte[] digest = new byte[Sha256.DigestSize];
        sha.Finish(digest, 0);
        for (int i = 0; i < shortSigners.Length; i++)
        {
            WriteTlv(writer, (ushort)(TlvType.FirstShortSignature + i), shortSigners[i].SignShort(digest));
        }

        digest = Hash(Slice(image, 0, AreaStart + area));
        _ = writer.TryWriteUInt16(TlvList.UnprotectedMagic);
        _ = writer.TryWriteUInt16((ushort)(image.Length - AreaStart - area));
        WriteTlv(writer, TlvType.Sha256, digest);
        for (int i = 0; i < signers.Length; i++)
        {
            WriteTlv(writer, TlvType.KeyHash, signers[i].KeyHash);
            WriteTlv(writer, TlvType.Ecdsa, new byte[] { signers[i].Sign(digest) });
        }

        return image;
    }

    private static void Put(byte[] image, int at, ushort value)
    {
        image[at] = (byte)value;
        image[at + 1] = (byte)(value >> 8);
    }

    private static void WriteTlv(ByteWriter writer, ushort type, byte[] value)
    {
        _ = writer.TryWriteUInt16(type);
        _ = writer.TryWriteUInt16((ushort)value.Length);
        _ = writer.TryWriteBytes(value, 0, value.Length);
    }

    private static byte[] Hash(byte[] bytes)
    {
        byte[] digest = new byte[Sha256.DigestSize];
        Sha256.Hash(bytes, 0, bytes.Length, digest);
        return digest;
    }

    private static byte[] Slice(byte[] bytes, int offset, int length)
    {
        byte[] slice = new byte[length];
        Array.Copy(bytes, offset, slice, 0, length);
        return slice;
    }

    /// <summary>A key whose signatures any test can make: one byte, or 64 bytes, from the digest and the key's
    /// number.</summary>
    private sealed class FixedKey : TrustedKey
    {
        private readonly byte _number;
        private readonly byte[] _hash = new byte[HashSize];

        internal FixedKey(byte number)
        {
            _number = number;
            for (int i = 0; i < _hash.Length; i++)
            {
                _hash[i] = (byte)(number + i);
            }
        }

        public override byte[] KeyHash => _hash;

        public override ushort SignatureType => TlvType.Ecdsa;

        public override VerifyStatus Verify(byte[] digest, byte[] bytes, int offset, int length)
        {
            return length == 1 && bytes[offset] == Sign(digest) ? VerifyStatus.Ok : VerifyStatus.BadSignature;
        }

        public override VerifyStatus VerifyFixed(byte[] digest, byte[] bytes, int offset)
        {
            byte[] expected = SignShort(digest);
            for (int i = 0; i < EcdsaSignature.Size; i++)
            {
                if (bytes[offset + i] != expected[HashSize + i])
                {
                    return VerifyStatus.BadShortSignature;
                }
            }

            return VerifyStatus.Ok;
        }

        internal byte Sign(byte[] digest) => (byte)(digest[0] ^ _number);

        internal byte[] SignShort(byte[] digest)
        {
            byte[] value = new byte[ShortSignatures.Size];
            Array.Copy(_hash, 0, value, 0, HashSize);
            for (int i = HashSize; i < value.Length; i++)
            {
                value[i] = (byte)(digest[i % digest.Length] ^ _number);
            }

            return value;
        }
    }

    /// <summary>A hash from sums in place of the chip's HMAC. Each byte of key and data changes the result. With a
    /// fault the hash gives nothing, or too few bytes.</summary>
    private sealed class FoldingHmac : HmacSha256
    {
        private readonly int _fault;

        internal FoldingHmac(int fault)
        {
            _fault = fault;
        }

        public override byte[]? Compute(byte[] key, byte[] data)
        {
            if (_fault == 1)
            {
                return null;
            }

            byte[] hash = new byte[_fault == 2 ? 31 : 32];
            for (int i = 0; i < data.Length; i++)
            {
                hash[i % hash.Length] = (byte)((hash[i % hash.Length] * 3) + data[i] + key[i % key.Length]);
            }

            return hash;
        }
    }
}
