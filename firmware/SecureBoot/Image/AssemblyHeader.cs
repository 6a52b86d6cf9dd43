using SecureBoot.Buffers;

namespace SecureBoot.Image;

/// <summary>The header of a nanoFramework assembly, a <c>.pe</c> (docs/image-format.md, section 9).</summary>
/// <remarks>
/// <code>
/// offset  size  field
///      0     8  marker            "NFMRK1", 0, 0
///      8     4  header CRC        of these 124 bytes with this field zero
///     12     4  content CRC       of the bytes from 124 to the total size
///     16     4  flags             0
///     20     4  native checksum   0
///     24     4  patch entry       FF FF FF FF
///     28     8  version           4 x u16
///     36     2  name              offset in the string table
///     38     2  string table version  1
///     40    64  tables            16 x u32, offsets in order; the first is 124, the last the total size
///    104     4  patched methods   0
///    108    16  padding           of each table, 0 to 3
/// </code>
/// </remarks>
public static class AssemblyHeader
{
    /// <summary>Bytes in the header.</summary>
    public const int Size = 124;

    /// <summary>The number of table offsets; the last offset is the assembly's total size.</summary>
    public const int TableCount = 16;

    /// <summary>The offset of the table offsets in the header.</summary>
    public const int TablesOffset = 40;

    private const int PaddingOffset = 108;
    private const int ContentCrcOffset = 12;
    private const ushort StringTableVersion = 1;
    private const uint NoPatchEntry = 0xFFFFFFFF;

    private static readonly byte[] s_marker = { 0x4E, 0x46, 0x4D, 0x52, 0x4B, 0x31, 0x00, 0x00 };

    /// <summary>Checks the assembly that starts at <paramref name="offset"/> and has at most
    /// <paramref name="available"/> bytes.</summary>
    /// <param name="bytes">The array that the assembly is in.</param>
    /// <param name="offset">The offset of the assembly in the bytes.</param>
    /// <param name="available">Bytes from there to the end of the body, which the caller has bounded by the
    /// array.</param>
    /// <param name="isVerified">Whether the signature of the bytes was verified: the CRC of the content is then not
    /// computed.</param>
    /// <param name="totalSize">Bytes in the assembly, a multiple of 4; 0 unless the status is
    /// <see cref="BodyStatus.Ok"/>.</param>
    public static BodyStatus Check(byte[] bytes, int offset, int available, bool isVerified, out int totalSize)
    {
        totalSize = 0;
        if (available < Size)
        {
            return BodyStatus.TruncatedAssembly;
        }

        for (int i = 0; i < s_marker.Length; i++)
        {
            if (bytes[offset + i] != s_marker[i])
            {
                return BodyStatus.BadMarker;
            }
        }

        ByteReader reader = new(bytes, offset + s_marker.Length, Size - s_marker.Length);
        if (!reader.TryReadUInt32(out uint headerCrc) || headerCrc != ComputeHeaderCrc(bytes, offset))
        {
            return BodyStatus.BadHeaderCrc;
        }

        BodyStatus status = CheckFields(reader);
        if (status != BodyStatus.Ok)
        {
            return status;
        }

        status = CheckTables(bytes, offset, available, out int size);
        if (status != BodyStatus.Ok)
        {
            return status;
        }

        if (!isVerified && !HasContentCrc(bytes, offset, size))
        {
            return BodyStatus.BadContentCrc;
        }

        totalSize = size;
        return BodyStatus.Ok;
    }

    private static bool HasContentCrc(byte[] bytes, int offset, int size)
    {
        ByteReader content = new(bytes, offset + ContentCrcOffset, 4);
        return content.TryReadUInt32(out uint contentCrc)
            && contentCrc == PeCrc32.Compute(0, bytes, offset + Size, size - Size);
    }

    /// <summary>The CRC that belongs at offset 8 of the header.</summary>
    public static uint ComputeHeaderCrc(byte[] bytes, int offset)
    {
        uint crc = PeCrc32.Compute(0, bytes, offset, 8);
        crc = PeCrc32.ComputeZeros(crc, 4);
        return PeCrc32.Compute(crc, bytes, offset + 12, Size - 12);
    }

    // The reader is after the header CRC and covers the whole header.
    private static BodyStatus CheckFields(ByteReader reader)
    {
        if (!reader.TrySkip(4)
            || !reader.TryReadUInt32(out uint flags)
            || !reader.TryReadUInt32(out uint nativeChecksum)
            || !reader.TryReadUInt32(out uint patchEntry) || !reader.TrySkip(8
                + 2) || !reader.TryReadUInt16(out ushort stringTableVersion)
            || !reader.TrySkip(TableCount * 4) || !reader.TryReadUInt32(out uint patchedMethods))
        {
            return BodyStatus.TruncatedAssembly;
        }

        if (flags != 0)
        {
            return BodyStatus.BadFlags;
        }

        if (nativeChecksum != 0)
        {
            return BodyStatus.NativeMethods;
        }

        if (patchEntry != NoPatchEntry || patchedMethods != 0)
        {
            return BodyStatus.PatchedCode;
        }

        return stringTableVersion == StringTableVersion ? BodyStatus.Ok : BodyStatus.BadStringTableVersion;
    }

    private static BodyStatus CheckTables(byte[] bytes, int offset, int available, out int totalSize)
    {
        totalSize = 0;
        ByteReader reader = new(bytes, offset + TablesOffset, TableCount * 4);
        int previous = Size;
        for (int i = 0; i < TableCount; i++)
        {
            if (!reader.TryReadUInt32(out uint start) || start > (uint)available)
            {
                return i == TableCount - 1 ? BodyStatus.TruncatedAssembly : BodyStatus.BadTables;
            }

            // In order, on 4-byte boundaries, and each table at least as long as its padding.
            int at = (int)start;
            int padding = i == 0 ? 0 : bytes[offset + PaddingOffset + i - 1];
            if (at < previous || (at & 3) != 0 || padding > 3 || padding > at - previous || (i == 0 && at != Size))
            {
                return BodyStatus.BadTables;
            }

            previous = at;
        }

        totalSize = previous;
        return BodyStatus.Ok;
    }
}
