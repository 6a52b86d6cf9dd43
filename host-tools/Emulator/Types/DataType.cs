namespace SecureBoot.Emulator.Types;

/// <summary>nanoCLR's type tags (CLR_DataType in nanoCLR_Types.h): the order is theirs, since the runtime compares
/// them.</summary>
internal enum DataType : byte
{
    Void,
    Boolean,
    I1,
    U1,
    Char,
    I2,
    U2,
    I4,
    U4,
    R4,
    I8,
    U8,
    R8,
    DateTime,
    TimeSpan,
    String,
    Object,
    Class,
    ValueType,
    SzArray,
    ByRef,
    ArrayByRef,
}
