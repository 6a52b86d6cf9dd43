using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Mono.Cecil;
using Mono.Cecil.Cil;
using SecureBoot.MetadataProcessor.ByteCode;
using SecureBoot.MetadataProcessor.Checks;
using SecureBoot.MetadataProcessor.Input;
using SecureBoot.MetadataProcessor.Order;
using SecureBoot.MetadataProcessor.Problems;
using SecureBoot.MetadataProcessor.Tables;
using SecureBoot.PeFormat;

namespace SecureBoot.MetadataProcessor.Output;

/// <summary>Builds the tables of the file, in the order in which texts and signatures have to be placed
/// (docs/pe-format.md, sections 2 to 8).</summary>
internal sealed class TableBuilder(TableRows rows, ProblemList problems)
{
    private readonly TableRows _rows = rows;
    private readonly ProblemList _problems = problems;
    private readonly SignaturePool _signatures = new();
    private readonly SignatureEncoder _encoder = new SignatureEncoder(rows);
    private readonly Dictionary<object, (ushort Signature, ushort Extra)> _placed =
        new(ReferenceEqualityComparer.Instance);
    private readonly ResourceTable _resources = new ResourceTable(rows.Source.Module, problems);

    public StringPool Strings { get; } = new();

    public BodyTable Bodies { get; private set; } = null!;

    public int SignatureBytes => _signatures.Length;

    /// <summary>The method that has a literal, for messages.</summary>
    public Place PlaceOf(string literal)
    {
        foreach (MethodDefinition method in _rows.MethodDefs)
        {
            Instruction? at = method.HasBody
                ? method.Body.Instructions.FirstOrDefault(i => i.Operand is string text && text == literal)
                : null;
            if (at is not null)
            {
                return Place.Of(method, at);
            }
        }

        return Place.None;
    }

    public PeFile Build()
    {
        AssemblySource source = _rows.Source;
        List<OwnedAttribute> candidates = AttributeTable.Collect(source);
        AttributeCheck.Run(candidates, _rows, _problems);
        StringOrder.Fill(
            Strings,
            _rows,
            candidates,
            [.. _resources.Files.Select(static f => f.Name), source.Module.Assembly.Name.Name]);
        MemberRefRow[] fieldRefs = [.. _rows.FieldRefs.Select(f =>
            new MemberRefRow(Strings.Add(f.Name), Container(f), _signatures.Add(_encoder.Field(f))))];
        MemberRefRow[] methodRefs = [.. _rows.MethodRefs.Select(m =>
            new MemberRefRow(Strings.Add(m.Name), Container(m), _signatures.Add(_encoder.Method(m))))];
        Bodies = new BodyTable(_rows, Strings, _problems);
        TypeDefRow[] typeDefs = new TypeRowBuilder(_rows, Strings, PlaceMembers).Build();
        FieldDefRow[] fieldDefs = [.. _rows.FieldDefs.Select(Field)];
        MethodDefRow[] methodDefs = [.. _rows.MethodDefs.Select(Method)];
        AttributeRow[] attributes = [.. AttributeTable.Kept(candidates, _rows.Kept).Select(Attribute)];
        return new PeFile
        {
            AssemblyRefs = [.. _rows.AssemblyRefs.Select(a => new AssemblyRefRow(Strings.Add(a.Name), a.Version))],
            TypeRefs = [.. _rows.TypeRefs.Select(TypeRef)],
            FieldRefs = fieldRefs,
            MethodRefs = methodRefs,
            TypeDefs = typeDefs,
            FieldDefs = fieldDefs,
            MethodDefs = methodDefs,
            Attributes = attributes,
            TypeSpecs = [.. _rows.TypeSpecs.Select(t => _signatures.Add(_encoder.Type(t)))],
            Resources = [.. _resources.Rows],
            ResourcesData = _resources.Data,
            ResourceFiles = [.. _resources.Files.Select(ResourceFile)],
            NameId = Strings.Add(source.Module.Assembly.Name.Name),
            Version = source.Module.Assembly.Name.Version,
            NativeChecksum = NativeChecksum.Of(source),
            Strings = Strings.ToArray(),
            Signatures = _signatures.ToArray(),
            ByteCode = Bodies.ToArray(),
        };
    }

