using System.Runtime.CompilerServices;

namespace System;

public static class Math
{
    public const double E = 2.7182818284590452354;
    public const double PI = 3.14159265358979323846;

    [MethodImpl(MethodImplOptions.InternalCall)]
    public static extern double Abs(double value);

    [MethodImpl(MethodImplOptions.InternalCall)]
    public static extern double Acos(double value);

    [MethodImpl(MethodImplOptions.InternalCall)]
    public static extern double Asin(double value);

    [MethodImpl(MethodImplOptions.InternalCall)]
    public static extern double Atan(double value);

    [MethodImpl(MethodImplOptions.InternalCall)]
    public static extern double Ceiling(double value);

    [MethodImpl(MethodImplOptions.InternalCall)]
    public static extern double Cos(double value);

    [MethodImpl(MethodImplOptions.InternalCall)]
    public static extern double Cosh(double value);

    [MethodImpl(MethodImplOptions.InternalCall)]
    public static extern double Exp(double value);

    [MethodImpl(MethodImplOptions.InternalCall)]
    public static extern double Floor(double value);

    [MethodImpl(MethodImplOptions.InternalCall)]
    public static extern double Log(double value);

    [MethodImpl(MethodImplOptions.InternalCall)]
    public static extern double Log10(double value);

    [MethodImpl(MethodImplOptions.InternalCall)]
    public static extern double Round(double value);

    [MethodImpl(MethodImplOptions.InternalCall)]
    public static extern double Sin(double value);

    [MethodImpl(MethodImplOptions.InternalCall)]
    public static extern double Sinh(double value);

    [MethodImpl(MethodImplOptions.InternalCall)]
    public static extern double Sqrt(double value);

    [MethodImpl(MethodImplOptions.InternalCall)]
    public static extern double Tan(double value);

    [MethodImpl(MethodImplOptions.InternalCall)]
    public static extern double Tanh(double value);

    [MethodImpl(MethodImplOptions.InternalCall)]
    public static extern double Truncate(double value);

    [MethodImpl(MethodImplOptions.InternalCall)]
    public static extern double Atan2(double y, double x);

    [MethodImpl(MethodImplOptions.InternalCall)]
    public static extern double IEEERemainder(double x, double y);

    [MethodImpl(MethodImplOptions.InternalCall)]
    public static extern double Pow(double x, double y);

    public static int Abs(int value)
    {
        return value >= 0 ? value : -value;
    }

    public static float Abs(float value)
    {
        return (float)Abs((double)value);
    }

    public static int Max(int x, int y)
    {
        return x >= y ? x : y;
    }

    public static int Min(int x, int y)
    {
        return x <= y ? x : y;
    }

    public static double Max(double x, double y)
    {
        return x >= y ? x : y;
    }

    public static double Min(double x, double y)
    {
        return x <= y ? x : y;
    }

    public static int Sign(double value)
    {
        return value < 0 ? -1 : value > 0 ? 1 : 0;
    }

    public static int Sign(float value)
    {
        return value < 0 ? -1 : value > 0 ? 1 : 0;
    }
}
