using System;

namespace SecureBoot.PeFormat;

/// <summary>A reference to an assembly.</summary>
/// <param name="Name">Id of the name.</param>
/// <param name="Version">Major, minor, build and revision.</param>
public readonly record struct AssemblyRefRow(ushort Name, Version Version);

/// <summary>A reference to a type.</summary>
/// <param name="Name">Id of the name.</param>
/// <param name="Namespace">Id of the namespace; the empty string for a nested type.</param>
/// <param name="Scope">An AssemblyRef row, or 0x8000 plus the TypeRef row of the declaring type.</param>
public readonly record struct TypeRefRow(ushort Name, ushort Namespace, ushort Scope);

/// <summary>A reference to a field or to a method.</summary>
/// <param name="Name">Id of the name.</param>
/// <param name="Container">The TypeRef row.</param>
/// <param name="Signature">Offset in Signatures.</param>
public readonly record struct MemberRefRow(ushort Name, ushort Container, ushort Signature);

/// <summary>A type.</summary>
/// <param name="Name">Id of the name.</param>
/// <param name="Namespace">Id of the namespace.</param>
/// <param name="Extends">0x8000 plus a TypeRef row, a TypeDef row, or 0xFFFF.</param>
/// <param name="Enclosing">A TypeDef row or 0xFFFF.</param>
/// <param name="Interfaces">Offset in Signatures or 0xFFFF.</param>
/// <param name="FirstMethod">Row of the first method: virtual ones first, then other instance methods, then static
/// ones.</param>
/// <param name="VirtualMethods">The number of virtual methods.</param>
/// <param name="InstanceMethods">The number of other instance methods.</param>
/// <param name="StaticMethods">The number of static methods.</param>
/// <param name="DataType">The runtime's code of the type.</param>
/// <param name="FirstStaticField">Row of the first static field.</param>
/// <param name="FirstInstanceField">Row of the first instance field.</param>
/// <param name="StaticFields">The number of static fields.</param>
/// <param name="InstanceFields">The number of instance fields.</param>
/// <param name="Flags">Visibility, kind and more: see <see cref="TypeDefFlags"/>.</param>
public readonly record struct TypeDefRow(
    ushort Name,
    ushort Namespace,
    ushort Extends,
    ushort Enclosing,
    ushort Interfaces,
    ushort FirstMethod,
    byte VirtualMethods,
    byte InstanceMethods,
    byte StaticMethods,
    PeDataType DataType,
    ushort FirstStaticField,
    ushort FirstInstanceField,
    byte StaticFields,
    byte InstanceFields,
    TypeDefFlags Flags)
{
    /// <summary>The number of all methods of the type.</summary>
    public int Methods => VirtualMethods + InstanceMethods + StaticMethods;
}

/// <summary>A field.</summary>
/// <param name="Name">Id of the name.</param>
/// <param name="Signature">Offset in Signatures.</param>
/// <param name="DefaultValue">Offset in Signatures of the initial bytes, or 0xFFFF.</param>
/// <param name="Flags">Visibility and more.</param>
public readonly record struct FieldDefRow(ushort Name, ushort Signature, ushort DefaultValue, FieldDefFlags Flags);

/// <summary>A method.</summary>
/// <param name="Name">Id of the name.</param>
/// <param name="Rva">Offset in ByteCode, or 0xFFFF where there is no body.</param>
/// <param name="Flags">Visibility and more.</param>
/// <param name="ReturnType">The first byte of the return type's signature.</param>
/// <param name="Arguments">Arguments, <c>this</c> included.</param>
/// <param name="Locals">Local variables.</param>
/// <param name="EvalStack">Slots of the evaluation stack.</param>
/// <param name="LocalsSignature">Offset in Signatures or 0xFFFF.</param>
/// <param name="Signature">Offset in Signatures.</param>
public readonly record struct MethodDefRow(
    ushort Name,
    ushort Rva,
    MethodDefFlags Flags,
    PeDataType ReturnType,
    byte Arguments,
    byte Locals,
    byte EvalStack,
    ushort LocalsSignature,
    ushort Signature);

/// <summary>A custom attribute.</summary>
/// <param name="OwnerTable">4 type, 5 field, 6 method.</param>
/// <param name="OwnerIndex">The row in that table.</param>
/// <param name="Constructor">0x8000 plus a MethodRef row, or a MethodDef row.</param>
/// <param name="Data">Offset in Signatures.</param>
public readonly record struct AttributeRow(ushort OwnerTable, ushort OwnerIndex, ushort Constructor, ushort Data);

/// <summary>A resource.</summary>
/// <param name="Id">Hash of the name.</param>
/// <param name="Kind">1 bitmap, 2 font, 3 string, 4 binary; 0 in the last row.</param>
/// <param name="Padding">Zero bytes before the data.</param>
/// <param name="Offset">Offset in ResourcesData.</param>
public readonly record struct ResourceRow(short Id, byte Kind, byte Padding, uint Offset);

/// <summary>A resource file.</summary>
/// <param name="Version">2.</param>
/// <param name="HeaderSize">4.</param>
/// <param name="ResourceHeaderSize">8.</param>
/// <param name="Count">Resources in the file.</param>
/// <param name="Name">Id of the name.</param>
/// <param name="Offset">Offset of its first row in Resources.</param>
public readonly record struct ResourceFileRow(
    uint Version, uint HeaderSize, uint ResourceHeaderSize, uint Count, ushort Name, uint Offset);
