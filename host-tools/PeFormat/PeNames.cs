using System.Text;

namespace SecureBoot.PeFormat;

/// <summary>Names of references, for people.</summary>
public static class PeNames
{
    private const byte FieldConvention = 6;

    /// <summary>A referenced type: namespace, declaring types with a slash, name.</summary>
    public static string TypeRef(PeFile file, int row)
    {
        TypeRefRow type = file.TypeRefs[row];
        string name = file.Text(type.Name);
        if ((type.Scope & PeFile.ReferenceBit) != 0)
        {
            return TypeRef(file, type.Scope & ~PeFile.ReferenceBit) + "/" + name;
        }

        string space = file.Text(type.Namespace);
        return space.Length == 0 ? name : space + "." + name;
    }

    /// <summary>A referenced field or method: its type, its name, for a method the types of its parameters.</summary>
    public static string Member(PeFile file, MemberRefRow row)
    {
        string name = TypeRef(file, row.Container) + "." + file.Text(row.Name);
        return file.Signatures[row.Signature] == FieldConvention
            ? name
            : name + Parameters(file, PeMethodSignature.Read(file, row.Signature));
    }

    /// <summary>A type of a signature.</summary>
    public static string Type(PeFile file, PeElement element)
    {
        StringBuilder text = new(element.ByRef ? "ref " : "");
        text.Append(element switch
        {
            { HasToken: false } => element.Type.ToString(),
            { Token.Table: PeTable.TypeRef } => TypeRef(file, element.Token.Index),
            _ => file.FullName(element.Token.Index),
        });
        for (int i = 0; i < element.Levels; i++)
        {
            text.Append("[]");
        }

        return text.ToString();
    }

    private static string Parameters(PeFile file, PeMethodSignature signature)
    {
        StringBuilder text = new("(");
        foreach (PeElement parameter in signature.Parameters)
        {
            text.Append(text.Length > 1 ? ", " : "").Append(Type(file, parameter));
        }

        return text.Append(')').ToString();
    }
}
