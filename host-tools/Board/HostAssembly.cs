using System;
using System.Buffers.Binary;
using System.Text;
using SecureBoot.Image;

namespace SecureBoot.Board;

/// <summary>Host IL inside a genuine nanoFramework assembly: what an image for the virtual board carries.</summary>
/// <remarks>
/// The assembly has a name and no types, so a real device loads it and finds nothing to run. The host IL is in its resource data,
/// a table that the runtime reads only when asked for a resource:
/// <code>
/// "HOSTIL1", 0    8 bytes
/// dll size, pdb size   2 x u32, little-endian
/// dll, pdb
/// </code>
/// </remarks>
public sealed class HostAssembly
{
    private const int ResourceData = 10;
    private const int Strings = 11;
    private const int PrefixSize = 16;

    private static readonly byte[] s_magic = "HOSTIL1\0"u8.ToArray();

    private HostAssembly(byte[] dll, byte[]? pdb)
    {
        Dll = dll;
        Pdb = pdb;
    }

    /// <summary>The .NET assembly.</summary>
    public byte[] Dll { get; }

    /// <summary>Its portable debug information, or null.</summary>
    public byte[]? Pdb { get; }

    /// <summary>Puts host IL into a nanoFramework assembly.</summary>
    public static byte[] Wrap(string name, Version version, byte[] dll, byte[]? pdb)
    {
        ArgumentNullException.ThrowIfNull(version);
        byte[] text = Encoding.UTF8.GetBytes($"\0{name}\0");
        int dataSize = PrefixSize + dll.Length + (pdb?.Length ?? 0);
        int dataEnd = AssemblyHeader.Size + Align(dataSize);
        int end = dataEnd + Align(text.Length);

        byte[] bytes = new byte[end];
        WriteFields(bytes, version);
        WriteTables(bytes, dataEnd, end);
        bytes[108 + ResourceData] = (byte)(Align(dataSize) - dataSize);
        bytes[108 + Strings] = (byte)(Align(text.Length) - text.Length);

        Span<byte> data = bytes.AsSpan(AssemblyHeader.Size);
        s_magic.CopyTo(data);
        BinaryPrimitives.WriteInt32LittleEndian(data[8..], dll.Length);
        BinaryPrimitives.WriteInt32LittleEndian(data[12..], pdb?.Length ?? 0);
        dll.CopyTo(data[PrefixSize..]);
        pdb?.CopyTo(data[(PrefixSize + dll.Length)..]);
        text.CopyTo(bytes.AsSpan(dataEnd));

        uint contentCrc = PeCrc32.Compute(0, bytes, AssemblyHeader.Size, bytes.Length - AssemblyHeader.Size);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(12), contentCrc);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(8), AssemblyHeader.ComputeHeaderCrc(bytes, 0));
        return bytes;
    }

    /// <summary>Takes host IL out of the nanoFramework assembly that an array starts with; null when it is another kind of assembly.</summary>
    public static HostAssembly? TryUnwrap(byte[] bytes)
    {
        ArgumentNullException.ThrowIfNull(bytes);
        if (AssemblyHeader.Check(bytes, 0, bytes.Length, out _) != BodyStatus.Ok)
        {
            return null;
        }

        int start = ReadTable(bytes, ResourceData);
        int size = ReadTable(bytes, Strings) - start - bytes[108 + ResourceData];
        if (size < PrefixSize || !bytes.AsSpan(start, s_magic.Length).SequenceEqual(s_magic))
        {
            return null;
        }

        ReadOnlySpan<byte> data = bytes.AsSpan(start, size);
        int dll = BinaryPrimitives.ReadInt32LittleEndian(data[8..]);
        int pdb = BinaryPrimitives.ReadInt32LittleEndian(data[12..]);
        data = data[PrefixSize..];
        if (dll < 0 || dll > data.Length || pdb != data.Length - dll)
        {
            return null;
        }

        return new HostAssembly(data[..dll].ToArray(), pdb == 0 ? null : data[dll..].ToArray());
    }

    private static void WriteFields(byte[] bytes, Version version)
    {
        "NFMRK1"u8.CopyTo(bytes);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(24), 0xFFFFFFFF);
        int[] parts = [version.Major, version.Minor, version.Build, version.Revision];
        for (int i = 0; i < parts.Length; i++)
        {
            BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan(28 + (2 * i)), (ushort)Math.Clamp(parts[i], 0, ushort.MaxValue));
        }

        // The name stands behind the empty string that each string table starts with.
        bytes[36] = 1;
        bytes[38] = 1;
    }

    private static void WriteTables(byte[] bytes, int dataEnd, int end)
    {
        for (int i = 0; i < AssemblyHeader.TableCount; i++)
        {
            int start = i <= ResourceData ? AssemblyHeader.Size : i == Strings ? dataEnd : end;
            BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(AssemblyHeader.TablesOffset + (4 * i)), start);
        }
    }

    private static int ReadTable(byte[] bytes, int index)
    {
        return BinaryPrimitives.ReadInt32LittleEndian(bytes.AsSpan(AssemblyHeader.TablesOffset + (4 * index)));
    }

    private static int Align(int size)
    {
        return (size + 3) & ~3;
    }
}
