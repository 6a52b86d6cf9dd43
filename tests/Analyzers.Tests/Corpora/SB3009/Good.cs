using System;
using System.Collections;

namespace Corpora;

public sealed class Sb3009Good
{
    private readonly ArrayList _list = new();

    public string? Name { get; init; }

    public int[][] Rows()
    {
        return new int[2][];
    }

    public string? NameOf(Sb3009Good? other)
    {
        return other?.Name;
    }

    public void Print(Sb3009Good? other)
    {
        other?.Write();
    }

    public string Kind(object value)
    {
        return value switch
        {
            int number when number > 0 => "positive",
            string => "text",
            _ => "other",
        };
    }

    public void Swap(ref int left, ref int right)
    {
        int kept = left;
        left = right;
        right = kept;
    }

    public int Last(int[] values)
    {
        return values[values.Length - 1];
    }

    private void Write()
    {
        Console.WriteLine($"{Name} {_list.Count}");
    }
}
