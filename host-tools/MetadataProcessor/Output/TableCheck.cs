using SecureBoot.MetadataProcessor.Problems;
using SecureBoot.MetadataProcessor.Tables;
using SecureBoot.PeFormat;

namespace SecureBoot.MetadataProcessor.Output;

/// <summary>Finds tables that are too full for the indexes and offsets of the format.</summary>
internal static class TableCheck
{
    private const int ShownText = 40;

    public static void Run(PeFile file, TableBuilder builder, ProblemList problems)
    {
        if (builder.Strings.Overflow is { } text)
        {
            string shown = text.Length > ShownText ? text[..ShownText] + "..." : text;
            problems.Error(
                ProblemCode.TableFull,
                builder.PlaceOf(text),
                $"the string table is full: it has {builder.Strings.Length} bytes, texts start up to "
                    + $"0x{StringPool.MaxId:X}, and there is no room for \"{shown}\"; split the assembly");
        }

        if (builder.SignatureBytes > PeFile.None)
        {
            problems.Error(
                ProblemCode.TableFull,
                Place.None,
                $"the signatures have {builder.SignatureBytes} bytes, and 65535 is the most: split the assembly");
        }

        foreach (TableUse use in TableUse.Of(file))
        {
            if (!use.IsInBytes && use.Used > use.Limit)
            {
                problems.Error(
                    ProblemCode.TableFull,
                    Place.None,
                    $"the table {use.Table} has {use.Used} rows, and {use.Limit} is the most: split the assembly");
            }
        }
    }
}
