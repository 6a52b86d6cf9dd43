using System;
using System.Collections.Generic;

namespace SecureBoot.Emulator.Types;

/// <summary>Names as .NET's cultures order them, which is how the metadata processor orders types: punctuation, digits, letters; upper and
/// lower case differ only where nothing else does. Written out, because the host tools run without culture data.</summary>
internal sealed class TypeNameComparer : IComparer<string>
{
    // The root collation's order of printable ASCII. What is not in it comes after, by its number.
    private const string Order = " _-,;:!?.'\"()[]{}@*/\\&#%`^+<=>|~$0123456789abcdefghijklmnopqrstuvwxyz";

    public static TypeNameComparer Shared { get; } = new();

    public int Compare(string? x, string? y)
    {
        string left = x ?? "";
        string right = y ?? "";
        int common = Math.Min(left.Length, right.Length);
        int byCase = 0;
        for (int i = 0; i < common; i++)
        {
            int difference = Weight(left[i]).CompareTo(Weight(right[i]));
            if (difference != 0)
            {
                return difference;
            }

            // A lower case letter comes first, and has the greater number.
            byCase = byCase != 0 ? byCase : right[i].CompareTo(left[i]);
        }

        int byLength = left.Length.CompareTo(right.Length);
        return byLength != 0 ? byLength : byCase;
    }

    private static int Weight(char c)
    {
        int place = Order.IndexOf(char.ToLowerInvariant(c), StringComparison.Ordinal);
        return place >= 0 ? place : Order.Length + c;
    }
}
