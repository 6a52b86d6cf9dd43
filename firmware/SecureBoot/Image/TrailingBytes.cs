namespace SecureBoot.Image;

/// <summary>The bytes that may follow the TLVs of an image: erased flash, and an MCUboot trailer at the very end
/// (docs/image-format.md, section 6).</summary>
/// <remarks>
/// These bytes are not signed and decide nothing. They are checked only so that an image carries no unparsed bytes.
/// <code>
/// fill (all FF or all 00) ... image_ok (A bytes: 01 or fill, then fill) ... magic (the last 16 bytes)
/// </code>
/// </remarks>
public static class TrailingBytes
{
    private const int MagicSize = 16;

    // A = 8: the whole magic. A = 16 or 32: A as two bytes, then the fourteen bytes of s_magicTail.
    private static readonly byte[] s_magic8 =
        { 0x77, 0xC2, 0x95, 0xF3, 0x60, 0xD2, 0xEF, 0x7F, 0x35, 0x52, 0x50, 0x0F, 0x2C, 0xB6, 0x79, 0x80 };
    private static readonly byte[] s_magicTail =
        { 0x2D, 0xE1, 0x5D, 0x29, 0x41, 0x0B, 0x8D, 0x77, 0x67, 0x9C, 0x11, 0x0F, 0x1F, 0x8A };

    /// <summary>Whether the bytes from index <paramref name="start"/> to the end are of the allowed kinds.</summary>
    public static bool Check(byte[] bytes, int start)
    {
        int length = bytes.Length - start;
        if (length == 0)
        {
            return true;
        }

        byte fill = bytes[start];
        if (fill is not (0xFF or 0x00))
        {
            return false;
        }

        int alignment = length < MagicSize ? 0 : FindAlignment(bytes, bytes.Length - MagicSize);
        if (alignment == 0)
        {
            return IsFill(bytes, start, bytes.Length, fill);
        }

        // image_ok is one alignment below the magic's own aligned place.
        int magicRoom = alignment > MagicSize ? alignment : MagicSize;
        if (length < magicRoom + alignment)
        {
            return false;
        }

        int imageOk = bytes.Length - magicRoom - alignment;
        return IsFill(bytes, start, imageOk, fill)
            && (bytes[imageOk] == 0x01 || bytes[imageOk] == fill)
            && IsFill(bytes, imageOk + 1, bytes.Length - MagicSize, fill);
    }

    /// <summary>The trailer's alignment A if the trailer's magic is at the index, otherwise 0.</summary>
    private static int FindAlignment(byte[] bytes, int at)
    {
        if (IsAt(bytes, at, s_magic8))
        {
            return 8;
        }

        bool isLarge = bytes[at] is 16 or 32 && bytes[at + 1] == 0 && IsAt(bytes, at + 2, s_magicTail);
        return isLarge ? bytes[at] : 0;
    }

    private static bool IsAt(byte[] bytes, int at, byte[] expected)
    {
        for (int i = 0; i < expected.Length; i++)
        {
            if (bytes[at + i] != expected[i])
            {
                return false;
            }
        }

        return true;
    }

    internal static bool IsFill(byte[] bytes, int from, int to, byte fill)
    {
        for (int i = from; i < to; i++)
        {
            if (bytes[i] != fill)
            {
                return false;
            }
        }

        return true;
    }
}
