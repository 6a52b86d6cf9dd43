using System.Runtime.CompilerServices;

namespace System;

public static class Math
{
    public const double PI = 3.14159265358979323846;
    public const double E = 2.7182818284590452354;

    public static int Abs(int value)
    {
        return MathInternal.Abs(value);
    }

    [MethodImpl(MethodImplOptions.InternalCall)]
    public static extern double Abs(double value);

    [MethodImpl(MethodImplOptions.InternalCall)]
    public static extern float Abs(float value);

    [MethodImpl(MethodImplOptions.InternalCall)]
    public static extern double Acos(double d);

    [MethodImpl(MethodImplOptions.InternalCall)]
    public static extern double Asin(double d);

    [MethodImpl(MethodImplOptions.InternalCall)]
    public static extern double Atan(double d);

    [MethodImpl(MethodImplOptions.InternalCall)]
    public static extern double Atan2(double y, double x);

    [MethodImpl(MethodImplOptions.InternalCall)]
    public static extern double Cbrt(double d);

    [MethodImpl(MethodImplOptions.InternalCall)]
    public static extern double Ceiling(double d);

    public static double Clamp(double value, double min, double max)
    {
        if (max < min)
        {
            throw new ArgumentException();
        }

        // nanoCLR's comparisons with NaN are not IEEE's: a bound that is NaN is no bound.
        if (double.IsNaN(value))
        {
            return double.NaN;
        }

        if (!double.IsNaN(min) && value < min)
        {
            return min;
        }

        return !double.IsNaN(max) && value > max ? max : value;
    }

    public static long Clamp(long value, long min, long max)
    {
        if (max < min)
        {
            throw new ArgumentException();
        }

        if (value < min)
        {
            return min;
        }

        return value > max ? max : value;
    }

    public static float Clamp(float value, float min, float max)
    {
        return (float)Clamp((double)value, min, max);
    }

    public static ulong Clamp(ulong value, ulong min, ulong max)
    {
        if (max < min)
        {
            throw new ArgumentException();
        }

        if (value < min)
        {
            return min;
        }

        return value > max ? max : value;
    }

    [MethodImpl(MethodImplOptions.InternalCall)]
    public static extern double Cos(double a);

    [MethodImpl(MethodImplOptions.InternalCall)]
    public static extern double Cosh(double value);

    [MethodImpl(MethodImplOptions.InternalCall)]
    public static extern double Exp(double d);

    [MethodImpl(MethodImplOptions.InternalCall)]
    public static extern double Floor(double d);

    [MethodImpl(MethodImplOptions.InternalCall)]
    public static extern double IEEERemainder(double x, double y);

    [MethodImpl(MethodImplOptions.InternalCall)]
    public static extern double Log(double d);

    [MethodImpl(MethodImplOptions.InternalCall)]
    public static extern double Log10(double d);

    public static int Max(int val1, int val2)
    {
        return val1 >= val2 ? val1 : val2;
    }

    [MethodImpl(MethodImplOptions.InternalCall)]
    public static extern double Max(double val1, double val2);

    [MethodImpl(MethodImplOptions.InternalCall)]
    public static extern float Max(float val1, float val2);

    public static int Min(int val1, int val2)
    {
        return val1 <= val2 ? val1 : val2;
    }

    [MethodImpl(MethodImplOptions.InternalCall)]
    public static extern double Min(double val1, double val2);

    [MethodImpl(MethodImplOptions.InternalCall)]
    public static extern float Min(float val1, float val2);

    [MethodImpl(MethodImplOptions.InternalCall)]
    public static extern double Pow(double x, double y);

    [MethodImpl(MethodImplOptions.InternalCall)]
    public static extern double Round(double a);

    [MethodImpl(MethodImplOptions.InternalCall)]
    public static extern int Sign(double value);

    public static int Sign(float value)
    {
        return Sign((double)value);
    }

    [MethodImpl(MethodImplOptions.InternalCall)]
    public static extern double Sin(double a);

    [MethodImpl(MethodImplOptions.InternalCall)]
    public static extern double Sinh(double value);

    [MethodImpl(MethodImplOptions.InternalCall)]
    public static extern double Sqrt(double d);

    [MethodImpl(MethodImplOptions.InternalCall)]
    public static extern double Tan(double a);

    [MethodImpl(MethodImplOptions.InternalCall)]
    public static extern double Tanh(double value);

    [MethodImpl(MethodImplOptions.InternalCall)]
    public static extern double Truncate(double d);
}
