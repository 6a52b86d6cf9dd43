using System.Runtime.CompilerServices;

namespace System;

public struct UInt16
{
    internal ushort _value;

    public const ushort MaxValue = 65535;
    public const ushort MinValue = 0;

    [MethodImpl(MethodImplOptions.InternalCall)]
    public override extern string ToString();

    [MethodImpl(MethodImplOptions.InternalCall)]
    public extern string ToString(string format);

    public static ushort Parse(string s)
    {
        return Convert.ToUInt16(s);
    }

    public static bool TryParse(string s, out ushort result)
    {
        result = (ushort)Convert.Native(s, false, MinValue, MaxValue, 10, false, out bool success);
        return success;
    }
}
