using System.Runtime.CompilerServices;

namespace System;

public struct Double
{
    internal double _value;

    public const double MinValue = -1.7976931348623157E+308;
    public const double Epsilon = 4.9406564584124654E-324;
    public const double MaxValue = 1.7976931348623157E+308;
    public const double PositiveInfinity = (double)1.0 / (double)(0.0);
    public const double NegativeInfinity = (double)(-1.0) / (double)(0.0);
    public const double NaN = (double)0.0 / (double)0.0;

    [MethodImpl(MethodImplOptions.InternalCall)]
    public static extern bool IsInfinity(double value);

    [MethodImpl(MethodImplOptions.InternalCall)]
    public static extern bool IsNaN(double value);

    [MethodImpl(MethodImplOptions.InternalCall)]
    public static extern bool IsNegativeInfinity(double value);

    [MethodImpl(MethodImplOptions.InternalCall)]
    public static extern bool IsPositiveInfinity(double value);

    [MethodImpl(MethodImplOptions.InternalCall)]
    public extern int CompareTo(double value);

    [MethodImpl(MethodImplOptions.InternalCall)]
    public override extern string ToString();

    [MethodImpl(MethodImplOptions.InternalCall)]
    public extern string ToString(string format);

    public static double Parse(string s)
    {
        return (double)Convert.NativeDouble(s, true, out _);
    }

    public static bool TryParse(string s, out double result)
    {
        result = (double)Convert.NativeDouble(s, false, out bool success);
        return success;
    }
}
