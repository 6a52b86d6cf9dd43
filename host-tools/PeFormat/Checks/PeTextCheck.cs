using System;
using System.Text.Unicode;

namespace SecureBoot.PeFormat.Checks;

/// <summary>Checks the string table and each id of a text.</summary>
internal sealed class PeTextCheck(PeFile file)
{
    private readonly PeFile _file = file;

    public void Run()
    {
        byte[] strings = _file.Strings;
        if (strings.Length == 0 || strings[0] != 0 || strings[^1] != 0)
        {
            throw new PeException("the string table does not start with the empty text, or its last text has no end");
        }

        if (!Utf8.IsValid(strings))
        {
            throw new PeException("the string table is not valid UTF-8");
        }

        Check(_file.NameId, PeTable.EndOfAssembly, 0);
        CheckRows(PeTable.AssemblyRef, _file.AssemblyRefs, row => row.Name);
        CheckRows(PeTable.TypeRef, _file.TypeRefs, row => row.Name, row => row.Namespace);
        CheckRows(PeTable.FieldRef, _file.FieldRefs, row => row.Name);
        CheckRows(PeTable.MethodRef, _file.MethodRefs, row => row.Name);
        CheckRows(PeTable.TypeDef, _file.TypeDefs, row => row.Name, row => row.Namespace);
        CheckRows(PeTable.FieldDef, _file.FieldDefs, row => row.Name);
        CheckRows(PeTable.MethodDef, _file.MethodDefs, row => row.Name);
        CheckRows(PeTable.ResourcesFiles, _file.ResourceFiles, row => row.Name);
    }

    private void CheckRows<T>(PeTable table, T[] rows, params ReadOnlySpan<Func<T, ushort>> texts)
    {
        for (int i = 0; i < rows.Length; i++)
        {
            foreach (Func<T, ushort> text in texts)
            {
                Check(text(rows[i]), table, i);
            }
        }
    }

    private void Check(ushort id, PeTable table, int row)
    {
        if (Problem(_file, id) is { } problem)
        {
            string owner = table == PeTable.EndOfAssembly ? "the assembly's name" : $"{table} {row}";
            throw new PeException($"{owner}: {problem}");
        }
    }

    /// <summary>The defect of an id, or null.</summary>
    public static string? Problem(PeFile file, ushort id)
    {
        if (id >= WellKnownStrings.FirstId)
        {
            return id == WellKnownStrings.FirstId
                ? $"the id 0x{id:X4} is one that the runtime takes for a text of its own, and has none"
                : null;
        }

        if (id >= file.Strings.Length)
        {
            return $"no text has the id 0x{id:X4}: the string table has {file.Strings.Length} bytes";
        }

        return id == 0 || file.Strings[id - 1] == 0 ? null : $"the id 0x{id:X4} is inside of a text";
    }
}
