using System;
using System.Collections.Generic;
using Mono.Cecil;
using SecureBoot.MetadataProcessor.Input;
using SecureBoot.MetadataProcessor.Order;
using SecureBoot.PeFormat;

namespace SecureBoot.MetadataProcessor.Tables;

/// <summary>The table row of each item.</summary>
internal sealed class TableRows
{
    private readonly Dictionary<object, int> _index = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<string, int> _typeRefs = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _typeSpecs = new(StringComparer.Ordinal);

    public TableRows(AssemblySource source)
    {
        Source = source;
        Kept = new Reachability(source);
        AssemblyRefs = Number(source.Module.AssemblyReferences, Kept.Has);
        TypeRefs = Number(source.TypeRefs, Kept.Has);
        FieldRefs = Number(source.Members<FieldReference>(), Kept.Has);
        MethodRefs = Number(source.Members<MethodReference>(), Kept.Has);
        TypeDefs = Number(source.Types, Kept.Has);
        FieldDefs = Number(Members(TypeDefs, MemberOrder.Fields), Kept.Has);
        MethodDefs = Number(Members(TypeDefs, MemberOrder.Methods), Kept.Has);
        for (int i = 0; i < TypeRefs.Count; i++)
        {
            _typeRefs.TryAdd(TypeRefs[i].FullName, i);
        }
    }

    public AssemblySource Source { get; }

    public Reachability Kept { get; }

    public List<AssemblyNameReference> AssemblyRefs { get; }

    public List<TypeReference> TypeRefs { get; }

    public List<FieldReference> FieldRefs { get; }

    public List<MethodReference> MethodRefs { get; }

    public List<TypeDefinition> TypeDefs { get; }

    public List<FieldDefinition> FieldDefs { get; }

    public List<MethodDefinition> MethodDefs { get; }

    /// <summary>Array types that byte code names, in the order of their first use.</summary>
    public List<TypeReference> TypeSpecs { get; } = [];

    /// <summary>The row of an item.</summary>
    public int this[object item] => _index[item];

    public bool TryGet(object item, out int row) => _index.TryGetValue(item, out row);

    /// <summary>A type in TypeRef or TypeDef, or null where it is in neither.</summary>
    public PeToken? Find(TypeReference type)
    {
        if (type is not TypeDefinition && _typeRefs.TryGetValue(type.FullName, out int row))
        {
            return new PeToken(PeTable.TypeRef, row);
        }

        return _index.TryGetValue(type, out row) ? new PeToken(PeTable.TypeDef, row) : null;
    }

    /// <summary>The row of an array type, which is made by its first use.</summary>
    public int TypeSpec(TypeReference type)
    {
        if (!_typeSpecs.TryGetValue(type.FullName, out int row))
        {
            row = TypeSpecs.Count;
            TypeSpecs.Add(type);
            _typeSpecs.Add(type.FullName, row);
        }

        return row;
    }

    private static IEnumerable<T> Members<T>(List<TypeDefinition> types, Func<TypeDefinition, List<T>> members)
    {
        foreach (TypeDefinition type in types)
        {
            foreach (T member in members(type))
            {
                yield return member;
            }
        }
    }

    private List<T> Number<T>(IEnumerable<T> all, Predicate<T> isKept)
        where T : class
    {
        List<T> kept = [];
        foreach (T item in all)
        {
            if (isKept(item))
            {
                _index[item] = kept.Count;
                kept.Add(item);
            }
        }

        return kept;
    }
}
