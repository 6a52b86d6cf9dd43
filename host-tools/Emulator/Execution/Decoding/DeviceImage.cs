using System;
using System.Buffers.Binary;
using SecureBoot.Emulator.Results;
using SecureBoot.PeFormat;

namespace SecureBoot.Emulator.Execution.Decoding;

/// <summary>An array for Assembly.Load, read as the runtime reads it: the header is trusted, except the fields that
/// GoodAssembly checks (TypeSystem.cpp:1375-1401). The boot stage is stricter.</summary>
internal static class DeviceImage
{
    private const int LastTable = PeHeader.TablesOffset + (4 * (int)PeTable.EndOfAssembly);

    /// <summary>The exception that loading it raises, or null.</summary>
    /// <exception cref="MemoryFault">The runtime would read outside of the array.</exception>
    public static string? Fault(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < PeHeader.Size)
        {
            throw Corrupt("array shorter than the header");
        }

        // Byte 7 of the marker is not compared.
        if (!bytes[..7].SequenceEqual(PeHeader.Marker[..7])
            || U32(bytes, PeHeader.HeaderCrcOffset) != PeCrc.OfHeader(bytes)
            || BinaryPrimitives.ReadUInt16LittleEndian(bytes[PeHeader.StringTableVersionOffset..])
                != PeHeader.StringTableVersion)
        {
            return Heap.Fault.Argument;
        }

        uint size = U32(bytes, LastTable);
        if (size < PeHeader.Size || size > bytes.Length)
        {
            throw Corrupt("array shorter than TotalSize");
        }

        if (U32(bytes, PeHeader.AssemblyCrcOffset) != PeCrc.Compute(bytes[PeHeader.Size..(int)size]))
        {
            return Heap.Fault.Argument;
        }

        if (U32(bytes, PeHeader.PatchEntryOffset) != PeHeader.NoPatchEntry)
        {
            throw Corrupt("native code in the image");
        }

        return (U32(bytes, PeHeader.FlagsOffset) & 1) != 0 || U32(bytes, PeHeader.PatchedMethodsOffset) != 0
            ? Heap.Fault.Plain
            : null;
    }

    /// <summary>An image without faults, for a reader that checks the whole header: byte 7 of the marker and the flags
    /// are 0.</summary>
    public static byte[] Canonical(ReadOnlySpan<byte> bytes)
    {
        byte[] image = bytes.ToArray();
        PeHeader.Marker.CopyTo(image);
        BinaryPrimitives.WriteUInt32LittleEndian(image.AsSpan(PeHeader.FlagsOffset), 0);
        BinaryPrimitives.WriteUInt32LittleEndian(image.AsSpan(PeHeader.HeaderCrcOffset), PeCrc.OfHeader(image));
        return image;
    }

    public static MemoryFault Corrupt(string what)
    {
        return new MemoryFault(
            "System.Reflection.Assembly.Load", what, "corlib_native_System_Reflection_Assembly.cpp:280");
    }

    private static uint U32(ReadOnlySpan<byte> bytes, int offset) =>
        BinaryPrimitives.ReadUInt32LittleEndian(bytes[offset..]);
}
