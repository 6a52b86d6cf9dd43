using System.Runtime.CompilerServices;

namespace System;

public struct Int16
{
    internal short _value;

    public const short MaxValue = 32767;
    public const short MinValue = -32768;

    [MethodImpl(MethodImplOptions.InternalCall)]
    public override extern string ToString();

    [MethodImpl(MethodImplOptions.InternalCall)]
    public extern string ToString(string format);

    public static short Parse(string s)
    {
        return Convert.ToInt16(s);
    }

    public static bool TryParse(string s, out short result)
    {
        result = (short)Convert.Native(s, true, MinValue, MaxValue, 10, false, out bool success);
        return success;
    }
}
