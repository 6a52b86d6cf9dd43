using System.Runtime.CompilerServices;

namespace System;

public struct SByte
{
    internal sbyte _value;

    public const sbyte MaxValue = 127;
    public const sbyte MinValue = -128;

    [MethodImpl(MethodImplOptions.InternalCall)]
    public override extern string ToString();

    [MethodImpl(MethodImplOptions.InternalCall)]
    public extern string ToString(string format);

    public static sbyte Parse(string s)
    {
        return Convert.ToSByte(s);
    }

    public static bool TryParse(string s, out sbyte result)
    {
        result = (sbyte)Convert.Native(s, true, MinValue, MaxValue, 10, false, out bool success);
        return success;
    }
}
