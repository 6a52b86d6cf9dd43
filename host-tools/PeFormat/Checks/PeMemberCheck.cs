namespace SecureBoot.PeFormat.Checks;

/// <summary>Checks the rows of fields and methods.</summary>
internal sealed class PeMemberCheck(PeFile file)
{
    private readonly PeFile _file = file;
    private int _lastRva = -1;

    public void Run()
    {
        for (int i = 0; i < _file.FieldDefs.Length; i++)
        {
            CheckField(i, _file.FieldDefs[i]);
        }

        for (int i = 0; i < _file.MethodDefs.Length; i++)
        {
            CheckMethod(i, _file.MethodDefs[i]);
            CheckRva(i, _file.MethodDefs[i].Rva);
        }

        PeCheck.Require(_lastRva >= 0 || _file.ByteCode.Length == 0, PeTable.ByteCode, 0, "it belongs to no method");
    }

    private void CheckField(int row, FieldDefRow field)
    {
        new PeSignatureCheck(_file, field.Signature).Field();
        if (field.DefaultValue != PeFile.None)
        {
            PeSignatureReader reader = new(_file.Signatures, field.DefaultValue);
            reader.ReadBytes(reader.ReadUInt16());
        }

        bool hasValue = (field.Flags & FieldDefFlags.HasFieldRva) != 0;
        PeCheck.Require(
            !hasValue || field.DefaultValue != PeFile.None,
            PeTable.FieldDef,
            row,
            "its flags say that it has initial bytes, and it has none");
    }

    private void CheckMethod(int row, MethodDefRow method)
    {
        (bool hasThis, int parameters, PeDataType returns) = new PeSignatureCheck(_file, method.Signature).Method();
        bool isStatic = (method.Flags & MethodDefFlags.Static) != 0;
        PeCheck.Require(
            hasThis != isStatic,
            PeTable.MethodDef,
            row,
            "its flags and its signature disagree on whether it is static");
        PeCheck.Require(
            method.Arguments == parameters + (hasThis ? 1 : 0),
            PeTable.MethodDef,
            row,
            $"it has {method.Arguments} arguments, and its signature {parameters} without this");
        PeCheck.Require(
            method.ReturnType == returns,
            PeTable.MethodDef,
            row,
            $"its result is {method.ReturnType}, and its signature says {returns}");
        if (method.Locals > 0)
        {
            PeCheck.Require(
                method.LocalsSignature != PeFile.None,
                PeTable.MethodDef,
                row,
                "it has local variables without a signature");
            new PeSignatureCheck(_file, method.LocalsSignature).Locals(method.Locals);
        }
    }

    // The runtime finds the end of a body by the start of the next one.
    private void CheckRva(int row, ushort rva)
    {
        if (rva == PeFile.None)
        {
            return;
        }

        PeCheck.Require(
            rva < _file.ByteCode.Length,
            PeTable.MethodDef,
            row,
            $"its body starts at 0x{rva:X4}, behind the byte code");
        PeCheck.Require(
            rva > _lastRva && (_lastRva >= 0 || rva == 0),
            PeTable.MethodDef,
            row,
            $"its body starts at 0x{rva:X4}, not behind the one before");
        _lastRva = rva;
    }
}
