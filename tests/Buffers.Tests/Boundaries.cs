using System.Collections.Generic;
using System.Numerics;

namespace SecureBoot.Buffers.Tests;

/// <summary>Values at which arithmetic goes wrong: the limits of each integer width and their neighbours.</summary>
internal static class Boundaries
{
    internal static IReadOnlyList<long> All { get; } = Make();

    internal static ArithmeticStatus Judge(BigInteger exact, long minimum, ulong maximum)
    {
        return exact > maximum ? ArithmeticStatus.TooLarge
            : exact < minimum ? ArithmeticStatus.TooSmall
            : ArithmeticStatus.Ok;
    }

    private static List<long> Make()
    {
        SortedSet<long> values = [0, 3, 7, 10, 46340, 46341, 92681, 65537, 3037000499, 3037000500];
        foreach (int bits in new[] { 0, 1, 7, 8, 15, 16, 31, 32, 62 })
        {
            for (int near = -2; near <= 2; near++)
            {
                values.Add((1L << bits) + near);
                values.Add(-(1L << bits) + near);
            }
        }

        values.UnionWith([long.MaxValue, long.MaxValue - 1, long.MinValue, long.MinValue + 1]);
        return [.. values];
    }
}
