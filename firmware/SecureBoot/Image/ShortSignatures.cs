namespace SecureBoot.Image;

/// <summary>The short signatures of an image, as places in the bytes after the body (docs/image-format.md, section
/// 5.4).</summary>
/// <remarks>
/// <code>
/// type 52B0 + n, length 96: key hash (32)  r (32)  s (32)      n = 0 for the first signer, 1 for the second, ...
/// </code>
/// </remarks>
public static class ShortSignatures
{
    /// <summary>The bytes of a short signature.</summary>
    public const int Size = TrustedKey.HashSize + Crypto.EcdsaSignature.Size;

    /// <summary>The largest number of short signatures of one image.</summary>
    public const int Capacity = TlvType.LastShortSignature - TlvType.FirstShortSignature + 1;

    /// <summary>The index of the first short signature in the list, or -1. All TLVs from there to the end of the
    /// protected area are short signatures.</summary>
    public static int FirstOf(TlvList tlvs)
    {
        for (int i = 0; i < tlvs.ProtectedCount; i++)
        {
            if (TlvType.IsShortSignature(tlvs.TypeAt(i)))
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>Whether the short signatures are at their places, each for a different key. Each boot stage checks
    /// this, also a boot stage that does not verify short signatures.</summary>
    internal static VerifyStatus CheckPlaces(byte[] tail, TlvList tlvs)
    {
        int first = FirstOf(tlvs);
        if (first < 0)
        {
            return VerifyStatus.Ok;
        }

        if (tlvs.IndexOf(TlvType.BodyHash) < 0)
        {
            return VerifyStatus.MissingBodyHash;
        }

        for (int i = first; i < tlvs.ProtectedCount; i++)
        {
            if (tlvs.TypeAt(i) != TlvType.FirstShortSignature + i - first)
            {
                return VerifyStatus.MisorderedTlv;
            }

            for (int other = first; other < i; other++)
            {
                if (IsSameKey(tail, tlvs.OffsetAt(other), tlvs.OffsetAt(i)))
                {
                    return VerifyStatus.DuplicateShortSignature;
                }
            }
        }

        return VerifyStatus.Ok;
    }

    private static bool IsSameKey(byte[] tail, int one, int other)
    {
        int difference = 0;
        for (int i = 0; i < TrustedKey.HashSize; i++)
        {
            difference |= tail[one + i] ^ tail[other + i];
        }

        return difference == 0;
    }
}
