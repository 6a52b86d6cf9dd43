using System;
using System.Buffers.Binary;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Runtime.InteropServices;

namespace SecureBoot.Emulator.Loading;

/// <summary>Compares the sizes that an assembly and its symbols claim with the bytes that are there, because Cecil takes memory for whatever they claim.</summary>
internal static class MetadataTables
{
    /// <summary>Throws unless tables, streams and debug data are inside of the file.</summary>
    public static void Require(byte[] bytes, byte[]? symbols)
    {
        using PEReader assembly = new(ImmutableCollectionsMarshal.AsImmutableArray(bytes));
        assembly.GetMetadataReader();
        RequireStreams(bytes.AsSpan(assembly.PEHeaders.MetadataStartOffset, assembly.PEHeaders.MetadataSize));
        foreach (DebugDirectoryEntry entry in assembly.ReadDebugDirectory())
        {
            RequireInside((uint)entry.DataPointer, (uint)entry.DataSize, bytes.Length);
        }

        if (symbols is not null)
        {
            using MetadataReaderProvider provider = MetadataReaderProvider.FromPortablePdbImage(ImmutableCollectionsMarshal.AsImmutableArray(symbols));
            provider.GetMetadataReader();
            RequireStreams(symbols);
        }
    }

    // ECMA-335, II.24.2: .NET's reader does not look at streams whose names it does not know.
    private static void RequireStreams(ReadOnlySpan<byte> metadata)
    {
        int at = 16 + BinaryPrimitives.ReadInt32LittleEndian(metadata[12..]);
        int count = BinaryPrimitives.ReadUInt16LittleEndian(metadata[(at + 2)..]);
        at += 4;
        for (int i = 0; i < count; i++)
        {
            RequireInside(BinaryPrimitives.ReadUInt32LittleEndian(metadata[at..]), BinaryPrimitives.ReadUInt32LittleEndian(metadata[(at + 4)..]), metadata.Length);
            int name = metadata[(at + 8)..].IndexOf((byte)0);
            at += 8 + ((name + 4) & ~3);
        }
    }

    private static void RequireInside(uint offset, uint size, int length)
    {
        if ((long)offset + size > length)
        {
            throw new BadImageFormatException("a part of it ends after the file does");
        }
    }
}
