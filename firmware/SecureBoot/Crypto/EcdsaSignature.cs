using System;

namespace SecureBoot.Crypto;

/// <summary>A signature of ECDSA with P-256: r and s as 32 big-endian bytes each.</summary>
/// <remarks>
/// <code>
/// DER (X.690): 30 length  02 length r  02 length s  [zero fill up to 72 bytes in all]
/// </code>
/// </remarks>
public static class EcdsaSignature
{
    /// <summary>Bytes of r and s.</summary>
    public const int Size = 2 * Limbs.ByteCount;

    /// <summary>Bytes of the longest DER form: a sign byte before both integers.</summary>
    public const int MaxDerSize = 2 + (2 * (2 + 1 + Limbs.ByteCount));

    private const byte SequenceTag = 0x30;
    private const byte IntegerTag = 0x02;

    /// <summary>Reads the only DER form of r and s, which zero fill may follow up to a total of 72 bytes.</summary>
    /// <returns>False for any other bytes; the signature's bytes are then unspecified.</returns>
    public static bool TryParseDer(byte[] bytes, int offset, int length, byte[] signature)
    {
        Check(bytes, offset, length, signature);
        if (length < 2 || length > MaxDerSize || bytes[offset] != SequenceTag || bytes[offset + 1] > length - 2)
        {
            return false;
        }

        // The longest content is 70 bytes, so a length of more than one byte is never minimal.
        int position = offset + 2;
        int end = position + bytes[offset + 1];
        position = ReadInteger(bytes, position, end, signature, 0);
        if (position < 0)
        {
            return false;
        }

        position = ReadInteger(bytes, position, end, signature, Limbs.ByteCount);
        return position == end && IsZeroFill(bytes, end, offset + length);
    }

    private static void Check(byte[] bytes, int offset, int length, byte[] signature)
    {
        if (bytes is null)
        {
            throw new ArgumentNullException(nameof(bytes));
        }

        if (offset < 0 || offset > bytes.Length)
        {
            throw new ArgumentOutOfRangeException(nameof(offset));
        }

        if (length < 0 || length > bytes.Length - offset)
        {
            throw new ArgumentOutOfRangeException(nameof(length));
        }

        if (signature is null)
        {
            throw new ArgumentNullException(nameof(signature));
        }

        if (signature.Length != Size)
        {
            throw new ArgumentException(string.Empty, nameof(signature));
        }
    }

    // Reads a positive INTEGER into 32 bytes. Returns the position after it, or -1.
    private static int ReadInteger(byte[] bytes, int position, int end, byte[] signature, int target)
    {
        if (end - position < 2 || bytes[position] != IntegerTag)
        {
            return -1;
        }

        int length = bytes[position + 1];
        position += 2;
        if (length < 1 || length > end - position || bytes[position] >= 0x80)
        {
            return -1;
        }

        int next = position + length;
        if (bytes[position] == 0 && length > 1)
        {
            // A leading zero must be the sign byte of a number whose top bit is set.
            position++;
            if (bytes[position] < 0x80)
            {
                return -1;
            }
        }

        int fill = Limbs.ByteCount - (next - position);
        if (fill < 0)
        {
            return -1;
        }

        Array.Clear(signature, target, fill);
        Array.Copy(bytes, position, signature, target + fill, next - position);
        return next;
    }

    private static bool IsZeroFill(byte[] bytes, int position, int end)
    {
        while (position < end)
        {
            if (bytes[position] != 0)
            {
                return false;
            }

            position++;
        }

        return true;
    }
}
