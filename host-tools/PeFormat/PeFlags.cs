using System;

namespace SecureBoot.PeFormat;

/// <summary>Flags of a type (docs/pe-format.md, section 4). The three low bits are the visibility: 1 public, 2 nested
/// public.</summary>
[Flags]
public enum TypeDefFlags : ushort
{
    /// <summary>Not public.</summary>
    None = 0,

    /// <summary>The bits of the visibility.</summary>
    ScopeMask = 0x7,

    /// <summary>Serializable.</summary>
    Serializable = 0x8,

    /// <summary>The bits that distinguish class, value type, interface and enum.</summary>
    SemanticsMask = 0x30,

    /// <summary>A value type.</summary>
    ValueType = 0x10,

    /// <summary>An interface.</summary>
    Interface = 0x20,

    /// <summary>An enum.</summary>
    Enum = 0x30,

    /// <summary>Abstract.</summary>
    Abstract = 0x40,

    /// <summary>Sealed.</summary>
    Sealed = 0x80,

    /// <summary>The name is special.</summary>
    SpecialName = 0x100,

    /// <summary>The base is System.Delegate.</summary>
    Delegate = 0x200,

    /// <summary>The base is System.MulticastDelegate.</summary>
    MulticastDelegate = 0x400,

    /// <summary>Static fields may be initialised early.</summary>
    BeforeFieldInit = 0x1000,

    /// <summary>The type has security attributes.</summary>
    HasSecurity = 0x2000,

    /// <summary>The type declares a finalizer.</summary>
    HasFinalizer = 0x4000,

    /// <summary>The type has custom attributes.</summary>
    HasAttributes = 0x8000,
}

/// <summary>Flags of a field. The three low bits are the visibility: 1 private to 6 public.</summary>
[Flags]
public enum FieldDefFlags : ushort
{
    /// <summary>No flag.</summary>
    None = 0,

    /// <summary>The bits of the visibility.</summary>
    ScopeMask = 0x7,

    /// <summary>The visibility: public.</summary>
    Public = 0x6,

    /// <summary>Not serialized.</summary>
    NotSerialized = 0x8,

    /// <summary>Static.</summary>
    Static = 0x10,

    /// <summary>Read only.</summary>
    InitOnly = 0x20,

    /// <summary>A constant.</summary>
    Literal = 0x40,

    /// <summary>The name is special.</summary>
    SpecialName = 0x100,

    /// <summary>The field has a default value.</summary>
    HasDefault = 0x200,

    /// <summary>The initial bytes are in Signatures.</summary>
    HasFieldRva = 0x400,

    /// <summary>The field has custom attributes.</summary>
    HasAttributes = 0x8000,
}

/// <summary>Flags of a method. The three low bits are the visibility: 1 private to 6 public.</summary>
[Flags]
public enum MethodDefFlags : uint
{
    /// <summary>No flag.</summary>
    None = 0,

    /// <summary>The bits of the visibility.</summary>
    ScopeMask = 0x7,

    /// <summary>The visibility: public.</summary>
    Public = 0x6,

    /// <summary>Static.</summary>
    Static = 0x10,

    /// <summary>Final.</summary>
    Final = 0x20,

    /// <summary>Virtual.</summary>
    Virtual = 0x40,

    /// <summary>Hides by signature.</summary>
    HideBySig = 0x80,

    /// <summary>Begins a new virtual method.</summary>
    NewSlot = 0x100,

    /// <summary>Abstract.</summary>
    Abstract = 0x200,

    /// <summary>The name is special.</summary>
    SpecialName = 0x400,

    /// <summary>A constructor.</summary>
    Constructor = 0x1000,

    /// <summary>A static constructor.</summary>
    StaticConstructor = 0x2000,

    /// <summary>A finalizer.</summary>
    Finalizer = 0x4000,

    /// <summary>Constructor of a delegate.</summary>
    DelegateConstructor = 0x10000,

    /// <summary>Invoke of a delegate.</summary>
    DelegateInvoke = 0x20000,

    /// <summary>BeginInvoke of a delegate.</summary>
    DelegateBeginInvoke = 0x40000,

    /// <summary>EndInvoke of a delegate.</summary>
    DelegateEndInvoke = 0x80000,

    /// <summary>The method contains a generic parameter.</summary>
    ContainsGenericParameter = 0x100000,

    /// <summary>The method has generic parameters.</summary>
    HasGenericParameter = 0x200000,

    /// <summary>The method locks its object.</summary>
    Synchronized = 0x1000000,

    /// <summary>The entry point.</summary>
    EntryPoint = 0x8000000,

    /// <summary>The body ends with a table of exception handlers.</summary>
    HasExceptionHandlers = 0x40000000,

    /// <summary>The method has custom attributes.</summary>
    HasAttributes = 0x80000000,
}
