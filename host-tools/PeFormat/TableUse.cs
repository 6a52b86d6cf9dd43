namespace SecureBoot.PeFormat;

/// <summary>The use of a table.</summary>
/// <param name="Table">The table.</param>
/// <param name="Used">Rows, or bytes for a pool of bytes.</param>
/// <param name="Limit">The limit of the format: rows or bytes.</param>
public sealed record TableUse(PeTable Table, int Used, int Limit)
{
    // The number of a row lacks the bits that distinguish TypeDef, TypeRef and TypeSpec, and references from
    // definitions.
    private const int RowsOfTypes = 0x4000;
    private const int RowsOfMembers = 0x8000;

    /// <summary>Whether <see cref="Used"/> counts bytes.</summary>
    public bool IsInBytes =>
        Table is PeTable.Strings or PeTable.Signatures or PeTable.ByteCode or PeTable.ResourcesData;

    /// <summary>The use of each table of an assembly.</summary>
    public static TableUse[] Of(PeFile file)
    {
        return
        [
            new(PeTable.AssemblyRef, file.AssemblyRefs.Length, RowsOfMembers),
            new(PeTable.TypeRef, file.TypeRefs.Length, RowsOfTypes),
            new(PeTable.FieldRef, file.FieldRefs.Length, RowsOfMembers),
            new(PeTable.MethodRef, file.MethodRefs.Length, RowsOfMembers),
            new(PeTable.TypeDef, file.TypeDefs.Length, RowsOfTypes),
            new(PeTable.FieldDef, file.FieldDefs.Length, RowsOfMembers),
            new(PeTable.MethodDef, file.MethodDefs.Length, RowsOfMembers),
            new(PeTable.Attributes, file.Attributes.Length, ushort.MaxValue),
            new(PeTable.TypeSpec, file.TypeSpecs.Length, RowsOfTypes),
            new(PeTable.Resources, file.Resources.Length, ushort.MaxValue),
            new(PeTable.ResourcesData, file.ResourcesData.Length, int.MaxValue),
            new(PeTable.Strings, file.Strings.Length, WellKnownStrings.FirstId - 1),
            new(PeTable.Signatures, file.Signatures.Length, ushort.MaxValue),
            new(PeTable.ByteCode, file.ByteCode.Length, ushort.MaxValue),
            new(PeTable.ResourcesFiles, file.ResourceFiles.Length, ushort.MaxValue),
        ];
    }
}
