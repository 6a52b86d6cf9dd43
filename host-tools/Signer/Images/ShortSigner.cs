using System;
using System.Collections.Generic;
using SecureBoot.Crypto;
using SecureBoot.Image;
using SecureBoot.Signer.Keys;

namespace SecureBoot.Signer.Images;

/// <summary>Makes the short signatures that a signed range has room for (docs/image-format.md, section 5.4).</summary>
internal static class ShortSigner
{
    // An unprotected area without TLVs: the reader asks for one.
    private static readonly byte[] s_noTlvs = [0x07, 0x69, 0x04, 0x00];

    /// <summary>The range with short signatures of the given keys in all reserved places; the same range without such
    /// places.</summary>
    internal static byte[] Sign(byte[] signedRange, IReadOnlyList<SigningKey> keys)
    {
        ImageHeader fields = ReadHeader(signedRange);
        int bodyEnd = fields.HeaderSize + fields.BodySize;
        byte[] tail = [.. signedRange[bodyEnd..], .. s_noTlvs];
        VerifyStatus status = TlvList.TryRead(fields, tail, out TlvList? tlvs);
        if (status != VerifyStatus.Ok || tlvs is null)
        {
            throw new ImageException($"found no signed range: {StatusText.Of(status)}", "give an image fewer TLVs");
        }

        int first = ShortSignatures.FirstOf(tlvs);
        return first < 0 ? signedRange : Sign(signedRange, keys, fields, tail, tlvs);
    }

    /// <summary>The short digest of an image's bytes, its TLVs being places in those after the body.</summary>
    internal static byte[] ComputeDigest(byte[] header, byte[] tail, TlvList tlvs)
    {
        Sha256 sha = ShortDigest.Begin();
        sha.Update(header, 0, header.Length);
        return ShortDigest.Finish(sha, tail, tlvs);
    }

    private static byte[] Sign(
        byte[] signedRange, IReadOnlyList<SigningKey> keys, ImageHeader fields, byte[] tail, TlvList tlvs)
    {
        byte[] digest = ComputeDigest(signedRange[..fields.HeaderSize], tail, tlvs);
        byte[] signed = (byte[])signedRange.Clone();
        for (int i = ShortSignatures.FirstOf(tlvs); i < tlvs.ProtectedCount; i++)
        {
            int offset = tlvs.OffsetAt(i);
            KeyHash owner = new(tail[offset..(offset + KeyHash.Size)]);
            foreach (SigningKey key in keys)
            {
                if (key.Public.KeyHash.Equals(owner))
                {
                    ReadNumbers(key.Sign(digest)).CopyTo(
                        signed, fields.HeaderSize + fields.BodySize + offset + KeyHash.Size);
                }
            }
        }

        return signed;
    }

    private static ImageHeader ReadHeader(byte[] signedRange)
    {
        VerifyStatus status = ImageHeader.TryRead(
            signedRange, signedRange.Length, signedRange.Length, int.MaxValue, out ImageHeader? fields);
        return fields
            ?? throw new ImageException($"found no signed range: {StatusText.Of(status)}", "it starts with a header");
    }

    // r and s out of DER.
    private static byte[] ReadNumbers(byte[] der)
    {
        byte[] numbers = new byte[EcdsaSignature.Size];
        return EcdsaSignature.TryParseDer(der, 0, der.Length, numbers)
            ? numbers
            : throw new InvalidOperationException("the signature just made is not DER");
    }
}
