using System;
using System.Collections.Generic;
using Mono.Cecil;
using Mono.Cecil.Cil;
using SecureBoot.MetadataProcessor.Input;
using SecureBoot.MetadataProcessor.Order;

namespace SecureBoot.MetadataProcessor.Tables;

/// <summary>Puts names and literals into the string table in the order of the official processor, which comes from its
/// two passes (docs/pe-format.md, section 7).</summary>
internal sealed class StringOrder
{
    private readonly TableRows _rows;
    private readonly StringPool _pool;

    private StringOrder(TableRows rows, StringPool pool)
    {
        _rows = rows;
        _pool = pool;
    }

    /// <summary>Adds everything but the names of static fields, the attributes' texts and the names of resource files
    /// and of the assembly.</summary>
    public static void Fill(
        StringPool pool, TableRows rows, List<OwnedAttribute> attributes, IEnumerable<string> lastNames)
    {
        StringOrder order = new(rows, pool);
        order.AddNames();
        order.AddLiterals(order.FirstPass(attributes, lastNames));
    }

    private void AddNames()
    {
        _rows.AssemblyRefs.ForEach(reference => _pool.Add(reference.Name));
        AddAll(_rows.TypeRefs);
        foreach (MemberReference member in _rows.Source.MemberRefs)
        {
            string container = member.DeclaringType.FullName;
            if (_rows.TypeRefs.Exists(type => type.FullName.Contains(container, StringComparison.Ordinal)))
            {
                _pool.Add(member.Name);
            }
        }

        foreach (TypeDefinition type in _rows.TypeDefs)
        {
            _pool.Add(type.Namespace);
            _pool.Add(type.Name);
            AddMembers(type.Fields, static f => !f.IsStatic && MemberOrder.IsStored(f));
            AddMembers(type.Methods, static _ => true);
        }
    }

    private void AddMembers<T>(IEnumerable<T> members, Predicate<T> predicate)
        where T : MemberReference
    {
        foreach (T member in members)
        {
            if (predicate(member) && _rows.TryGet(member, out _))
            {
                _pool.Add(member.Name);
            }
        }
    }

    private void AddAll(IEnumerable<TypeReference> types)
    {
        foreach (TypeReference type in types)
        {
            _pool.Add(type.Namespace);
            _pool.Add(type.Name);
        }
    }

    // The strings that the first pass, which includes later dropped items, adds to its table before any literal.
    private Dictionary<string, int> FirstPass(List<OwnedAttribute> attributes, IEnumerable<string> lastNames)
    {
        AssemblySource source = _rows.Source;
        List<string> texts = [];
        foreach (AssemblyNameReference reference in source.Module.AssemblyReferences)
        {
            texts.Add(reference.Name);
        }

        source.TypeRefs.ForEach(type => texts.AddRange([type.Namespace, type.Name]));
        source.MemberRefs.ForEach(member => texts.Add(member.Name));
        foreach (TypeDefinition type in source.Types)
        {
            texts.AddRange([type.Namespace, type.Name]);
            MemberOrder.Fields(type).ForEach(field => texts.Add(field.Name));
        }

        AttributeTexts.Add(texts, attributes);
        texts.AddRange(lastNames);
        Dictionary<string, int> order = new(StringComparer.Ordinal);
        texts.ForEach(text => order.TryAdd(text, order.Count));
        return order;
    }

    private void AddLiterals(Dictionary<string, int> firstPass)
    {
        List<string> literals = [];
        List<MethodDefinition> methods = [.. _rows.MethodDefs];
        methods.Sort(static (x, y) => x.MetadataToken.RID.CompareTo(y.MetadataToken.RID));
        foreach (MethodDefinition method in methods)
        {
            if (method.HasBody)
            {
                AddLiterals(method.Body, literals);
            }
        }

        SortedDictionary<int, string> early = [];
        foreach (string literal in literals)
        {
            if (firstPass.TryGetValue(literal, out int place))
            {
                early[place] = literal;
            }
        }

        foreach (string literal in early.Values)
        {
            _pool.Add(literal);
        }

        literals.ForEach(literal => _pool.Add(literal));
    }

    private static void AddLiterals(MethodBody body, List<string> literals)
    {
        foreach (Instruction instruction in body.Instructions)
        {
            if (instruction.Operand is string literal)
            {
                literals.Add(literal);
            }
        }
    }
}
