using System.Collections.Generic;

namespace SecureBoot.PeFormat;

/// <summary>How much a table holds.</summary>
/// <param name="Table">The table.</param>
/// <param name="Rows">Rows, or bytes where the table is a pool of bytes.</param>
/// <param name="Bytes">Bytes without padding.</param>
public sealed record PeTableSize(PeTable Table, int Rows, int Bytes)
{
    /// <summary>The tables that hold something, in file order.</summary>
    public static IReadOnlyList<PeTableSize> Of(PeFile file)
    {
        List<PeTableSize> sizes = [];
        for (PeTable table = 0; table < PeTable.EndOfAssembly; table++)
        {
            int bytes = PeWriter.Table(file, table).Length;
            if (bytes > 0)
            {
                sizes.Add(new PeTableSize(table, bytes / PeReader.RowSize(table), bytes));
            }
        }

        return sizes;
    }
}
