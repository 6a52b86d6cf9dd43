using System.Runtime.CompilerServices;

namespace System;

public struct Byte
{
    internal byte _value;

    public const byte MaxValue = 255;
    public const byte MinValue = 0;

    [MethodImpl(MethodImplOptions.InternalCall)]
    public override extern string ToString();

    [MethodImpl(MethodImplOptions.InternalCall)]
    public extern string ToString(string format);

    public static byte Parse(string s)
    {
        return Convert.ToByte(s);
    }

    public static bool TryParse(string s, out byte result)
    {
        result = (byte)Convert.Native(s, false, MinValue, MaxValue, 10, false, out bool success);
        return success;
    }
}
