using System;

namespace SecureBoot.Signer.Keys;

/// <summary>An ECDSA signature as images carry it: SEQUENCE { INTEGER r, INTEGER s } in DER (X.690, 8.3 and
/// 10.1).</summary>
/// <remarks>The content for P-256 and P-384 is shorter than 128 bytes, so all lengths are one byte.</remarks>
internal static class EcdsaDer
{
    private const byte SequenceTag = 0x30;
    private const byte IntegerTag = 0x02;

    /// <summary>The DER form of r and s, which come as big-endian bytes, half of the signature each.</summary>
    internal static byte[] Write(byte[] signature)
    {
        byte[] r = Integer(signature[..(signature.Length / 2)]);
        byte[] s = Integer(signature[(signature.Length / 2)..]);
        return Join(SequenceTag, r, s);
    }

    /// <summary>Reads the only DER form of r and s, which zeros may follow up to the longest form, into
    /// <paramref name="numberSize"/> bytes each; null for other bytes.</summary>
    internal static byte[]? TryRead(ReadOnlySpan<byte> der, int numberSize)
    {
        if (der.Length < 2
            || der.Length > 2 + (2 * (3 + numberSize))
            || der[0] != SequenceTag
            || der[1] > der.Length - 2)
        {
            return null;
        }

        int end = 2 + der[1];
        byte[] signature = new byte[2 * numberSize];
        ReadOnlySpan<byte> content = der[2..end];
        return TryReadInteger(ref content, signature.AsSpan(0, numberSize))
            && TryReadInteger(ref content, signature.AsSpan(numberSize))
            && content.IsEmpty
            && der[end..].IndexOfAnyExcept((byte)0) < 0
            ? signature
            : null;
    }

    private static bool TryReadInteger(ref ReadOnlySpan<byte> content, Span<byte> number)
    {
        if (content.Length < 2 || content[0] != IntegerTag || content[1] < 1 || content[1] > content.Length - 2)
        {
            return false;
        }

        ReadOnlySpan<byte> digits = content.Slice(2, content[1]);
        content = content[(2 + digits.Length)..];
        bool hasSign = digits.Length > 1 && digits[0] == 0;
        ReadOnlySpan<byte> value = hasSign ? digits[1..] : digits;
        // Positive, and no zero in front but the one that keeps it so.
        if (digits[0] >= 0x80 || (hasSign && value[0] < 0x80) || value.Length > number.Length)
        {
            return false;
        }

        value.CopyTo(number[(number.Length - value.Length)..]);
        return true;
    }

    // The shortest form: no zeros in front, save the one that keeps the number positive.
    private static byte[] Integer(byte[] number)
    {
        int start = 0;
        while (start < number.Length - 1 && number[start] == 0)
        {
            start++;
        }

        return Join(IntegerTag, number[start] < 0x80 ? [] : [0], number[start..]);
    }

    // The tag, the length, and the content in two parts.
    private static byte[] Join(byte tag, byte[] first, byte[] second)
    {
        byte[] der = new byte[2 + first.Length + second.Length];
        der[0] = tag;
        der[1] = (byte)(first.Length + second.Length);
        first.CopyTo(der, 2);
        second.CopyTo(der, 2 + first.Length);
        return der;
    }
}
