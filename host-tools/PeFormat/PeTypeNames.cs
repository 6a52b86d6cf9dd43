using System.Collections.Generic;

namespace SecureBoot.PeFormat;

/// <summary>Full names of the types that have a code of their own (docs/pe-format.md, sections 4 and 6).</summary>
public static class PeTypeNames
{
    /// <summary>The names by their codes.</summary>
    public static IReadOnlyDictionary<PeDataType, string> All { get; } = new Dictionary<PeDataType, string>
    {
        [PeDataType.Void] = "System.Void",
        [PeDataType.Boolean] = "System.Boolean",
        [PeDataType.I1] = "System.SByte",
        [PeDataType.U1] = "System.Byte",
        [PeDataType.Char] = "System.Char",
        [PeDataType.I2] = "System.Int16",
        [PeDataType.U2] = "System.UInt16",
        [PeDataType.I4] = "System.Int32",
        [PeDataType.U4] = "System.UInt32",
        [PeDataType.R4] = "System.Single",
        [PeDataType.I8] = "System.Int64",
        [PeDataType.U8] = "System.UInt64",
        [PeDataType.R8] = "System.Double",
        [PeDataType.DateTime] = "System.DateTime",
        [PeDataType.TimeSpan] = "System.TimeSpan",
        [PeDataType.String] = "System.String",
        [PeDataType.Object] = "System.Object",
        [PeDataType.WeakReference] = "System.WeakReference",
    };
}
