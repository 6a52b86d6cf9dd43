using System.Collections.Generic;

namespace SecureBoot.MetadataProcessor.Order;

/// <summary>
/// The order of names in a <c>.pe</c>: the result of the official processor's culture comparison on an English machine,
/// without any culture (docs/pe-format.md, section 9). Letters without case and accent decide first, then accents, then
/// lower case before upper case.
/// </summary>
public sealed class NameOrder : IComparer<string>
{
    private NameOrder()
    {
    }

    /// <summary>The only one.</summary>
    public static NameOrder Instance { get; } = new();

    /// <inheritdoc/>
    public int Compare(string? x, string? y)
    {
        List<CollationKey> left = CollationKey.Of(x ?? "");
        List<CollationKey> right = CollationKey.Of(y ?? "");
        int order = CompareLevel(left, right, CollationLevel.Letter);
        order = order != 0 ? order : CompareLevel(left, right, CollationLevel.Accent);
        return order != 0 ? order : CompareLevel(left, right, CollationLevel.Case);
    }

    private static int CompareLevel(List<CollationKey> left, List<CollationKey> right, CollationLevel level)
    {
        for (int i = 0; i < left.Count && i < right.Count; i++)
        {
            int order = left[i].At(level).CompareTo(right[i].At(level));
            if (order != 0)
            {
                return order;
            }
        }

        return left.Count.CompareTo(right.Count);
    }
}
