using System;
using System.Buffers.Binary;
using System.IO;

namespace SecureBoot.PeFormat;

/// <summary>Writes an assembly: header, tables in their order, both CRCs (docs/pe-format.md, sections 1 and
/// 2).</summary>
public static class PeWriter
{
    private delegate void RowWriter<T>(Span<byte> row, T value);

    /// <summary>The bytes of an assembly. <see cref="PeFile.Length"/> does not matter.</summary>
    public static byte[] Write(PeFile file)
    {
        MemoryStream output = new();
        output.SetLength(PeHeader.Size);
        output.Position = PeHeader.Size;
        Span<byte> header = stackalloc byte[PeHeader.Size];
        header.Clear();
        for (PeTable table = 0; table < PeTable.EndOfAssembly; table++)
        {
            WriteTable(file, table, output, header);
        }

        byte[] bytes = output.ToArray();
        FillHeader(file, header, bytes);
        return bytes;
    }

    /// <summary>The bytes of a table, without padding.</summary>
    public static byte[] Table(PeFile file, PeTable table)
    {
        int size = PeReader.RowSize(table);
        return table switch
        {
            PeTable.AssemblyRef => Rows(file.AssemblyRefs, size, AssemblyRef),
            PeTable.TypeRef => Rows(file.TypeRefs, size, static (r, v) => U16(r, v.Name, v.Namespace, v.Scope)),
            PeTable.FieldRef => Rows(file.FieldRefs, size, MemberRef),
            PeTable.MethodRef => Rows(file.MethodRefs, size, MemberRef),
            PeTable.TypeDef => Rows(file.TypeDefs, size, TypeDef),
            PeTable.FieldDef =>
                Rows(
                    file.FieldDefs,
                    size,
                    static (r, v) => U16(r, v.Name, v.Signature, v.DefaultValue, (ushort)v.Flags)),
            PeTable.MethodDef => Rows(file.MethodDefs, size, MethodDef),
            PeTable.Attributes =>
                Rows(file.Attributes, size, static (r, v) => U16(r, v.OwnerTable, v.OwnerIndex, v.Constructor, v.Data)),
            PeTable.TypeSpec => Rows(file.TypeSpecs, size, static (r, v) => U16(r, v)),
            PeTable.Resources => Rows(file.Resources, size, Resource),
            PeTable.ResourcesData => file.ResourcesData.ToArray(),
            PeTable.Strings => file.Strings,
            PeTable.Signatures => file.Signatures,
            PeTable.ByteCode => file.ByteCode,
            PeTable.ResourcesFiles => Rows(file.ResourceFiles, size, ResourceFile),
            _ => [],
        };
    }

    private static void WriteTable(PeFile file, PeTable table, MemoryStream output, Span<byte> header)
    {
        byte[] bytes = Table(file, table);
        int padding = -bytes.Length & 3;
        output.Write(bytes);
        output.Write(stackalloc byte[padding]);
        header[PeHeader.PaddingOffset + (int)table] = (byte)padding;
        U32(header[(PeHeader.TablesOffset + (4 * ((int)table + 1)))..], (uint)output.Length);
    }

    private static void FillHeader(PeFile file, Span<byte> header, byte[] bytes)
    {
        PeHeader.Marker.CopyTo(header);
        U32(header[PeHeader.TablesOffset..], PeHeader.Size);
        U32(header[PeHeader.AssemblyCrcOffset..], PeCrc.Compute(bytes.AsSpan(PeHeader.Size)));
        U32(header[PeHeader.NativeChecksumOffset..], file.NativeChecksum);
        U32(header[PeHeader.PatchEntryOffset..], PeHeader.NoPatchEntry);
        WriteVersion(header[PeHeader.VersionOffset..], file.Version);
        U16(header[PeHeader.NameOffset..], file.NameId, PeHeader.StringTableVersion);
        U32(header[PeHeader.HeaderCrcOffset..], PeCrc.OfHeader(header));
        header.CopyTo(bytes);
    }

    private static byte[] Rows<T>(T[] rows, int size, RowWriter<T> write)
    {
        byte[] bytes = new byte[rows.Length * size];
        for (int i = 0; i < rows.Length; i++)
        {
            write(bytes.AsSpan(i * size, size), rows[i]);
        }

        return bytes;
    }

    private static void AssemblyRef(Span<byte> row, AssemblyRefRow value)
    {
        U16(row, value.Name);
        WriteVersion(row[4..], value.Version);
    }

    private static void MemberRef(Span<byte> row, MemberRefRow value) =>
        U16(row, value.Name, value.Container, value.Signature);

    private static void TypeDef(Span<byte> row, TypeDefRow value)
    {
        U16(row, value.Name, value.Namespace, value.Extends, value.Enclosing, value.Interfaces, value.FirstMethod);
        row[12] = value.VirtualMethods;
        row[13] = value.InstanceMethods;
        row[14] = value.StaticMethods;
        row[15] = (byte)value.DataType;
        U16(row[16..], value.FirstStaticField, value.FirstInstanceField);
        row[20] = value.StaticFields;
        row[21] = value.InstanceFields;
        U16(row[22..], (ushort)value.Flags);
    }

    private static void MethodDef(Span<byte> row, MethodDefRow value)
    {
        U16(row, value.Name, value.Rva);
        U32(row[4..], (uint)value.Flags);
        row[8] = (byte)value.ReturnType;
        row[9] = value.Arguments;
        row[10] = value.Locals;
        row[11] = value.EvalStack;
        U16(row[12..], value.LocalsSignature, value.Signature);
    }

    private static void Resource(Span<byte> row, ResourceRow value)
    {
        U16(row, unchecked((ushort)value.Id));
        row[2] = value.Kind;
        row[3] = value.Padding;
        U32(row[4..], value.Offset);
    }

    private static void ResourceFile(Span<byte> row, ResourceFileRow value)
    {
        U32(row, value.Version, value.HeaderSize, value.ResourceHeaderSize, value.Count);
        U16(row[16..], value.Name);
        U32(row[20..], value.Offset);
    }

    private static void WriteVersion(Span<byte> bytes, Version version)
    {
        U16(bytes, (ushort)version.Major, (ushort)version.Minor, (ushort)version.Build, (ushort)version.Revision);
    }

    private static void U16(Span<byte> bytes, params ReadOnlySpan<ushort> values)
    {
        for (int i = 0; i < values.Length; i++)
        {
            BinaryPrimitives.WriteUInt16LittleEndian(bytes[(2 * i)..], values[i]);
        }
    }

    private static void U32(Span<byte> bytes, params ReadOnlySpan<uint> values)
    {
        for (int i = 0; i < values.Length; i++)
        {
            BinaryPrimitives.WriteUInt32LittleEndian(bytes[(4 * i)..], values[i]);
        }
    }
}
