using System.Collections.Generic;
using System.IO;
using Mono.Cecil;
using SecureBoot.MetadataProcessor.Problems;
using SecureBoot.MetadataProcessor.Tables;
using SecureBoot.PeFormat;

namespace SecureBoot.MetadataProcessor.ByteCode;

/// <summary>The bodies of all methods, in the order of their rows (docs/pe-format.md, section 5).</summary>
internal sealed class BodyTable
{
    private readonly Dictionary<MethodDefinition, (int Rva, CodeLayout Layout)> _bodies = [];
    private readonly MemoryStream _bytes = new();

    public BodyTable(TableRows rows, StringPool strings, ProblemList problems)
    {
        using BinaryWriter output = new(_bytes, System.Text.Encoding.UTF8, leaveOpen: true);
        CodeWriter writer = new(rows, strings, output);
        foreach (MethodDefinition method in rows.MethodDefs)
        {
            if (!method.HasBody)
            {
                continue;
            }

            CodeLayout layout = new(method.Body);
            _bodies[method] = ((int)_bytes.Length, layout);
            writer.Write(method.Body, layout);
            output.Flush();
            if (_bytes.Length > ushort.MaxValue)
            {
                problems.Error(
                    ProblemCode.TableFull,
                    Place.Of(method),
                    $"the byte code of the assembly is "
                        + $"{_bytes.Length} bytes up to here, and 65535 at most: split the assembly");
                break;
            }
        }
    }

    public byte[] ToArray() => _bytes.ToArray();

    public ushort Rva(MethodDefinition method) =>
        _bodies.TryGetValue(method, out (int Rva, CodeLayout Layout) body) ? (ushort)body.Rva : PeFile.None;

    public IReadOnlyList<(int Old, int New)> Map(MethodDefinition method) =>
        _bodies.TryGetValue(method, out (int Rva, CodeLayout Layout) body) ? body.Layout.Map : [];
}
