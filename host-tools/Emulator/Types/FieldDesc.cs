using System;
using SecureBoot.PeFormat;

namespace SecureBoot.Emulator.Types;

/// <summary>A field: its place and its content.</summary>
internal sealed class FieldDesc(TypeDesc owner, int row)
{
    private readonly FieldDefRow _row = owner.Assembly.File.FieldDefs[row];
    private TypeUse? _type;

    public TypeDesc Owner { get; } = owner;

    /// <summary>The row in the field table.</summary>
    public int Row { get; } = row;

    public string Name => Owner.Assembly.File.Text(_row.Name);

    public FieldDefFlags Flags => _row.Flags;

    public bool IsStatic => (Flags & FieldDefFlags.Static) != 0;

    public bool IsPublic => (Flags & FieldDefFlags.ScopeMask) == FieldDefFlags.Public;

    /// <summary>Index among the object's fields or the assembly's static fields; set when the type is laid
    /// out.</summary>
    public int Index { get; set; } = -1;

    public TypeUse Type => _type ??= Owner.Assembly.Use(Signature());

    /// <summary>The initial bytes of an array that is initialised from this field; empty without such bytes.</summary>
    public ReadOnlySpan<byte> InitialValue
    {
        get
        {
            if ((Flags & FieldDefFlags.HasFieldRva) == 0 || _row.DefaultValue == PeFile.None)
            {
                return [];
            }

            PeSignatureReader reader = new(Owner.Assembly.File.Signatures, _row.DefaultValue);
            return reader.ReadBytes(reader.ReadUInt16());
        }
    }

    public override string ToString() => Owner.FullName + "::" + Name;

    private PeElement Signature()
    {
        const byte Field = 6;
        PeSignatureReader reader = new(Owner.Assembly.File.Signatures, _row.Signature);
        return reader.ReadByte() == Field
            ? reader.ReadElement()
            : throw new PeException($"the signature of {this} is not the signature of a field");
    }
}
