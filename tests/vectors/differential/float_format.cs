// ToString of float and double: default, F, N, G, D, X (System.Number in CoreLibrary and corlib_native_System_Number.cpp).
using System;

public class Program
{
    static void W(string s) { Console.WriteLine(s); }

    delegate string Text();

    static string Try(Text t)
    {
        try
        {
            return " [" + t() + "]";
        }
        catch (Exception e)
        {
            return " " + e.GetType().Name;
        }
    }

    public static void Main()
    {
        double[] values = { 0, 1, -1, 0.5, 1.5, 100, 1234.5678, -0.001, 0.1, 1.0 / 3, 2.0 / 3, 123456789, 1e15, 1e16, 1e-5, 1e-10, 1e20, 1e100, 1.7976931348623157e308, 9007199254740993, 3.141592653589793 };
        foreach (double d in values)
        {
            string s = "double";
            s += Try(() => d.ToString());
            s += Try(() => d.ToString("F2"));
            s += Try(() => d.ToString("F0"));
            s += Try(() => d.ToString("N1"));
            W(s);
        }

        float[] floats = { 0, 1, -1.5f, 0.1f, 1f / 3, 1234.5678f, 1e10f, 3.4028235e38f, 1e-6f, 16777216 };
        foreach (float f in floats)
        {
            string s = "float";
            s += Try(() => f.ToString());
            s += Try(() => f.ToString("F3"));
            s += Try(() => f.ToString("N0"));
            W(s);
        }

        W("G" + Try(() => 1234.5678.ToString("G")) + Try(() => 1234.5678.ToString("G3")) + Try(() => 0.00001.ToString("G")));
        W("D" + Try(() => 5.5.ToString("D")) + " X" + Try(() => 5.5.ToString("X")));
        W(double.NaN.ToString() + " " + double.PositiveInfinity.ToString() + " " + double.NegativeInfinity.ToString() + " " + float.NaN.ToString());
        W("concat " + 1.5 + " " + 0.1f + " " + -2.25);
    }
}