    // The signatures of a type's members, in the order in which the pool has them; returns the one of its interfaces.
    private ushort PlaceMembers(TypeDefinition type)
    {
        foreach (FieldDefinition field in MemberOrder.Fields(type))
        {
            if (_rows.TryGet(field, out _))
            {
                ushort signature = _signatures.Add(_encoder.Field(field));
                _placed[field] = (signature, InitialValue(field));
                Strings.Add(field.Name);
            }
        }

        foreach (MethodDefinition method in MemberOrder.Methods(type))
        {
            if (_rows.TryGet(method, out _))
            {
                ushort signature = _signatures.Add(_encoder.Method(method));
                _placed[method] = (signature, Locals(method));
            }
        }

        return type.HasInterfaces ? _signatures.Add(_encoder.Interfaces(type.Interfaces)) : PeFile.None;
    }

    private ushort InitialValue(FieldDefinition field)
    {
        byte[] value = field.InitialValue;
        if (value.Length == 0)
        {
            return PeFile.None;
        }

        using MemoryStream blob = new();
        using BinaryWriter writer = new(blob);
        writer.Write(unchecked((ushort)value.Length));
        writer.Write(value);
        return _signatures.Add(blob.ToArray());
    }

    private ushort Locals(MethodDefinition method)
    {
        if (!method.HasBody)
        {
            return method.IsAbstract || method.IsRuntime || method.IsInternalCall ? (ushort)0 : PeFile.None;
        }

        return method.Body.HasVariables ? _signatures.Add(_encoder.Locals(method.Body.Variables)) : PeFile.None;
    }

    private ushort Container(MemberReference member)
    {
        return (ushort)(_rows.Find(member.DeclaringType)
            ?? throw new MissingRowException(member.DeclaringType.FullName)).Index;
    }

    private TypeRefRow TypeRef(TypeReference type)
    {
        int scope = type.DeclaringType is not null
            ? PeFile.ReferenceBit | _rows.Find(type.DeclaringType)!.Value.Index
            : _rows[type.Scope];
        return new TypeRefRow(Strings.Add(type.Name), Strings.Add(type.Namespace), (ushort)scope);
    }

    private FieldDefRow Field(FieldDefinition field)
    {
        (ushort signature, ushort value) = _placed[field];
        return new FieldDefRow(Strings.Add(field.Name), signature, value, RowFlags.Of(field));
    }

    private MethodDefRow Method(MethodDefinition method)
    {
        (ushort signature, ushort locals) = _placed[method];
        bool hasBody = method.HasBody;
        return new MethodDefRow(
            Strings.Add(method.Name),
            Bodies.Rva(method),
            RowFlags.Of(method, _rows.Source.Module.EntryPoint),
            SignatureEncoder.Code(method.ReturnType),
            Low(method.Parameters.Count + (method.HasThis ? 1 : 0)),
            Low(hasBody ? method.Body.Variables.Count : 0),
            Low(hasBody ? Math.Max(0, StackSize.Of(method.Body)) : 0),
            locals,
            signature);
    }

    private AttributeRow Attribute(OwnedAttribute row)
    {
        MethodReference constructor = row.Attribute.Constructor;
        int method = _rows[constructor] | (constructor is MethodDefinition ? 0 : PeFile.ReferenceBit);
        return new AttributeRow(
            row.Table,
            (ushort)row.Index,
            (ushort)method,
            _signatures.Add(AttributeData.Encode(row.Attribute, Strings)));
    }

    private ResourceFileRow ResourceFile((string Name, int Count) file, int index)
    {
        return new ResourceFileRow(2, 4, 8, (uint)file.Count, Strings.Add(file.Name), (uint)(8 * index));
    }

    // Counts above 255 are reported elsewhere.
    private static byte Low(int value) => (byte)(value & 0xFF);
}
