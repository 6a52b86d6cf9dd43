using System;
using System.Buffers.Binary;

namespace SecureBoot.Signer;

/// <summary>What MCUboot keeps at the end of a slot, as a padded image brings it along (docs/design.md of MCUboot,
/// "Image trailer").</summary>
/// <param name="Offset">Where the magic starts in the file.</param>
/// <param name="MaxAlign">Bytes of the largest write that the trailer is laid out for.</param>
/// <param name="IsImageOk">Whether the image is marked as good.</param>
/// <param name="IsCopyDone">Whether its swap is marked as done.</param>
/// <param name="SwapType">The kind of swap, or null where none is noted.</param>
public sealed record ImageTrailer(int Offset, int MaxAlign, bool IsImageOk, bool IsCopyDone, string? SwapType)
{
    private const int MagicSize = 16;
    private const int UsualAlign = 8;
    private const byte Set = 0x01;

    private static readonly byte[] s_magic = [0x77, 0xC2, 0x95, 0xF3, 0x60, 0xD2, 0xEF, 0x7F, 0x35, 0x52, 0x50, 0x0F, 0x2C, 0xB6, 0x79, 0x80];

    // Behind two bytes with the size of the largest write.
    private static readonly byte[] s_magicOfOtherAlign = [0x2D, 0xE1, 0x5D, 0x29, 0x41, 0x0B, 0x8D, 0x77, 0x67, 0x9C, 0x11, 0x0F, 0x1F, 0x8A];

    /// <summary>Reads the trailer at the end of a file whose image ends at <paramref name="imageEnd"/>; null where
    /// there is none.</summary>
    internal static ImageTrailer? Read(ReadOnlySpan<byte> file, int imageEnd)
    {
        int magic = file.Length - MagicSize;
        int align = magic < imageEnd ? 0
            : file[magic..].SequenceEqual(s_magic) ? UsualAlign
            : file[(magic + 2)..].SequenceEqual(s_magicOfOtherAlign) ? BinaryPrimitives.ReadUInt16LittleEndian(file[magic..])
            : 0;
        int imageOk = file.Length - Math.Max(MagicSize, align) - align;
        int swapInfo = imageOk - (2 * align);
        return align == 0 || swapInfo < imageEnd
            ? null
            : new ImageTrailer(magic, align, file[imageOk] == Set, file[imageOk - align] == Set, NameOf(file[swapInfo]));
    }

    // The low half of the byte is the kind, the high half the image's number.
    private static string? NameOf(byte swapInfo)
    {
        return (swapInfo & 0x0F) switch { 2 => "test", 3 => "permanent", 4 => "revert", 5 => "fail", _ => null };
    }
}
