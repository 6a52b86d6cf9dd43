using System.Collections.Generic;
using System.Globalization;
using System.Security;
using System.Text;
using Mono.Cecil;
using SecureBoot.MetadataProcessor.ByteCode;
using SecureBoot.MetadataProcessor.Tables;

namespace SecureBoot.MetadataProcessor.Output;

/// <summary>Writes the .pdbx: tokens and offsets of the .dll beside those of the file (docs/pe-format.md, section
/// 12).</summary>
internal sealed class Pdbx
{
    private readonly TableRows _rows;
    private readonly BodyTable _bodies;
    private readonly StringBuilder _text = new();

    private Pdbx(TableRows rows, BodyTable bodies)
    {
        _rows = rows;
        _bodies = bodies;
    }

    public static byte[] Write(TableRows rows, BodyTable bodies)
    {
        Pdbx pdbx = new(rows, bodies);
        pdbx.WriteAssembly();
        UTF8Encoding encoding = new(encoderShouldEmitUTF8Identifier: true);
        return [.. encoding.Preamble, .. encoding.GetBytes(pdbx._text.ToString())];
    }

    private void WriteAssembly()
    {
        ModuleDefinition module = _rows.Source.Module;
        System.Version version = module.Assembly.Name.Version;
        _text.Append("<?xml version=\"1.0\" encoding=\"utf-8\"?><PdbxFile><Assembly>");
        WriteToken(module.Assembly.MetadataToken, 0);
        _text.Append("<FileName>").Append(SecurityElement.Escape(module.Name)).Append("</FileName>");
        _text.Append(
            CultureInfo.InvariantCulture, $"<Version><Major>{version.Major}</Major><Minor>{version.Minor}</Minor>");
        _text.Append(
            CultureInfo.InvariantCulture,
            $"<Build>{version.Build}</Build><Revision>{version.Revision}</Revision></Version>");
        WriteList("Classes", _rows.TypeDefs, WriteClass);
        _text.Append("</Assembly></PdbxFile>");
    }

    private void WriteClass(TypeDefinition type)
    {
        _text.Append("<Class>");
        WriteToken(type.MetadataToken, 0x04000000u | (uint)_rows[type]);
        WriteList("Methods", Kept(type.Methods), WriteMethod);
        WriteList("Fields", Kept(type.Fields), WriteField);
        _text.Append("</Class>");
    }

    private void WriteMethod(MethodDefinition method)
    {
        _text.Append("<Method>");
        WriteToken(method.MetadataToken, 0x06000000u | (uint)_rows[method]);
        if (!method.HasBody)
        {
            _text.Append("<HasByteCode>false</HasByteCode>");
        }

        WriteList("ILMap", _bodies.Map(method), WriteOffsets);
        _text.Append("</Method>");
    }

    private void WriteField(FieldDefinition field)
    {
        _text.Append("<Field>");
        WriteToken(field.MetadataToken, 0x05000000u | (uint)_rows[field]);
        _text.Append("</Field>");
    }

    private void WriteOffsets((int Old, int New) offsets)
    {
        _text.Append("<IL>");
        WritePair((uint)offsets.Old, (uint)offsets.New);
        _text.Append("</IL>");
    }

    private void WriteToken(MetadataToken token, uint nano)
    {
        _text.Append("<Token>");
        WritePair(token.ToUInt32(), nano);
        _text.Append("</Token>");
    }

    private void WritePair(uint clr, uint nano) =>
        _text.Append(CultureInfo.InvariantCulture, $"<CLR>0x{clr:X8}</CLR><nanoCLR>0x{nano:X8}</nanoCLR>");

    private void WriteList<T>(string name, IReadOnlyList<T> items, System.Action<T> write)
    {
        if (items.Count == 0)
        {
            _text.Append('<').Append(name).Append(" />");
            return;
        }

        _text.Append('<').Append(name).Append('>');
        foreach (T item in items)
        {
            write(item);
        }

        _text.Append("</").Append(name).Append('>');
    }

    private List<T> Kept<T>(IEnumerable<T> members)
        where T : class
    {
        List<T> kept = [];
        foreach (T member in members)
        {
            if (_rows.TryGet(member, out _))
            {
                kept.Add(member);
            }
        }

        return kept;
    }
}
