using System;
using System.Buffers.Binary;
using SecureBoot.PeFormat;

namespace SecureBoot.DeviceSupport;

/// <summary>Changes the bytes of a <c>.pe</c> and computes the CRCs again.</summary>
public static class DevicePe
{
    /// <summary>Makes an assembly without code. <paramref name="native"/> is the checksum of native methods.</summary>
    public static byte[] Make(string name, byte[]? content = null, uint native = 0, int major = 1) =>
        DataAssembly.Create(name, new Version(major, 0, 0, 0), content ?? [], native);

    /// <summary>Adds a number of bytes of unused resource data to an assembly.</summary>
    public static byte[] Fill(byte[] pe, int bytes)
    {
        ArgumentNullException.ThrowIfNull(pe);
        int size = bytes & ~3;
        int at = Start(pe, PeTable.ResourcesData);
        byte[] filled = new byte[pe.Length + size];
        pe.AsSpan(0, at).CopyTo(filled);
        filled.AsSpan(at, size).Fill(0x5A);
        pe.AsSpan(at).CopyTo(filled.AsSpan(at + size));
        for (PeTable table = PeTable.Strings; table <= PeTable.EndOfAssembly; table++)
        {
            BinaryPrimitives.WriteInt32LittleEndian(
                filled.AsSpan(PeHeader.TablesOffset + (4 * (int)table)), Start(pe, table) + size);
        }

        return Seal(filled);
    }

    /// <summary>Changes the version in an assembly's first reference to one that no device has.</summary>
    public static byte[] WithUnknownReference(byte[] pe)
    {
        byte[] changed = (byte[])pe.Clone();
        BinaryPrimitives.WriteUInt16LittleEndian(changed.AsSpan(Start(pe, PeTable.AssemblyRef) + 4), 0x7777);
        return Seal(changed);
    }

    /// <summary>Computes both CRCs again.</summary>
    public static byte[] Seal(byte[] pe)
    {
        BinaryPrimitives.WriteUInt32LittleEndian(
            pe.AsSpan(PeHeader.AssemblyCrcOffset), PeCrc.Compute(pe.AsSpan(PeHeader.Size)));
        BinaryPrimitives.WriteUInt32LittleEndian(
            pe.AsSpan(PeHeader.HeaderCrcOffset), PeCrc.OfHeader(pe.AsSpan(0, PeHeader.Size)));
        return pe;
    }

    private static int Start(byte[] pe, PeTable table) =>
        BinaryPrimitives.ReadInt32LittleEndian(pe.AsSpan(PeHeader.TablesOffset + (4 * (int)table)));
}
