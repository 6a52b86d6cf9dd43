using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using SecureBoot.TestSupport;
using Xunit;

namespace SecureBoot.Tests.Crypto;

/// <summary>Each column of each product in FieldElement equals the code generated from one description.</summary>
/// <remarks>
/// A method is a list of products. "a*b -x._l -> h" is the product of the limbs a and b, less the limbs x._l, into the
/// locals h; "-> z._l" goes into fields, "a^2" is a square, and "a*c-d*e" is a difference of two products. The
/// documentation in FieldElement.Products.cs defines the columns, carries and multiples of p.
/// </remarks>
public sealed partial class FieldProductTests
{
    private const int Limbs = 9;
    private const int Columns = (2 * Limbs) - 1;

    [Theory]
    [InlineData("Multiply", "a*b -> _l")]
    [InlineData("Square", "a^2 -> _l")]
    [InlineData(
        "StartAddition",
        "z^2 -> b; a*b -x._l -> h; b*z -> a; a*b -y._l -> r._l; z*h -> z._l; h^2 -> hh._l")]
    [InlineData("FinishPoint", "a^2 -b._l -(c<<1) -> x; a*c-d*e -> y._l")]
    [InlineData("AddPair", "a*b -> v; a*b -> rest._l; b*v -> a; a^2 -x -z -> v; a*x -y -> sumY._l")]
    public void ProductsOfAMethod_AreWhatTheDescriptionMakes(string method, string description)
    {
        List<string> expected = [];
        foreach (string product in description.Split("; "))
        {
            AddProduct(product, expected);
        }

        string[] found = [.. Statements(method).Where(statement => ColumnStatement().IsMatch(statement))];
        Assert.Equal(string.Join('\n', expected), string.Join('\n', found));
    }

    [Fact]
    public void EveryProductInTheSources_IsInOneOfTheMethods()
    {
        string[] methods = [.. MethodName().Matches(Source()).Select(match => match.Groups[1].Value)];

        Assert.Equal(["Multiply", "Square", "StartAddition", "FinishPoint", "AddPair"], methods);
    }

    private static void AddProduct(string product, List<string> statements)
    {
        string[] sides = product.Split(" -> ");
        string[] words = sides[0].Split(' ');
        int first = statements.Count(statement => statement.StartsWith("long t", StringComparison.Ordinal)) + 1;
        for (int column = 0; column < Columns; column++)
        {
            int t = first + column;
            string carry = column == 0 ? "" : $"(t{t - 1} >> 29) + ";
            string rest = column < Limbs ? "" : Rest(words[1..], column - Limbs);
            statements.Add($"long t{t} = {carry}{Products(words[0], column)}{Multiples(column)}{rest}");
            if (column < Limbs)
            {
                statements.Add($"m{column} = t{t} & mask");
            }
            else
            {
                AddLimb(sides[1], column - Limbs, t, statements);
            }
        }

        string last = $"t{first + Columns - 1} >> 29";
        string less = Rest(words[1..], Limbs - 1);
        statements.Add($"{sides[1]}8 = {(less.Length > 0 ? $"({last}){less}" : last)}");
    }

    // A local gets the limb directly. A field gets a copy of m, which costs less than a second conversion.
    private static void AddLimb(string result, int limb, int t, List<string> statements)
    {
        if (result.EndsWith("_l", StringComparison.Ordinal))
        {
            statements.Add($"m{limb} = t{t} & mask");
            statements.Add($"{result}{limb} = m{limb}");
        }
        else
        {
            statements.Add($"{result}{limb} = t{t} & mask");
        }
    }

    private static string Products(string factors, int column)
    {
        if (factors.EndsWith("^2", StringComparison.Ordinal))
        {
            return Square(factors[0], column);
        }

        string[] terms = factors.Split('-');
        string sum = string.Join(" + ", Pairs(terms[0], column));
        return terms.Length == 1 ? sum : $"{sum} - {string.Join(" - ", Pairs(terms[1], column))}";
    }

    private static IEnumerable<string> Pairs(string product, int column)
    {
        return Enumerable.Range(0, Limbs)
            .Where(i => column - i is >= 0 and < Limbs)
            .Select(i => $"{product[0]}{i} * {product[2]}{column - i}");
    }

    // Each product of two different limbs appears once, and the code doubles the sum of these products.
    private static string Square(char name, int column)
    {
        string[] pairs = [.. Pairs($"{name}*{name}", column)];
        string doubled = string.Join(" + ", pairs[..(pairs.Length / 2)]);
        string middle = pairs.Length % 2 == 1 ? pairs[pairs.Length / 2] : "";
        return doubled.Length == 0 ? middle : $"(({doubled}) << 1)" + (middle.Length > 0 ? " + " + middle : "");
    }

    // The multiples of p from the m of the columns below.
    private static string Multiples(int column)
    {
        (int Below, char Sign, int Shift)[] terms = [(3, '+', 9), (6, '+', 18), (7, '-', 21), (8, '+', 24)];
        return string.Concat(terms
            .Where(term => column - term.Below is >= 0 and < Limbs)
            .Select(term => $" {term.Sign} (m{column - term.Below} << {term.Shift})"));
    }

    private static string Rest(string[] less, int limb)
    {
        return string.Concat(less.Select(word => word.StartsWith("-(", StringComparison.Ordinal)
            ? $" - ({word[2]}{limb} << 1)"
            : $" - {word[1..]}{limb}"));
    }

    private static IEnumerable<string> Statements(string method)
    {
        string source = Source();
        int start = source.IndexOf($"public void {method}(", StringComparison.Ordinal);
        int end = source.IndexOf("\n    }\n", start, StringComparison.Ordinal);
        return Comment().Replace(source[start..end], "")
            .Split([';', '{', '}'])
            .Select(text => WhiteSpace().Replace(text, " ").Trim());
    }

    private static string Source()
    {
        string folder = Path.Combine(Repository.Root, "firmware", "SecureBoot", "Crypto");
        string text = File.ReadAllText(Path.Combine(folder, "FieldElement.Products.cs"))
            + File.ReadAllText(Path.Combine(folder, "FieldElement.Steps.cs"));
        return text.ReplaceLineEndings("\n");
    }

    // The computation and the results of a column. The description leaves out locals and copies between products.
    [GeneratedRegex(@"^long t\d+ =|\bt\d+\b|= m\d$")]
    private static partial Regex ColumnStatement();

    [GeneratedRegex(@"//.*")]
    private static partial Regex Comment();

    [GeneratedRegex(@"public void (\w+)\(")]
    private static partial Regex MethodName();

    [GeneratedRegex(@"\s+")]
    private static partial Regex WhiteSpace();
}
