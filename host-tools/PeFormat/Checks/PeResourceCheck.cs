namespace SecureBoot.PeFormat.Checks;

/// <summary>Checks the resources: sorted by id, with existing data (docs/pe-format.md, section 11).</summary>
internal sealed class PeResourceCheck(PeFile file)
{
    private const byte LastKind = 4;
    private const short EndId = 0x7FFF;

    private readonly PeFile _file = file;

    public void Run()
    {
        ResourceRow[] rows = _file.Resources;
        for (int i = 0; i < rows.Length; i++)
        {
            PeCheck.Require(
                rows[i].Offset <= _file.ResourcesData.Length, PeTable.Resources, i, "its data is behind the table");
            PeCheck.Require(
                rows[i].Kind <= LastKind && rows[i].Padding <= 3,
                PeTable.Resources,
                i,
                $"its kind {rows[i].Kind} or its padding {rows[i].Padding} is unknown");
            PeCheck.Require(
                i == 0 || (rows[i].Id >= rows[i - 1].Id && rows[i].Offset >= rows[i - 1].Offset),
                PeTable.Resources,
                i,
                "it is not sorted: the runtime would not find it");
        }

        PeCheck.Require(
            rows.Length == 0 || (rows[^1].Id == EndId && rows[^1].Kind == 0),
            PeTable.Resources,
            rows.Length - 1,
            "the row that ends the table is missing");
        for (int i = 0; i < _file.ResourceFiles.Length; i++)
        {
            PeCheck.Require(
                _file.ResourceFiles[i] is { Version: 2, HeaderSize: 4, ResourceHeaderSize: 8 } file
                    && file.Count <= rows.Length,
                PeTable.ResourcesFiles,
                i,
                "its version, its sizes or its count are unknown");
        }
    }
}
