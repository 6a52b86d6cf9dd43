using System.Collections.Generic;
using System.Linq;
using Mono.Cecil;
using SecureBoot.MetadataProcessor.Order;

namespace SecureBoot.MetadataProcessor.Tables;

/// <summary>The texts in the arguments of attributes, in the order in which they are written.</summary>
internal static class AttributeTexts
{
    public static void Add(List<string> texts, List<OwnedAttribute> attributes)
    {
        foreach (OwnedAttribute row in attributes)
        {
            foreach (CustomAttributeArgument argument in row.Attribute.ConstructorArguments)
            {
                Add(texts, argument);
            }

            AddNamed(texts, row.Attribute.Fields);
            AddNamed(texts, row.Attribute.Properties);
        }
    }

    private static void AddNamed(List<string> texts, IEnumerable<CustomAttributeNamedArgument> arguments)
    {
        foreach (CustomAttributeNamedArgument argument in arguments.OrderBy(static a => a.Name, NameOrder.Instance))
        {
            texts.Add(argument.Name);
            Add(texts, argument.Argument);
        }
    }

    private static void Add(List<string> texts, CustomAttributeArgument argument)
    {
        switch (argument.Value)
        {
            case string text:
                texts.Add(text);
                break;
            case TypeReference type:
                texts.Add(type.FullName);
                break;
            case CustomAttributeArgument[] items when argument.Type.GetElementType().FullName == "System.Object":
                foreach (CustomAttributeArgument item in items)
                {
                    Add(texts, (CustomAttributeArgument)item.Value);
                }

                break;
            default:
                break;
        }
    }
}
