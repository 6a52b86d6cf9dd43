using System;
using System.Collections.Immutable;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using Mono.Cecil;
using MethodDefinition = Mono.Cecil.MethodDefinition;
using TypeDefinition = Mono.Cecil.TypeDefinition;

namespace SecureBoot.MetadataProcessor.Problems;

/// <summary>Places in the source, from a portable .pdb.</summary>
internal sealed class SourcePositions : IDisposable
{
    // Portable PDB's "type definition documents".
    private static readonly Guid s_typeDocuments = new("932E74BC-DBA9-4478-8D46-0F32A7BAB3D3");

    private readonly MetadataReaderProvider? _provider;
    private readonly MetadataReader? _reader;

    public SourcePositions(byte[]? pdb)
    {
        try
        {
            _provider = pdb is null ? null : MetadataReaderProvider.FromPortablePdbImage(ImmutableArray.Create(pdb));
            _reader = _provider?.GetMetadataReader();
        }
        catch (BadImageFormatException)
        {
            // No portable .pdb: problems have no lines.
            _reader = null;
        }
    }

    public (string? File, int Line, int Column) Find(Place place)
    {
        try
        {
            return Find(place.Member, place.At?.Offset ?? 0);
        }
        catch (BadImageFormatException)
        {
            return default;
        }
    }

    public void Dispose() => _provider?.Dispose();

    private (string?, int, int) Find(IMemberDefinition? member, int offset)
    {
        if (_reader is null || member is null)
        {
            return default;
        }

        if (member is MethodDefinition method)
        {
            (string? file, int line, int column) = Find(method, offset);
            return file is null ? OfType(method.DeclaringType) : (file, line, column);
        }

        return OfType(member as TypeDefinition ?? member.DeclaringType);
    }

    // A type has no position: the position of its first method with a body is used.
    private (string?, int, int) OfType(TypeDefinition type)
    {
        foreach (MethodDefinition method in type.Methods)
        {
            (string? file, int line, int column) = Find(method, 0);
            if (file is not null)
            {
                return (file, line, column);
            }
        }

        return type.DeclaringType is null ? Document(type) : OfType(type.DeclaringType);
    }

    // The file of a type without code; the line is not recorded.
    private (string?, int, int) Document(TypeDefinition type)
    {
        foreach (CustomDebugInformationHandle handle in _reader!.GetCustomDebugInformation(
            MetadataTokens.TypeDefinitionHandle((int)type.MetadataToken.RID)))
        {
            CustomDebugInformation information = _reader.GetCustomDebugInformation(handle);
            if (_reader.GetGuid(information.Kind) == s_typeDocuments)
            {
                int document = _reader.GetBlobReader(information.Value).ReadCompressedInteger();
                return (_reader.GetString(_reader.GetDocument(MetadataTokens.DocumentHandle(document)).Name), 1, 1);
            }
        }

        return default;
    }

    private (string?, int, int) Find(MethodDefinition method, int offset)
    {
        MethodDebugInformationHandle handle =
            MetadataTokens.MethodDebugInformationHandle((int)method.MetadataToken.RID);
        if (MetadataTokens.GetRowNumber(handle) > _reader!.MethodDebugInformation.Count)
        {
            return default;
        }

        (string?, int, int) best = default;
        foreach (SequencePoint point in _reader.GetMethodDebugInformation(handle).GetSequencePoints())
        {
            if (point.IsHidden || (best.Item1 is not null && point.Offset > offset))
            {
                continue;
            }

            best = (_reader.GetString(_reader.GetDocument(point.Document).Name), point.StartLine, point.StartColumn);
        }

        return best;
    }
}
