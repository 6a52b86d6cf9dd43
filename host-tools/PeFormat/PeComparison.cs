using System;
using System.Globalization;

namespace SecureBoot.PeFormat;

/// <summary>The differences between two assemblies.</summary>
public static class PeComparison
{
    /// <summary>The first difference: the table and the row, or the byte of a pool; null where all tables are the
    /// same.</summary>
    public static string? FirstDifference(PeFile found, PeFile expected)
    {
        if (found.Version != expected.Version)
        {
            return $"the header: found the version {found.Version}, expected {expected.Version}";
        }

        for (PeTable table = 0; table < PeTable.EndOfAssembly; table++)
        {
            if (InTable(table, found, expected) is { } difference)
            {
                return difference;
            }
        }

        if (found.NativeChecksum != expected.NativeChecksum)
        {
            return $"the header: found the native checksum "
                + $"0x{found.NativeChecksum:X8}, expected 0x{expected.NativeChecksum:X8}";
        }

        return found.Name == expected.Name
            ? null
            : $"the header: found the name {found.Name}, expected {expected.Name}";
    }

    private static string? InTable(PeTable table, PeFile found, PeFile expected)
    {
        byte[] own = PeWriter.Table(found, table);
        byte[] other = PeWriter.Table(expected, table);
        int at = own.AsSpan().CommonPrefixLength(other);
        if (at == own.Length && at == other.Length)
        {
            return null;
        }

        int size = PeReader.RowSize(table);
        int row = at / size;
        string unit = size == 1 ? "byte" : "row";
        if (at == own.Length || at == other.Length)
        {
            return string.Create(
                CultureInfo.InvariantCulture,
                $"the table {table}: found "
                    + $"{own.Length / size} {unit}s, expected {other.Length / size}, the first {row} the same");
        }

        return $"the table {table}, "
            + $"{unit} {row}{Named(table, found, row)}: found {Row(own, row, size)}, expected {Row(other, row, size)}";
    }

    private static string Row(byte[] bytes, int row, int size) => Convert.ToHexString(bytes.AsSpan(row * size, size));

    private static string Named(PeTable table, PeFile file, int row)
    {
        return table switch
        {
            PeTable.TypeDef => $" ({file.FullName(row)})",
            PeTable.TypeRef => $" ({PeNames.TypeRef(file, row)})",
            PeTable.FieldDef => $" ({file.Text(file.FieldDefs[row].Name)})",
            PeTable.MethodDef => $" ({file.Text(file.MethodDefs[row].Name)})",
            PeTable.ByteCode => Method(file, row),
            _ => "",
        };
    }

    // The method whose body has a byte: the last one that starts before it.
    private static string Method(PeFile file, int offset)
    {
        int method = Array.FindLastIndex(file.MethodDefs, m => m.Rva != PeFile.None && m.Rva <= offset);
        return method < 0 ? "" : $" (method {method}, {file.Text(file.MethodDefs[method].Name)})";
    }
}
