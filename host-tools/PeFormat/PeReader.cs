using System;
using System.Buffers.Binary;

namespace SecureBoot.PeFormat;

/// <summary>Reads header and tables.</summary>
internal ref struct PeReader(ReadOnlySpan<byte> bytes)
{
    private readonly ReadOnlySpan<byte> _bytes = bytes;

    private delegate T RowReader<T>(ReadOnlySpan<byte> row);

    public readonly PeFile Read(bool checkCrc)
    {
        PeHeaderCheck.Require(_bytes, checkCrc);
        PeFile file = new()
        {
            Version = ReadVersion(_bytes[PeHeader.VersionOffset..]),
            NativeChecksum = U32(_bytes, PeHeader.NativeChecksumOffset),
            Length = Start(PeTable.EndOfAssembly),
            NameId = U16(_bytes, PeHeader.NameOffset),
            AssemblyRefs = Rows(PeTable.AssemblyRef, static r => new AssemblyRefRow(U16(r, 0), ReadVersion(r[4..]))),
            TypeRefs = Rows(PeTable.TypeRef, static r => new TypeRefRow(U16(r, 0), U16(r, 2), U16(r, 4))),
            FieldRefs = Rows(PeTable.FieldRef, static r => new MemberRefRow(U16(r, 0), U16(r, 2), U16(r, 4))),
            MethodRefs = Rows(PeTable.MethodRef, static r => new MemberRefRow(U16(r, 0), U16(r, 2), U16(r, 4))),
            TypeDefs = Rows(PeTable.TypeDef, ReadTypeDef),
            FieldDefs = Rows(
                PeTable.FieldDef,
                static r => new FieldDefRow(U16(r, 0), U16(r, 2), U16(r, 4), (FieldDefFlags)U16(r, 6))),
            MethodDefs = Rows(PeTable.MethodDef, ReadMethodDef),
            Attributes = Rows(
                PeTable.Attributes, static r => new AttributeRow(U16(r, 0), U16(r, 2), U16(r, 4), U16(r, 6))),
            TypeSpecs = Rows(PeTable.TypeSpec, static r => U16(r, 0)),
            Resources = Rows(
                PeTable.Resources, static r => new ResourceRow(unchecked((short)U16(r, 0)), r[2], r[3], U32(r, 4))),
            ResourceFiles = Rows(
                PeTable.ResourcesFiles,
                static r => new ResourceFileRow(U32(r, 0), U32(r, 4), U32(r, 8), U32(r, 12), U16(r, 16), U32(r, 20))),
            ResourcesData = Table(PeTable.ResourcesData).ToArray(),
            Strings = Table(PeTable.Strings).ToArray(),
            Signatures = Table(PeTable.Signatures).ToArray(),
            ByteCode = Table(PeTable.ByteCode).ToArray(),
        };
        return file;
    }

    /// <summary>Bytes a row of a table takes; 1 where the table is a pool of bytes.</summary>
    public static int RowSize(PeTable table)
    {
        return table switch
        {
            PeTable.AssemblyRef => 12,
            PeTable.TypeRef or PeTable.FieldRef or PeTable.MethodRef or PeTable.FieldDef or PeTable.Attributes
                or PeTable.Resources => 8,
            PeTable.TypeDef or PeTable.ResourcesFiles => 24,
            PeTable.MethodDef => 16,
            PeTable.TypeSpec => 4,
            _ => 1,
        };
    }

    private static TypeDefRow ReadTypeDef(ReadOnlySpan<byte> r)
    {
        return new TypeDefRow(
            U16(
                r,
                0), U16(
                    r,
                    2), U16(
                        r,
                        4), U16(
                            r,
                            6), U16(
                                r,
                                8), U16(
                                    r,
                                    10), r[12], r[13], r[14], (PeDataType)r[15], U16(
                                        r, 16), U16(r, 18), r[20], r[21], (TypeDefFlags)U16(r, 22));
    }

    private static MethodDefRow ReadMethodDef(ReadOnlySpan<byte> r)
    {
        return new MethodDefRow(
            U16(r, 0),
            U16(r, 2),
            (MethodDefFlags)U32(r, 4),
            (PeDataType)r[8],
            r[9],
            r[10],
            r[11],
            U16(r, 12),
            U16(r, 14));
    }

    private static Version ReadVersion(ReadOnlySpan<byte> bytes) =>
        new(U16(bytes, 0), U16(bytes, 2), U16(bytes, 4), U16(bytes, 6));

    private static ushort U16(ReadOnlySpan<byte> bytes, int offset) =>
        BinaryPrimitives.ReadUInt16LittleEndian(bytes[offset..]);

    private static uint U32(ReadOnlySpan<byte> bytes, int offset) =>
        BinaryPrimitives.ReadUInt32LittleEndian(bytes[offset..]);

    private readonly int Start(PeTable table) => (int)U32(_bytes, PeHeader.TablesOffset + (4 * (int)table));

    private readonly ReadOnlySpan<byte> Table(PeTable table)
    {
        return _bytes[Start(table)..(Start(table + 1) - _bytes[PeHeader.PaddingOffset + (int)table])];
    }

    private readonly T[] Rows<T>(PeTable table, RowReader<T> read)
    {
        ReadOnlySpan<byte> bytes = Table(table);
        int size = RowSize(table);
        T[] rows = new T[bytes.Length / size];
        for (int i = 0; i < rows.Length; i++)
        {
            rows[i] = read(bytes.Slice(i * size, size));
        }

        return rows;
    }
}
