using System.Collections.Generic;
using Mono.Cecil;
using SecureBoot.MetadataProcessor.Order;
using SecureBoot.MetadataProcessor.Problems;
using SecureBoot.MetadataProcessor.Tables;
using SecureBoot.PeFormat;

namespace SecureBoot.MetadataProcessor.Checks;

/// <summary>Finds attributes that the device would read wrongly, or at another owner (docs/pe-format.md, section
/// 8).</summary>
internal sealed class AttributeCheck
{
    private readonly TableRows _rows;
    private readonly ProblemList _problems;
    private readonly Dictionary<ushort, int> _counts;

    private AttributeCheck(TableRows rows, ProblemList problems)
    {
        _rows = rows;
        _problems = problems;
        _counts = new Dictionary<ushort, int>
        {
            [4] = rows.TypeDefs.Count,
            [5] = rows.FieldDefs.Count,
            [6] = rows.MethodDefs.Count
        };
    }

    public static void Run(List<OwnedAttribute> candidates, TableRows rows, ProblemList problems)
    {
        List<OwnedAttribute> kept = AttributeTable.Kept(candidates, rows.Kept);
        AttributeCheck check = new(rows, problems);
        kept.ForEach(check.CheckArguments);
        check.CheckOwners(kept);
    }

    private void CheckOwners(List<OwnedAttribute> rows)
    {
        List<OwnedAttribute> shifted = rows.FindAll(IsShifted);
        TypeDefinition? dropped = FirstDropped();
        if (shifted.Count == 0 || dropped is null)
        {
            return;
        }

        OwnedAttribute first = shifted[0];
        string step = dropped.FullName == Exclusions.RefSafetyRules
            ? "set <Features>noRefSafetyRulesAttribute</Features> in the project"
            : "keep the type, or give it a name that sorts behind the others";
        _problems.Warning(
            ProblemCode.AttributeShift,
            Place.Of(first.Owner),
            $"the device finds [{first.Attribute.AttributeType.FullName}] at "
                + $"{Found(first)} ({shifted.Count} {(shifted.Count == 1 ? "attribute is" : "attributes are")} "
                + $"displaced), since the type {dropped.FullName} is left out of the file: {step}");
    }

    // The attributes of removed members come from the compiler: harmless.
    private bool IsShifted(OwnedAttribute row) => _rows.TryGet(row.Owner, out int index) && index != row.Index;

    private string Found(OwnedAttribute row)
    {
        if (row.Index >= _counts[row.Table])
        {
            return "no owner at all";
        }

        return row.Table switch
        {
            4 => _rows.TypeDefs[row.Index].FullName,
            5 => _rows.FieldDefs[row.Index].FullName,
            _ => _rows.MethodDefs[row.Index].FullName,
        };
    }

    private TypeDefinition? FirstDropped()
    {
        List<TypeDefinition> dropped = _rows.Source.Types.FindAll(type =>
            !_rows.Kept.Has(type) || _rows.Source.Exclusions.IsNamed(type));
        return dropped.Find(static type => type.FullName == Exclusions.RefSafetyRules)
            ?? (dropped.Count > 0 ? dropped[0] : null);
    }

    private void CheckArguments(OwnedAttribute row)
    {
        CustomAttribute attribute = row.Attribute;
        foreach (CustomAttributeArgument argument in attribute.ConstructorArguments)
        {
            CheckArgument(row, argument);
        }

        foreach (CustomAttributeNamedArgument argument in attribute.Fields)
        {
            CheckArgument(row, argument.Argument);
        }

        foreach (CustomAttributeNamedArgument argument in attribute.Properties)
        {
            CheckArgument(row, argument.Argument);
        }
    }

    private void CheckArgument(OwnedAttribute row, CustomAttributeArgument argument)
    {
        string name = $"[{row.Attribute.AttributeType.FullName}]";
        if (argument.Value is null)
        {
            _problems.Error(
                ProblemCode.AttributeArgument,
                Place.Of(row.Owner),
                $"{name} has null as an argument, which the file cannot have: give a value");
        }
        else if (argument.Value is CustomAttributeArgument[] items
            && argument.Type.GetElementType().FullName == "System.Object")
        {
            CheckItems(row, items);
        }
        else if (argument.Type.FullName != "System.Type"
            && (!TypeNames.TryInSignature(argument.Type, out PeDataType code) || code == PeDataType.Object))
        {
            _problems.Warning(
                ProblemCode.AttributeArgument,
                Place.Of(row.Owner),
                $"{name} has an argument of type "
                    + $"{argument.Type.FullName}, which the file does not have: the device cannot read the attribute");
        }
    }

    private void CheckItems(OwnedAttribute row, CustomAttributeArgument[] items)
    {
        if (items.Length > byte.MaxValue)
        {
            _problems.Error(
                ProblemCode.Count,
                Place.Of(row.Owner),
                $"[{row.Attribute.AttributeType.FullName}] has "
                    + $"{items.Length} arguments, and the count is one byte: 255 at most");
        }

        foreach (CustomAttributeArgument item in items)
        {
            CheckArgument(row, (CustomAttributeArgument)item.Value);
        }
    }
}
