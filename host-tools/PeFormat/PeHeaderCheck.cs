using System;
using System.Buffers.Binary;
using System.Runtime.CompilerServices;

namespace SecureBoot.PeFormat;

/// <summary>Checks the header, both CRCs and the bounds of every table (docs/pe-format.md, section 1).</summary>
internal static class PeHeaderCheck
{
    public static void Require(ReadOnlySpan<byte> bytes, bool checkCrc)
    {
        if (bytes.Length < PeHeader.Size)
        {
            throw new PeException($"{bytes.Length} bytes: shorter than the header of {PeHeader.Size} bytes");
        }

        RequireMarker(bytes);
        Require(U32(bytes, PeHeader.HeaderCrcOffset) == PeCrc.OfHeader(bytes), "the CRC of the header is wrong");
        Require(U32(bytes, PeHeader.FlagsOffset) == 0, "the flags are not 0");
        Require(
            U32(bytes, PeHeader.PatchEntryOffset) == PeHeader.NoPatchEntry
                && U32(bytes, PeHeader.PatchedMethodsOffset) == 0,
            "the assembly is patched with native code");
        Require(
            BinaryPrimitives.ReadUInt16LittleEndian(bytes[PeHeader.StringTableVersionOffset..])
                == PeHeader.StringTableVersion,
            "the version of the string table is not 1");
        int end = RequireTables(bytes);
        Require(
            !checkCrc || U32(bytes, PeHeader.AssemblyCrcOffset) == PeCrc.Compute(bytes[PeHeader.Size..end]),
            "the CRC of the assembly is wrong");
    }

    private static void RequireMarker(ReadOnlySpan<byte> bytes)
    {
        ReadOnlySpan<byte> marker = bytes[..PeHeader.Marker.Length];
        Require(
            !marker.SequenceEqual(PeHeader.Marker2),
            "the assembly is of nanoFramework's second generation (NFMRK2), which firmware 1.x does not load: build "
                + "it with CoreLibrary 1.17");
        Require(marker.SequenceEqual(PeHeader.Marker), "no nanoFramework assembly: the marker NFMRK1 is missing");
    }

    private static int RequireTables(ReadOnlySpan<byte> bytes)
    {
        uint start = PeHeader.Size;
        Require(U32(bytes, PeHeader.TablesOffset) == start, "the first table does not follow the header");
        for (PeTable table = 0; table < PeTable.EndOfAssembly; table++)
        {
            uint next = U32(bytes, PeHeader.TablesOffset + (4 * ((int)table + 1)));
            byte padding = bytes[PeHeader.PaddingOffset + (int)table];
            Require(
                next <= bytes.Length,
                $"the table {table} ends at {next}, after the {bytes.Length} bytes that are there");
            Require(
                next >= start && (next & 3) == 0 && padding <= 3 && padding <= next - start,
                $"the table {table} has a wrong start or padding");
            Require(
                (next - start - padding) % PeReader.RowSize(table) == 0,
                $"the size of the table {table} is no multiple of its row");
            start = next;
        }

        return (int)start;
    }

    private static uint U32(ReadOnlySpan<byte> bytes, int offset) =>
        BinaryPrimitives.ReadUInt32LittleEndian(bytes[offset..]);

    private static void Require(bool condition, string message)
    {
        if (!condition)
        {
            throw new PeException(message);
        }
    }

    private static void Require(
        bool condition, [InterpolatedStringHandlerArgument(nameof(condition))] ref CheckMessage message)
    {
        if (!condition)
        {
            throw new PeException(message.Take());
        }
    }
}
