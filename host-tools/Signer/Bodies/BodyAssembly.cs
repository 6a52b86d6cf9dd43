using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.Text;
using SecureBoot.Image;

namespace SecureBoot.Signer;

/// <summary>An assembly in a body: what its own metadata says of it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Version">Its version, four parts.</param>
/// <param name="Offset">Where it starts in the body.</param>
/// <param name="Size">Bytes, a multiple of 4.</param>
/// <param name="References">Names of the assemblies that it needs.</param>
public sealed record BodyAssembly(string Name, Version Version, int Offset, int Size, IReadOnlyList<string> References)
{
    private const int VersionOffset = 28;
    private const int NameOffset = 36;
    private const int AssemblyReferences = 0;
    private const int Strings = 11;
    private const int ReferenceSize = 12;

    // Strings that every assembly uses are in the runtime; this is the one that names an assembly.
    private const ushort WellKnownMscorlib = 0xFCD2;

    /// <summary>Reads the assembly at <paramref name="offset"/>, whose header the device's check has accepted.</summary>
    internal static BodyAssembly Read(byte[] body, int offset, int size)
    {
        ReadOnlySpan<byte> assembly = body.AsSpan(offset, size);
        List<string> references = [];
        ReadOnlySpan<byte> table = Table(assembly, AssemblyReferences);
        while (table.Length >= ReferenceSize)
        {
            references.Add(ReadString(assembly, BinaryPrimitives.ReadUInt16LittleEndian(table)));
            table = table[ReferenceSize..];
        }

        return new BodyAssembly(ReadString(assembly, BinaryPrimitives.ReadUInt16LittleEndian(assembly[NameOffset..])), ReadVersion(assembly), offset, size, references);
    }

    private static Version ReadVersion(ReadOnlySpan<byte> assembly)
    {
        ReadOnlySpan<byte> parts = assembly[VersionOffset..];
        return new Version(
            BinaryPrimitives.ReadUInt16LittleEndian(parts),
            BinaryPrimitives.ReadUInt16LittleEndian(parts[2..]),
            BinaryPrimitives.ReadUInt16LittleEndian(parts[4..]),
            BinaryPrimitives.ReadUInt16LittleEndian(parts[6..]));
    }

    private static ReadOnlySpan<byte> Table(ReadOnlySpan<byte> assembly, int index)
    {
        ReadOnlySpan<byte> starts = assembly[AssemblyHeader.TablesOffset..];
        int start = BinaryPrimitives.ReadInt32LittleEndian(starts[(4 * index)..]);
        int end = BinaryPrimitives.ReadInt32LittleEndian(starts[(4 * (index + 1))..]);
        return assembly[start..end];
    }

    // Untrusted until the image is verified, and shown on a terminal: what is not printable ASCII is escaped.
    private static string ReadString(ReadOnlySpan<byte> assembly, ushort offset)
    {
        ReadOnlySpan<byte> strings = Table(assembly, Strings);
        if (offset >= strings.Length)
        {
            return offset == WellKnownMscorlib ? "mscorlib" : $"(string {offset:X4})";
        }

        ReadOnlySpan<byte> text = strings[offset..];
        int end = text.IndexOf((byte)0);
        return Printable.Escape(Encoding.UTF8.GetString(end < 0 ? text : text[..end]));
    }
}
