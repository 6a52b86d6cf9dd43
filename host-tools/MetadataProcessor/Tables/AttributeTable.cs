using System.Collections.Generic;
using Mono.Cecil;
using SecureBoot.MetadataProcessor.Input;
using SecureBoot.MetadataProcessor.Order;

namespace SecureBoot.MetadataProcessor.Tables;

/// <summary>A row of the attributes before it is written.</summary>
/// <param name="Table">4 type, 5 field, 6 method.</param>
/// <param name="Index">The owner's place before types were dropped, as in the file.</param>
/// <param name="Owner">The owner.</param>
/// <param name="Attribute">The attribute.</param>
internal sealed record OwnedAttribute(ushort Table, int Index, IMemberDefinition Owner, CustomAttribute Attribute);

/// <summary>The custom attributes that get a row (docs/pe-format.md, section 8).</summary>
internal static class AttributeTable
{
    /// <summary>The attributes in the order of the file; without a filter those that the first pass of the official
    /// processor sees.</summary>
    public static List<OwnedAttribute> Collect(AssemblySource source)
    {
        List<TypeDefinition> types = source.Types;
        List<OwnedAttribute> rows = [];
        Add(rows, 4, types);
        Add(rows, 5, All(types, MemberOrder.Fields));
        Add(rows, 6, All(types, MemberOrder.Methods));
        return rows;
    }

    /// <summary>The attributes whose constructor is kept.</summary>
    public static List<OwnedAttribute> Kept(List<OwnedAttribute> all, Reachability kept) =>
        all.FindAll(row => kept.Has(row.Attribute.Constructor));

    private static void Add(List<OwnedAttribute> rows, ushort table, IEnumerable<IMemberDefinition> owners)
    {
        int index = 0;
        foreach (IMemberDefinition owner in owners)
        {
            if (owner.HasCustomAttributes)
            {
                foreach (CustomAttribute attribute in owner.CustomAttributes)
                {
                    if (!IgnoredAttributes.Has(attribute.AttributeType))
                    {
                        rows.Add(new OwnedAttribute(table, index, owner, attribute));
                    }
                }
            }

            index++;
        }
    }

    private static IEnumerable<IMemberDefinition> All<T>(
        List<TypeDefinition> types, System.Func<TypeDefinition, List<T>> members)
        where T : IMemberDefinition
    {
        foreach (TypeDefinition type in types)
        {
            foreach (T member in members(type))
            {
                yield return member;
            }
        }
    }
}
