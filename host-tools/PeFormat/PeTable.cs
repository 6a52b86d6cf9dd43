namespace SecureBoot.PeFormat;

/// <summary>The tables of a <c>.pe</c> in file order (docs/pe-format.md, section 2).</summary>
public enum PeTable
{
    /// <summary>Assemblies that this one refers to: 12 bytes a row.</summary>
    AssemblyRef,

    /// <summary>Types of other assemblies: 8 bytes a row.</summary>
    TypeRef,

    /// <summary>Fields of other assemblies: 8 bytes a row.</summary>
    FieldRef,

    /// <summary>Methods of other assemblies: 8 bytes a row.</summary>
    MethodRef,

    /// <summary>Types: 24 bytes a row.</summary>
    TypeDef,

    /// <summary>Fields: 8 bytes a row.</summary>
    FieldDef,

    /// <summary>Methods: 16 bytes a row.</summary>
    MethodDef,

    /// <summary>Custom attributes: 8 bytes a row.</summary>
    Attributes,

    /// <summary>Array types that byte code names: 4 bytes a row.</summary>
    TypeSpec,

    /// <summary>Resources: 8 bytes a row.</summary>
    Resources,

    /// <summary>The bytes of the resources.</summary>
    ResourcesData,

    /// <summary>UTF-8 texts, each ended by a zero.</summary>
    Strings,

    /// <summary>Signatures, default values and attribute arguments.</summary>
    Signatures,

    /// <summary>The bodies of the methods.</summary>
    ByteCode,

    /// <summary>Resource files: 24 bytes a row.</summary>
    ResourcesFiles,

    /// <summary>Not a table: its start is the length of the assembly.</summary>
    EndOfAssembly,
}
