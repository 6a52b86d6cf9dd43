// Double and float at their extremes: ToString of every format, parsing back, comparisons, NaN, infinities, negative zero, Equals, CompareTo, IsNaN and its kin, arithmetic that overflows and underflows.
using System;

public class Program
{
    static readonly double[] s_doubles =
    {
        0, -0.0, 1, -1, 0.1, -0.1, 0.5, 1.5, 2.5, 123456789, 1234567.891, 0.001, 0.0001, 0.00001, 1e15, 1e16, 123456789012345678, 1e-10, 1e100, -1e-100,
        double.MaxValue, double.MinValue, double.Epsilon, 9007199254740993, 0.30000000000000004, 1.0 / 3, 2.0 / 3, 99.995, 0.995, 9.9999999,
        double.NaN, double.PositiveInfinity, double.NegativeInfinity,
    };

    static readonly float[] s_floats = { 0, -0f, 0.1f, -2.5f, 16777216, 16777217, 1e10f, 1e-10f, 3.14159274f, float.MaxValue, float.MinValue, float.Epsilon, 1.17549435e-38f, float.NaN, float.PositiveInfinity, float.NegativeInfinity };

    delegate string Text();

    static void W(string s) { Console.WriteLine(s); }

    static string Try(Text t)
    {
        try { return t(); }
        catch (Exception e) { return e.GetType().Name; }
    }

    static string B(double d) { return BitConverter.DoubleToInt64Bits(d).ToString("X16"); }

    static string F(bool b) { return b ? "1" : "0"; }

    static void Compare(double a, double b)
    {
        W(a + " " + b + ": " + F(a < b) + F(a <= b) + F(a > b) + F(a >= b) + F(a == b) + F(a != b) + F(!(a < b)) + F(!(a > b)) + " " + F(a.Equals(b)) + F(((object)a).Equals(b)) + " " + a.CompareTo(b));
    }

    public static void Main()
    {
        foreach (double d in s_doubles) { W(d + " " + Try(() => d.ToString("G")) + " " + Try(() => d.ToString("G5")) + " " + Try(() => d.ToString("G17")) + " " + Try(() => d.ToString("F2")) + " " + Try(() => d.ToString("E3"))); }
        foreach (double d in s_doubles) { W(Try(() => d.ToString("N1")) + " " + Try(() => d.ToString("F0")) + " " + Try(() => d.ToString("D")) + " " + Try(() => d.ToString("X")) + " " + Try(() => d.ToString("R"))); }
        foreach (float f in s_floats) { W(f + " " + Try(() => f.ToString("G")) + " " + Try(() => f.ToString("G9")) + " " + Try(() => f.ToString("F3")) + " " + Try(() => f.ToString("N0")) + " " + Try(() => f.ToString("e2")) + " " + (double)f); }
        double[] few = { 0, -0.0, 1, double.NaN, double.PositiveInfinity, double.NegativeInfinity };
        foreach (double a in few) { foreach (double b in few) { Compare(a, b); } }
        foreach (double d in few) { W(d + " " + F(double.IsNaN(d)) + F(double.IsInfinity(d)) + F(double.IsPositiveInfinity(d)) + F(double.IsNegativeInfinity(d)) + " " + F(float.IsNaN((float)d)) + F(float.IsInfinity((float)d)) + " " + B(-d) + " " + B(d * -1) + " " + B(d + 0) + " " + B((float)d)); }
        double max = double.MaxValue, tiny = double.Epsilon;
        W(B(max * 2) + " " + B(-max * 2) + " " + B(tiny / 2) + " " + B(tiny * 0.5 + tiny) + " " + B(max + 1) + " " + B(max - max) + " " + B(1e308 * 10 - 1e308 * 10));
        float fmax = float.MaxValue;
        W((fmax * 2) + " " + (fmax + 1) + " " + (float)1e40 + " " + (float)-1e40 + " " + (float)1e-50 + " " + (fmax * 2 / 2) + " " + (double)0.1f + " " + (0.1f + 0.2f) + " " + (0.1f == 0.1));
        foreach (string s in new string[] { "1e308", "1e309", "-1e309", "1e-400", "NaN", "Infinity", "-Infinity", "nan", ".5", "5.", ".", "-", "+1", "- 1", "1 ", " 1", "00001", "1.7976931348623157E+308", "4.9E-324", "2.4703282292062327e-324", "0.1000000000000000055511151231257827", "\u0661" }) { W(s + " " + Try(() => B(double.Parse(s))) + " " + Try(() => B(float.Parse(s))) + " " + (double.TryParse(s, out double d) ? B(d) : "no " + B(d))); }
    }
}
