namespace SecureBoot.PeFormat.Checks;

/// <summary>Checks the rows of types, and that each member belongs to one type.</summary>
internal sealed class PeTypeCheck(PeFile file)
{
    private readonly PeFile _file = file;
    private readonly bool[] _methods = new bool[file.MethodDefs.Length];
    private readonly bool[] _fields = new bool[file.FieldDefs.Length];

    public void Run()
    {
        for (int i = 0; i < _file.TypeDefs.Length; i++)
        {
            Check(i, _file.TypeDefs[i]);
        }

        RequireOwned(PeTable.MethodDef, _methods);
        RequireOwned(PeTable.FieldDef, _fields);
    }

    private void Check(int row, TypeDefRow type)
    {
        int baseRows = (type.Extends & PeFile.ReferenceBit) != 0 ? _file.TypeRefs.Length : _file.TypeDefs.Length;
        PeCheck.Require(
            type.Extends == PeFile.None || (type.Extends & ~PeFile.ReferenceBit) < baseRows,
            PeTable.TypeDef,
            row,
            $"its base 0x{type.Extends:X4} is no row");
        PeCheck.Require(
            type.Enclosing == PeFile.None || type.Enclosing < _file.TypeDefs.Length,
            PeTable.TypeDef,
            row,
            $"its declaring type 0x{type.Enclosing:X4} is no row");
        PeCheck.Require(
            IsKnown(type.DataType), PeTable.TypeDef, row, $"it has the unknown code {(byte)type.DataType}");
        if (type.Interfaces != PeFile.None)
        {
            new PeSignatureCheck(_file, type.Interfaces).Interfaces();
        }

        int methods = type.FirstMethod;
        Own(_methods, methods, type.Methods, row, PeTable.MethodDef);
        RequireStatic(row, methods, type.VirtualMethods + type.InstanceMethods, false);
        RequireStatic(row, methods + type.VirtualMethods + type.InstanceMethods, type.StaticMethods, true);
        Own(_fields, type.FirstStaticField, type.StaticFields, row, PeTable.FieldDef);
        Own(_fields, type.FirstInstanceField, type.InstanceFields, row, PeTable.FieldDef);
        RequireStaticFields(row, type.FirstStaticField, type.StaticFields, true);
        RequireStaticFields(row, type.FirstInstanceField, type.InstanceFields, false);
    }

    // Enum.IsDefined would list the names of all at every start.
    private static bool IsKnown(PeDataType type)
    {
        return type is <= PeDataType.ByRef or PeDataType.GenericParameter or PeDataType.WeakReference
            or PeDataType.Reflection;
    }

    private static void Own(bool[] owned, int first, int count, int row, PeTable table)
    {
        PeCheck.Require(
            count == 0 || first + count <= owned.Length,
            PeTable.TypeDef,
            row,
            $"its rows {first} to {first + count - 1} of {table} are not there: the table has {owned.Length}");
        for (int i = first; i < first + count; i++)
        {
            PeCheck.Require(!owned[i], PeTable.TypeDef, row, $"its row {i} of {table} belongs to another type already");
            owned[i] = true;
        }
    }

    private void RequireStatic(int row, int first, int count, bool isStatic)
    {
        for (int i = first; i < first + count; i++)
        {
            bool found = (_file.MethodDefs[i].Flags & MethodDefFlags.Static) != 0;
            PeCheck.Require(
                found == isStatic,
                PeTable.TypeDef,
                row,
                $"its method {i} is {(found ? "static" : "not static")} and stands among those that are "
                    + $"{(isStatic ? "static" : "not static")}");
        }
    }

    private void RequireStaticFields(int row, int first, int count, bool isStatic)
    {
        for (int i = first; i < first + count; i++)
        {
            bool found = (_file.FieldDefs[i].Flags & FieldDefFlags.Static) != 0;
            PeCheck.Require(
                found == isStatic,
                PeTable.TypeDef,
                row,
                $"its field {i} is {(found ? "static" : "not static")} and stands among those that are "
                    + $"{(isStatic ? "static" : "not static")}");
        }
    }

    private static void RequireOwned(PeTable table, bool[] owned)
    {
        for (int i = 0; i < owned.Length; i++)
        {
            PeCheck.Require(owned[i], table, i, "it belongs to no type");
        }
    }
}
