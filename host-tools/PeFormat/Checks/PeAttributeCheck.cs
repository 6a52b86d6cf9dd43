namespace SecureBoot.PeFormat.Checks;

/// <summary>Checks the rows of custom attributes. An owner after the end of its table is not an error: assemblies have
/// rows of removed types (docs/pe-format.md, section 8).</summary>
internal sealed class PeAttributeCheck(PeFile file)
{
    private readonly PeFile _file = file;

    public void Run()
    {
        for (int i = 0; i < _file.Attributes.Length; i++)
        {
            AttributeRow row = _file.Attributes[i];
            PeCheck.Require(
                row.OwnerTable is 4 or 5 or 6,
                PeTable.Attributes,
                i,
                $"its owner is in the table "
                    + $"{row.OwnerTable}: only types (4), fields (5) and methods (6) have attributes");
            int constructors = (row.Constructor & PeFile.ReferenceBit) != 0
                ? _file.MethodRefs.Length
                : _file.MethodDefs.Length;
            PeCheck.Require(
                (row.Constructor & ~PeFile.ReferenceBit) < constructors,
                PeTable.Attributes,
                i,
                $"its constructor 0x{row.Constructor:X4} is no row");
            PeCheck.Require(
                row.Data < _file.Signatures.Length, PeTable.Attributes, i, "its arguments are behind the signatures");
        }
    }
}
