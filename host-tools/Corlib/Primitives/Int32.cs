using System.Runtime.CompilerServices;

namespace System;

public struct Int32
{
    internal int _value;

    public const int MaxValue = 0x7FFFFFFF;
    public const int MinValue = unchecked((int)0x80000000);

    [MethodImpl(MethodImplOptions.InternalCall)]
    public override extern string ToString();

    [MethodImpl(MethodImplOptions.InternalCall)]
    public extern string ToString(string format);

    public static int Parse(string s)
    {
        return Convert.ToInt32(s);
    }

    public static bool TryParse(string s, out int result)
    {
        result = (int)Convert.Native(s, true, MinValue, MaxValue, 10, false, out bool success);
        return success;
    }
}
