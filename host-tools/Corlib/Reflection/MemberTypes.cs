namespace System.Reflection;

public enum MemberTypes
{
    Constructor = 0x01,
    Event = 0x02,
    Field = 0x04,
    Method = 0x08,
    Property = 0x10,
    TypeInfo = 0x20,
    Custom = 0x40,
    NestedType = 0x80,
    All = Constructor | Event | Field | Method | Property | TypeInfo | NestedType,
}
