using System.Runtime.CompilerServices;

namespace System;

public struct UInt32
{
    internal uint _value;

    public const uint MaxValue = 0xFFFFFFFF;
    public const uint MinValue = 0;

    [MethodImpl(MethodImplOptions.InternalCall)]
    public override extern string ToString();

    [MethodImpl(MethodImplOptions.InternalCall)]
    public extern string ToString(string format);

    public static uint Parse(string s)
    {
        return Convert.ToUInt32(s);
    }

    public static bool TryParse(string s, out uint result)
    {
        result = (uint)Convert.Native(s, false, MinValue, MaxValue, 10, false, out bool success);
        return success;
    }
}
