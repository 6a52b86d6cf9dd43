namespace SecureBoot.PeFormat;

/// <summary>The runtime's codes of types in tables and signatures (docs/pe-format.md, section 6).</summary>
public enum PeDataType : byte
{
    /// <summary>No value.</summary>
    Void = 0,

    /// <summary>System.Boolean.</summary>
    Boolean = 1,

    /// <summary>System.SByte.</summary>
    I1 = 2,

    /// <summary>System.Byte.</summary>
    U1 = 3,

    /// <summary>System.Char.</summary>
    Char = 4,

    /// <summary>System.Int16.</summary>
    I2 = 5,

    /// <summary>System.UInt16.</summary>
    U2 = 6,

    /// <summary>System.Int32.</summary>
    I4 = 7,

    /// <summary>System.UInt32.</summary>
    U4 = 8,

    /// <summary>System.Single.</summary>
    R4 = 9,

    /// <summary>System.Int64.</summary>
    I8 = 10,

    /// <summary>System.UInt64.</summary>
    U8 = 11,

    /// <summary>System.Double.</summary>
    R8 = 12,

    /// <summary>System.DateTime, in a type's row.</summary>
    DateTime = 13,

    /// <summary>System.TimeSpan, in a type's row.</summary>
    TimeSpan = 14,

    /// <summary>System.String.</summary>
    String = 15,

    /// <summary>System.Object, in a signature.</summary>
    Object = 16,

    /// <summary>A class; a type token follows in a signature.</summary>
    Class = 17,

    /// <summary>A value type or enum; a type token follows in a signature.</summary>
    ValueType = 18,

    /// <summary>An array; its element follows.</summary>
    SzArray = 19,

    /// <summary>A reference; its target follows.</summary>
    ByRef = 20,

    /// <summary>A type parameter; its position follows.</summary>
    GenericParameter = 23,

    /// <summary>System.WeakReference.</summary>
    WeakReference = 27,

    /// <summary>System.RuntimeTypeHandle and its kin, in a type's row.</summary>
    Reflection = 28,
}
