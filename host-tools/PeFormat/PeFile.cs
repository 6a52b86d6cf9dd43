using System;
using System.Text;

namespace SecureBoot.PeFormat;

/// <summary>An assembly in nanoFramework's format (docs/pe-format.md): its tables, checked.</summary>
public sealed class PeFile
{
    // The texts that were requested so far, by id; several threads may use the array.
    private string?[] _texts = [];

    /// <summary>The name.</summary>
    public string Name => Text(NameId);

    /// <summary>The version.</summary>
    public required Version Version { get; init; }

    /// <summary>The checksum over the native methods, 0 without native methods.</summary>
    public required uint NativeChecksum { get; init; }

    /// <summary>Bytes in the assembly; 0 where it was not read from bytes.</summary>
    public int Length { get; init; }

    /// <summary>Id of the name.</summary>
    public required ushort NameId { get; init; }

    /// <summary>Assemblies that this one refers to.</summary>
    public required AssemblyRefRow[] AssemblyRefs { get; init; }

    /// <summary>Types of other assemblies.</summary>
    public required TypeRefRow[] TypeRefs { get; init; }

    /// <summary>Fields of other assemblies.</summary>
    public required MemberRefRow[] FieldRefs { get; init; }

    /// <summary>Methods of other assemblies.</summary>
    public required MemberRefRow[] MethodRefs { get; init; }

    /// <summary>Types.</summary>
    public required TypeDefRow[] TypeDefs { get; init; }

    /// <summary>Fields.</summary>
    public required FieldDefRow[] FieldDefs { get; init; }

    /// <summary>Methods.</summary>
    public required MethodDefRow[] MethodDefs { get; init; }

    /// <summary>Custom attributes.</summary>
    public required AttributeRow[] Attributes { get; init; }

    /// <summary>Offsets in Signatures of the array types that byte code names.</summary>
    public required ushort[] TypeSpecs { get; init; }

    /// <summary>Resources.</summary>
    public required ResourceRow[] Resources { get; init; }

    /// <summary>Resource files.</summary>
    public required ResourceFileRow[] ResourceFiles { get; init; }

    /// <summary>The bytes of the resources.</summary>
    public required ReadOnlyMemory<byte> ResourcesData { get; init; }

    /// <summary>The string table.</summary>
    public required byte[] Strings { get; init; }

    /// <summary>The signatures.</summary>
    public required byte[] Signatures { get; init; }

    /// <summary>The bodies of the methods.</summary>
    public required byte[] ByteCode { get; init; }

    /// <summary>The text of an id.</summary>
    /// <exception cref="PeException">No text has the id.</exception>
    public string Text(ushort id)
    {
        if (WellKnownStrings.Find(id) is { } known)
        {
            return known;
        }

        if (_texts.Length != Strings.Length)
        {
            _texts = new string?[Strings.Length];
        }

        string?[] texts = _texts;
        return id < texts.Length ? texts[id] ??= ReadText(id) : ReadText(id);
    }

    /// <summary>A type's name as reflection writes it: namespace, declaring types with a slash, name.</summary>
    public string FullName(int typeDef)
    {
        TypeDefRow row = TypeDefs[typeDef];
        string name = Text(row.Name);
        if (row.Enclosing != None)
        {
            return FullName(row.Enclosing) + "/" + name;
        }

        string space = Text(row.Namespace);
        return space.Length == 0 ? name : space + "." + name;
    }

    /// <summary>No row, no offset.</summary>
    public const ushort None = 0xFFFF;

    /// <summary>The bit that distinguishes a reference from a definition.</summary>
    public const ushort ReferenceBit = 0x8000;

    private string ReadText(ushort id)
    {
        int end = id;
        while (end < Strings.Length && Strings[end] != 0)
        {
            end++;
        }

        return end < Strings.Length
            ? Encoding.UTF8.GetString(Strings, id, end - id)
            : throw new PeException($"no text has the id 0x{id:X4}: the string table has {Strings.Length} bytes");
    }
}
