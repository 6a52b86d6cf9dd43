using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Mono.Cecil;

namespace SecureBoot.TestAdapter.Discovery;

/// <summary>The arguments of a data row, as a display name has them: in brackets, as C# writes them.</summary>
internal static class RowText
{
    private const int MaxLength = 50;

    /// <summary>The text of the one argument of a DataRow, which is an array.</summary>
    public static string Of(CustomAttribute row)
    {
        IEnumerable<CustomAttributeArgument> values =
            row.ConstructorArguments is [{ Value: CustomAttributeArgument[] all }] ? all : row.ConstructorArguments;
        return "(" + string.Join(", ", values.Select(Of)) + ")";
    }

    private static string Of(CustomAttributeArgument argument)
    {
        return argument.Value switch
        {
            CustomAttributeArgument boxed => Of(boxed),
            CustomAttributeArgument[] array => "[" + string.Join(", ", array.Select(Of)) + "]",
            null => "null",
            string text => "\"" + Escape(text) + "\"",
            char letter => "'" + Escape(letter.ToString()) + "'",
            bool flag => flag ? "true" : "false",
            TypeReference type => "typeof(" + type.Name + ")",
            IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
            object other => other.ToString() ?? "",
        };
    }

    private static string Escape(string text)
    {
        string shown = text.Length > MaxLength ? text[..MaxLength] + "…" : text;
        return string.Concat(shown.Select(letter =>
            char.IsControl(letter) || char.IsSurrogate(letter) ? $"\\u{(int)letter:X4}" : letter.ToString()));
    }
}
