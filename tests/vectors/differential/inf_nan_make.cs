// NaN and infinities made without dividing: overflow of multiplication, inf - inf, 0 * inf; parsing and printing them.
using System;

public class Program
{
    static void W(string s) { Console.WriteLine(s); }

    static string B(double d) { return BitConverter.DoubleToInt64Bits(d).ToString("X16"); }

    static double Id(double d) { return d; }

    public static void Main()
    {
        double inf = Id(1e300) * Id(1e300);
        W(B(inf) + " " + double.IsInfinity(inf) + " " + double.IsPositiveInfinity(inf));
        double minus = -inf;
        W(B(minus) + " " + double.IsNegativeInfinity(minus));
        double nan = inf - inf;
        W(double.IsNaN(nan) + " " + double.IsNaN(0 * inf) + " " + double.IsNaN(nan + 1));
        W((inf + 1 == inf) + " " + (inf > double.MaxValue) + " " + (minus < double.MinValue));
        float f = (float)inf;
        W(float.IsPositiveInfinity(f) + " " + float.IsNaN((float)nan));
        W(inf.ToString() + " " + minus.ToString() + " " + nan.ToString());
        W(f.ToString());
    }
}
