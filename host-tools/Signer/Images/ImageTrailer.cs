using System;
using System.Buffers.Binary;

namespace SecureBoot.Signer.Images;

/// <summary>MCUboot's trailer at the end of a slot, which a padded image contains (docs/design.md of MCUboot, "Image
/// trailer").</summary>
/// <param name="Offset">The offset of the magic in the file.</param>
/// <param name="MaxAlign">Bytes of the largest write that the trailer is laid out for.</param>
/// <param name="IsImageOk">Whether the image is marked as good.</param>
/// <param name="IsCopyDone">Whether its swap is marked as done.</param>
/// <param name="SwapType">The kind of swap, or null if the trailer has none.</param>
public sealed record ImageTrailer(int Offset, int MaxAlign, bool IsImageOk, bool IsCopyDone, string? SwapType)
{
    private const int MagicSize = 16;
    private const int UsualAlign = 8;
    private const byte Set = 0x01;
    private const byte Erased = 0xFF;

    private static readonly byte[] s_magic =
        [0x77, 0xC2, 0x95, 0xF3, 0x60, 0xD2, 0xEF, 0x7F, 0x35, 0x52, 0x50, 0x0F, 0x2C, 0xB6, 0x79, 0x80];

    // Behind two bytes with the size of the largest write.
    private static readonly byte[] s_magicOfOtherAlign =
        [0x2D, 0xE1, 0x5D, 0x29, 0x41, 0x0B, 0x8D, 0x77, 0x67, 0x9C, 0x11, 0x0F, 0x1F, 0x8A];

    /// <summary>Bytes that MCUboot keeps at the end of a slot: three records for each sector, four flags, the
    /// magic.</summary>
    /// <param name="align">Bytes of the smallest write: 1, 2, 4, 8, 16 or 32.</param>
    /// <param name="sectors">Most sectors of a slot.</param>
    public static int SizeOf(int align, int sectors)
    {
        int most = Math.Max(UsualAlign, align);
        return (sectors * 3 * align) + (4 * most) + Math.Max(MagicSize, most);
    }

    /// <summary>The last bytes of a slot in a padded image: the magic, and the mark of a confirmed image.</summary>
    public static byte[] Write(int align, bool isConfirmed)
    {
        int most = Math.Max(UsualAlign, align);
        byte[] trailer = new byte[most + Math.Max(MagicSize, most)];
        trailer.AsSpan().Fill(Erased);
        byte[] magic = most == UsualAlign ? s_magic : [(byte)most, 0, .. s_magicOfOtherAlign];
        magic.CopyTo(trailer, trailer.Length - MagicSize);
        if (isConfirmed)
        {
            trailer[0] = Set;
        }

        return trailer;
    }

    /// <summary>The image at the start of a whole slot, followed by erased flash and the trailer.</summary>
    public static byte[] Pad(byte[] image, int slotSize, byte[] trailer)
    {
        ArgumentNullException.ThrowIfNull(image);
        ArgumentNullException.ThrowIfNull(trailer);
        byte[] slot = new byte[slotSize];
        slot.AsSpan().Fill(Erased);
        image.CopyTo(slot, 0);
        trailer.CopyTo(slot, slotSize - trailer.Length);
        return slot;
    }

    /// <summary>Reads the trailer at the end of a file whose image ends at <paramref name="imageEnd"/>; null without a
    /// trailer.</summary>
    internal static ImageTrailer? Read(ReadOnlySpan<byte> file, int imageEnd)
    {
        int magic = file.Length - MagicSize;
        int align = magic < imageEnd ? 0
            : file[magic..].SequenceEqual(s_magic) ? UsualAlign
            : file[(magic + 2)..].SequenceEqual(s_magicOfOtherAlign)
                ? BinaryPrimitives.ReadUInt16LittleEndian(file[magic..])
            : 0;
        int imageOk = file.Length - Math.Max(MagicSize, align) - align;
        int swapInfo = imageOk - (2 * align);
        return align == 0 || swapInfo < imageEnd
            ? null
            : new ImageTrailer(
                magic, align, file[imageOk] == Set, file[imageOk - align] == Set, NameOf(file[swapInfo]));
    }

    // The low half of the byte is the kind, the high half the image's number.
    private static string? NameOf(byte swapInfo)
    {
        return (swapInfo & 0x0F) switch { 2 => "test", 3 => "permanent", 4 => "revert", 5 => "fail", _ => null };
    }
}
