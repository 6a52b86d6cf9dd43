using SecureBoot.Buffers;

namespace SecureBoot.Image;

/// <summary>Compares the claims of a signed image with the device's requirements: security counter and
/// product.</summary>
internal static class ImageClaims
{
    /// <summary>Ok, or the reason why the image is refused although it is signed.</summary>
    internal static VerifyStatus Check(
        ImagePolicy policy, byte[] tail, TlvList tlvs, out bool hasCounter, out uint counter)
    {
        hasCounter = ReadCounter(tail, tlvs, out counter);
        VerifyStatus status = CheckCounter(policy, hasCounter, counter);
        return status == VerifyStatus.Ok && !IsForProduct(policy, tail, tlvs) ? VerifyStatus.WrongProduct : status;
    }

    private static bool ReadCounter(byte[] tail, TlvList tlvs, out uint counter)
    {
        counter = 0;
        int index = tlvs.IndexOf(TlvType.SecurityCounter);
        return index >= 0
            && new ByteReader(tail, tlvs.OffsetAt(index), tlvs.LengthAt(index)).TryReadUInt32(out counter);
    }

    private static VerifyStatus CheckCounter(ImagePolicy policy, bool hasCounter, uint counter)
    {
        // A device whose counter is above the ceiling already keeps its counter.
        if (counter > ImagePolicy.CounterCeiling && counter > policy.Counter)
        {
            return VerifyStatus.CounterTooHigh;
        }

        if (!policy.HasCounter)
        {
            return VerifyStatus.Ok;
        }

        if (!hasCounter)
        {
            return VerifyStatus.MissingSecurityCounter;
        }

        return counter < policy.Counter ? VerifyStatus.OldSecurityCounter : VerifyStatus.Ok;
    }

    // Only class identifiers distinguish products: the class identifier was made from the vendor's identifier.
    private static bool IsForProduct(ImagePolicy policy, byte[] tail, TlvList tlvs)
    {
        byte[]? product = policy.Product;
        if (product is null)
        {
            return true;
        }

        int index = tlvs.IndexOf(TlvType.ClassId);
        if (index < 0 || product.Length != tlvs.LengthAt(index))
        {
            return false;
        }

        int difference = 0;
        for (int i = 0; i < product.Length; i++)
        {
            difference |= product[i] ^ tail[tlvs.OffsetAt(index) + i];
        }

        return difference == 0;
    }
}
