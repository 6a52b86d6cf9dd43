using System.Runtime.CompilerServices;

namespace System;

public struct Int64
{
    internal long _value;

    public const long MaxValue = 0x7FFFFFFFFFFFFFFF;
    public const long MinValue = unchecked((long)0x8000000000000000);

    [MethodImpl(MethodImplOptions.InternalCall)]
    public override extern string ToString();

    [MethodImpl(MethodImplOptions.InternalCall)]
    public extern string ToString(string format);

    public static long Parse(string s)
    {
        return Convert.ToInt64(s);
    }

    public static bool TryParse(string s, out long result)
    {
        result = (long)Convert.Native(s, true, MinValue, MaxValue, 10, false, out bool success);
        return success;
    }
}
