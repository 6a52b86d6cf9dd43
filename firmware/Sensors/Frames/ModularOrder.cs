namespace SecureBoot.Sensors;

/// <summary>Orders counters that wrap: of two values, the later is less than half the range ahead.</summary>
/// <remarks>Without signs: on nanoCLR a difference of two uint that is cast to int keeps its unsigned tag.</remarks>
public static class ModularOrder
{
    /// <summary>The distance from <paramref name="earlier"/> to <paramref name="later"/>, across the wrap.</summary>
    public static uint Elapsed(uint earlier, uint later)
    {
        return unchecked(later - earlier);
    }

    /// <summary>The distance from <paramref name="earlier"/> to <paramref name="later"/>, across the wrap.</summary>
    public static ushort Elapsed(ushort earlier, ushort later)
    {
        return unchecked((ushort)(later - earlier));
    }

    /// <summary>Whether <paramref name="left"/> is after <paramref name="right"/>; exactly half the range apart,
    /// neither is.</summary>
    public static bool IsAfter(uint left, uint right)
    {
        uint ahead = unchecked(left - right);
        return ahead != 0 && ahead < 0x80000000;
    }

    /// <summary>Whether <paramref name="left"/> is after <paramref name="right"/>; exactly half the range apart,
    /// neither is.</summary>
    public static bool IsAfter(ushort left, ushort right)
    {
        ushort ahead = unchecked((ushort)(left - right));
        return ahead != 0 && ahead < 0x8000;
    }
}
