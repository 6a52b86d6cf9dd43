namespace SecureBoot.PeFormat.Linking;

/// <summary>Finds fields and methods by name and signature.</summary>
internal static class PeMembers
{
    /// <summary>A field of the type that is named; the runtime does not look into its bases.</summary>
    public static PeTarget? FindField(PeLinkedAssembly assembly, MemberRefRow row)
    {
        if (assembly.TypeRefs[row.Container] is not { } container)
        {
            return null;
        }

        PeLinkedAssembly owner = container.Assembly;
        TypeDefRow type = owner.File.TypeDefs[container.Row];
        string name = assembly.File.Text(row.Name);
        PeElement wanted = FieldType(assembly.File, row.Signature);
        int field = FindField(type.FirstInstanceField, type.InstanceFields);
        field = field >= 0 ? field : FindField(type.FirstStaticField, type.StaticFields);
        return field >= 0 ? new PeTarget(owner, field) : null;

        int FindField(int first, int count)
        {
            for (int i = first; i < first + count; i++)
            {
                FieldDefRow found = owner.File.FieldDefs[i];
                if (owner.File.Text(found.Name) == name
                    && assembly.IsSame(wanted, owner, FieldType(owner.File, found.Signature)))
                {
                    return i;
                }
            }

            return -1;
        }
    }

    /// <summary>A method of the type that is named, or of its bases.</summary>
    public static PeTarget? FindMethod(PeLinkedAssembly assembly, MemberRefRow row)
    {
        string name = assembly.File.Text(row.Name);
        PeMethodSignature wanted = PeMethodSignature.Read(assembly.File, row.Signature);
        for (PeTarget? at = assembly.TypeRefs[row.Container]; at is { } type; at = type.Assembly.Base(type.Row))
        {
            PeFile file = type.Assembly.File;
            TypeDefRow owner = file.TypeDefs[type.Row];
            for (int i = owner.FirstMethod; i < owner.FirstMethod + owner.Methods; i++)
            {
                if (file.Text(file.MethodDefs[i].Name) == name
                    && IsSame(
                        assembly, wanted, type.Assembly, PeMethodSignature.Read(file, file.MethodDefs[i].Signature)))
                {
                    return new PeTarget(type.Assembly, i);
                }
            }
        }

        return null;
    }

    private static bool IsSame(
        PeLinkedAssembly assembly, PeMethodSignature own, PeLinkedAssembly other, PeMethodSignature theirs)
    {
        bool isShaped = own.HasThis == theirs.HasThis
            && own.Parameters.Length == theirs.Parameters.Length
            && assembly.IsSame(own.Returns, other, theirs.Returns);
        for (int i = 0; isShaped && i < own.Parameters.Length; i++)
        {
            isShaped = assembly.IsSame(own.Parameters[i], other, theirs.Parameters[i]);
        }

        return isShaped;
    }

    private static PeElement FieldType(PeFile file, ushort signature)
    {
        PeSignatureReader reader = new(file.Signatures, signature);
        reader.ReadByte();
        return reader.ReadElement();
    }
}
