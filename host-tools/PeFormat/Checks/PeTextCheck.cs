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
        CheckReferences();
        CheckDefinitions();
    }

    // Plain loops: a generic method with a delegate costs types and code for each kind of row at every start.
    private void CheckReferences()
    {
        for (int i = 0; i < _file.AssemblyRefs.Length; i++)
        {
            Check(_file.AssemblyRefs[i].Name, PeTable.AssemblyRef, i);
        }

        for (int i = 0; i < _file.TypeRefs.Length; i++)
        {
            Check(_file.TypeRefs[i].Name, PeTable.TypeRef, i);
            Check(_file.TypeRefs[i].Namespace, PeTable.TypeRef, i);
        }

        for (int i = 0; i < _file.FieldRefs.Length; i++)
        {
            Check(_file.FieldRefs[i].Name, PeTable.FieldRef, i);
        }

        for (int i = 0; i < _file.MethodRefs.Length; i++)
        {
            Check(_file.MethodRefs[i].Name, PeTable.MethodRef, i);
        }
    }

    private void CheckDefinitions()
    {
        for (int i = 0; i < _file.TypeDefs.Length; i++)
        {
            Check(_file.TypeDefs[i].Name, PeTable.TypeDef, i);
            Check(_file.TypeDefs[i].Namespace, PeTable.TypeDef, i);
        }

        for (int i = 0; i < _file.FieldDefs.Length; i++)
        {
            Check(_file.FieldDefs[i].Name, PeTable.FieldDef, i);
        }

        for (int i = 0; i < _file.MethodDefs.Length; i++)
        {
            Check(_file.MethodDefs[i].Name, PeTable.MethodDef, i);
        }

        for (int i = 0; i < _file.ResourceFiles.Length; i++)
        {
            Check(_file.ResourceFiles[i].Name, PeTable.ResourcesFiles, i);
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
