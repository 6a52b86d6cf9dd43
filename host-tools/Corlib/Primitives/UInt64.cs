using System.Runtime.CompilerServices;

namespace System;

public struct UInt64
{
    internal ulong _value;

    public const ulong MaxValue = 0xFFFFFFFFFFFFFFFF;
    public const ulong MinValue = 0;

    [MethodImpl(MethodImplOptions.InternalCall)]
    public override extern string ToString();

    [MethodImpl(MethodImplOptions.InternalCall)]
    public extern string ToString(string format);

    public static ulong Parse(string s)
    {
        return Convert.ToUInt64(s);
    }

    public static bool TryParse(string s, out ulong result)
    {
        result = (ulong)Convert.Native(s, false, 0, 0, 10, false, out bool success);
        return success;
    }
}
