using System;
using System.Buffers.Binary;

namespace SecureBoot.PeFormat;

/// <summary>Reads header and tables.</summary>
/// <param name="bytes">The assembly; bytes after its end do not matter.</param>
/// <param name="kept">The same bytes where they stay as they are: the resources' bytes are then not copied, which are
/// the most of a large assembly. Empty for bytes that may change.</param>
/// <remarks>A loop for each table: a generic method with a delegate costs types and code for each kind of row at every
/// start.</remarks>
internal readonly ref struct PeReader(ReadOnlySpan<byte> bytes, ReadOnlyMemory<byte> kept)
{
    private readonly ReadOnlySpan<byte> _bytes = bytes;
    private readonly ReadOnlyMemory<byte> _kept = kept;

    public PeFile Read(bool checkCrc)
    {
        PeHeaderCheck.Require(_bytes, checkCrc);
        return new PeFile
        {
            Version = ReadVersion(_bytes[PeHeader.VersionOffset..]),
            NativeChecksum = U32(_bytes, PeHeader.NativeChecksumOffset),
            Length = Start(PeTable.EndOfAssembly),
            NameId = U16(_bytes, PeHeader.NameOffset),
            AssemblyRefs = ReadAssemblyRefs(),
            TypeRefs = ReadTypeRefs(),
            FieldRefs = ReadMemberRefs(PeTable.FieldRef),
            MethodRefs = ReadMemberRefs(PeTable.MethodRef),
            TypeDefs = ReadTypeDefs(),
            FieldDefs = ReadFieldDefs(),
            MethodDefs = ReadMethodDefs(),
            Attributes = ReadAttributes(),
            TypeSpecs = ReadTypeSpecs(),
            Resources = ReadResources(),
            ResourceFiles = ReadResourceFiles(),
            ResourcesData = ReadResourcesData(),
            Strings = Table(PeTable.Strings).ToArray(),
            Signatures = Table(PeTable.Signatures).ToArray(),
            ByteCode = Table(PeTable.ByteCode).ToArray(),
        };
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

    private AssemblyRefRow[] ReadAssemblyRefs()
    {
        AssemblyRefRow[] rows = new AssemblyRefRow[Count(PeTable.AssemblyRef)];
        for (int i = 0; i < rows.Length; i++)
        {
            ReadOnlySpan<byte> r = Row(PeTable.AssemblyRef, i);
            rows[i] = new AssemblyRefRow(U16(r, 0), ReadVersion(r[4..]));
        }

        return rows;
    }

    private TypeRefRow[] ReadTypeRefs()
    {
        TypeRefRow[] rows = new TypeRefRow[Count(PeTable.TypeRef)];
        for (int i = 0; i < rows.Length; i++)
        {
            ReadOnlySpan<byte> r = Row(PeTable.TypeRef, i);
            rows[i] = new TypeRefRow(U16(r, 0), U16(r, 2), U16(r, 4));
        }

        return rows;
    }

    private MemberRefRow[] ReadMemberRefs(PeTable table)
    {
        MemberRefRow[] rows = new MemberRefRow[Count(table)];
        for (int i = 0; i < rows.Length; i++)
        {
            ReadOnlySpan<byte> r = Row(table, i);
            rows[i] = new MemberRefRow(U16(r, 0), U16(r, 2), U16(r, 4));
        }

        return rows;
    }

    private TypeDefRow[] ReadTypeDefs()
    {
        TypeDefRow[] rows = new TypeDefRow[Count(PeTable.TypeDef)];
        for (int i = 0; i < rows.Length; i++)
        {
            ReadOnlySpan<byte> r = Row(PeTable.TypeDef, i);
            rows[i] = new TypeDefRow(
                U16(r, 0),
                U16(r, 2),
                U16(r, 4),
                U16(r, 6),
                U16(r, 8),
                U16(r, 10),
                r[12],
                r[13],
                r[14],
                (PeDataType)r[15],
                U16(r, 16),
                U16(r, 18),
                r[20],
                r[21],
                (TypeDefFlags)U16(r, 22));
        }

        return rows;
    }

    private FieldDefRow[] ReadFieldDefs()
    {
        FieldDefRow[] rows = new FieldDefRow[Count(PeTable.FieldDef)];
        for (int i = 0; i < rows.Length; i++)
        {
            ReadOnlySpan<byte> r = Row(PeTable.FieldDef, i);
            rows[i] = new FieldDefRow(U16(r, 0), U16(r, 2), U16(r, 4), (FieldDefFlags)U16(r, 6));
        }

        return rows;
    }

    private MethodDefRow[] ReadMethodDefs()
    {
        MethodDefRow[] rows = new MethodDefRow[Count(PeTable.MethodDef)];
        for (int i = 0; i < rows.Length; i++)
        {
            ReadOnlySpan<byte> r = Row(PeTable.MethodDef, i);
            rows[i] = new MethodDefRow(
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

        return rows;
    }

    private AttributeRow[] ReadAttributes()
    {
        AttributeRow[] rows = new AttributeRow[Count(PeTable.Attributes)];
        for (int i = 0; i < rows.Length; i++)
        {
            ReadOnlySpan<byte> r = Row(PeTable.Attributes, i);
            rows[i] = new AttributeRow(U16(r, 0), U16(r, 2), U16(r, 4), U16(r, 6));
        }

        return rows;
    }

    private ushort[] ReadTypeSpecs()
    {
        ushort[] rows = new ushort[Count(PeTable.TypeSpec)];
        for (int i = 0; i < rows.Length; i++)
        {
            rows[i] = U16(Row(PeTable.TypeSpec, i), 0);
        }

        return rows;
    }

    private ResourceRow[] ReadResources()
    {
        ResourceRow[] rows = new ResourceRow[Count(PeTable.Resources)];
        for (int i = 0; i < rows.Length; i++)
        {
            ReadOnlySpan<byte> r = Row(PeTable.Resources, i);
            rows[i] = new ResourceRow(unchecked((short)U16(r, 0)), r[2], r[3], U32(r, 4));
        }

        return rows;
    }

    private ReadOnlyMemory<byte> ReadResourcesData()
    {
        return _kept.IsEmpty
            ? Table(PeTable.ResourcesData).ToArray()
            : _kept[Start(PeTable.ResourcesData)..End(PeTable.ResourcesData)];
    }

    private ResourceFileRow[] ReadResourceFiles()
    {
        ResourceFileRow[] rows = new ResourceFileRow[Count(PeTable.ResourcesFiles)];
        for (int i = 0; i < rows.Length; i++)
        {
            ReadOnlySpan<byte> r = Row(PeTable.ResourcesFiles, i);
            rows[i] = new ResourceFileRow(U32(r, 0), U32(r, 4), U32(r, 8), U32(r, 12), U16(r, 16), U32(r, 20));
        }

        return rows;
    }

    private static Version ReadVersion(ReadOnlySpan<byte> bytes) =>
        new(U16(bytes, 0), U16(bytes, 2), U16(bytes, 4), U16(bytes, 6));

    private static ushort U16(ReadOnlySpan<byte> bytes, int offset) =>
        BinaryPrimitives.ReadUInt16LittleEndian(bytes[offset..]);

    private static uint U32(ReadOnlySpan<byte> bytes, int offset) =>
        BinaryPrimitives.ReadUInt32LittleEndian(bytes[offset..]);

    private int Start(PeTable table) => (int)U32(_bytes, PeHeader.TablesOffset + (4 * (int)table));

    private int End(PeTable table) => Start(table + 1) - _bytes[PeHeader.PaddingOffset + (int)table];

    private ReadOnlySpan<byte> Table(PeTable table) => _bytes[Start(table)..End(table)];

    private int Count(PeTable table) => (End(table) - Start(table)) / RowSize(table);

    private ReadOnlySpan<byte> Row(PeTable table, int index)
    {
        int size = RowSize(table);
        return _bytes.Slice(Start(table) + (index * size), size);
    }
}
