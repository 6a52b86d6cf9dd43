using System.Runtime.CompilerServices;

namespace System;

public struct Single
{
    internal float _value;

    public const float MinValue = -3.40282346638528859e+38f;
    public const float Epsilon = 1.4e-45f;
    public const float MaxValue = 3.40282346638528859e+38f;
    public const float PositiveInfinity = (float)1.0 / (float)(0.0);
    public const float NegativeInfinity = (float)(-1.0) / (float)(0.0);
    public const float NaN = (float)0.0 / (float)0.0;

    [MethodImpl(MethodImplOptions.InternalCall)]
    public static extern bool IsInfinity(float value);

    [MethodImpl(MethodImplOptions.InternalCall)]
    public static extern bool IsNaN(float value);

    [MethodImpl(MethodImplOptions.InternalCall)]
    public static extern bool IsNegativeInfinity(float value);

    [MethodImpl(MethodImplOptions.InternalCall)]
    public static extern bool IsPositiveInfinity(float value);

    [MethodImpl(MethodImplOptions.InternalCall)]
    public extern int CompareTo(float value);

    [MethodImpl(MethodImplOptions.InternalCall)]
    public override extern string ToString();

    [MethodImpl(MethodImplOptions.InternalCall)]
    public extern string ToString(string format);

    public static float Parse(string s)
    {
        return (float)Convert.NativeDouble(s, true, out _);
    }

    public static bool TryParse(string s, out float result)
    {
        result = (float)Convert.NativeDouble(s, false, out bool success);
        return success;
    }
}
