using System;

namespace SecureBoot.PeFormat;

/// <summary>Offsets and constants of the header (docs/pe-format.md, section 1).</summary>
/// <remarks>
/// <code>
/// offset  size  field
///      0     8  marker                "NFMRK1", 0, 0
///      8     4  header CRC            of these 124 bytes with this field zero
///     12     4  assembly CRC          of the bytes from 124 to the end of the assembly
///     16     4  flags                 0
///     20     4  native checksum
///     24     4  patch entry           FF FF FF FF
///     28     8  version               4 x u16
///     36     2  id of the name
///     38     2  string table version  1
///     40    64  starts of the tables  16 x u32; the last is the length of the assembly
///    104     4  patched methods       0
///    108    16  padding               after each table, 0 to 3
/// </code>
/// </remarks>
public static class PeHeader
{
    /// <summary>Bytes in the header; the first table starts there.</summary>
    public const int Size = 124;

    /// <summary>Offset of the header's CRC.</summary>
    public const int HeaderCrcOffset = 8;

    /// <summary>Offset of the assembly's CRC.</summary>
    public const int AssemblyCrcOffset = 12;

    /// <summary>Offset of the flags.</summary>
    public const int FlagsOffset = 16;

    /// <summary>Offset of the checksum over the native methods.</summary>
    public const int NativeChecksumOffset = 20;

    /// <summary>Offset of the patch entry.</summary>
    public const int PatchEntryOffset = 24;

    /// <summary>Offset of the version.</summary>
    public const int VersionOffset = 28;

    /// <summary>Offset of the id of the assembly's name.</summary>
    public const int NameOffset = 36;

    /// <summary>Offset of the string table's version.</summary>
    public const int StringTableVersionOffset = 38;

    /// <summary>Offset of the starts of the tables.</summary>
    public const int TablesOffset = 40;

    /// <summary>Offset of the number of patched methods.</summary>
    public const int PatchedMethodsOffset = 104;

    /// <summary>Offset of the padding of the tables.</summary>
    public const int PaddingOffset = 108;

    /// <summary>Tables, the end of the assembly counted as one.</summary>
    public const int TableCount = 16;

    /// <summary>The only version of the string table.</summary>
    public const ushort StringTableVersion = 1;

    /// <summary>No patch.</summary>
    public const uint NoPatchEntry = 0xFFFFFFFF;

    /// <summary>The marker of the first generation.</summary>
    public static ReadOnlySpan<byte> Marker => "NFMRK1\0\0"u8;

    /// <summary>The marker of the second generation, which nanoCLR 1.x does not load.</summary>
    public static ReadOnlySpan<byte> Marker2 => "NFMRK2\0\0"u8;
}
