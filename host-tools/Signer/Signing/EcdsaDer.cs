namespace SecureBoot.Signer;

/// <summary>An ECDSA signature with P-256 as images carry it: SEQUENCE { INTEGER r, INTEGER s } in DER (X.690, 8.3 and 10.1).</summary>
internal static class EcdsaDer
{
    private const byte SequenceTag = 0x30;
    private const byte IntegerTag = 0x02;
    private const int NumberSize = 32;

    /// <summary>The DER form of r and s, which come as 32 big-endian bytes each.</summary>
    internal static byte[] Write(byte[] signature)
    {
        byte[] r = Integer(signature[..NumberSize]);
        byte[] s = Integer(signature[NumberSize..]);
        return [SequenceTag, (byte)(r.Length + s.Length), .. r, .. s];
    }

    // The shortest form: no zeros in front, save the one that keeps the number positive.
    private static byte[] Integer(byte[] number)
    {
        int start = 0;
        while (start < number.Length - 1 && number[start] == 0)
        {
            start++;
        }

        byte[] digits = number[start] < 0x80 ? number[start..] : [0, .. number[start..]];
        return [IntegerTag, (byte)digits.Length, .. digits];
    }
}
