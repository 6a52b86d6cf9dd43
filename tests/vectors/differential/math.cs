// System.Math of nanoFramework.System.Math: every function, as bits.
// uses: System.Math
using System;

public class Program
{
    static void W(string s) { Console.WriteLine(s); }

    static string B(double d) { return BitConverter.DoubleToInt64Bits(d).ToString("X16"); }

    public static void Main()
    {
        W("abs " + Math.Abs(-5) + " " + B(Math.Abs(-1.5)) + " " + B(Math.Abs(-1.5f)));
        W("max " + Math.Max(3, 7) + " " + Math.Min(3, 7) + " " + B(Math.Max(1.5, -2)) + " " + B(Math.Min(1.5, -2)));
        W("round " + B(Math.Round(2.5)) + " " + B(Math.Round(3.5)) + " " + B(Math.Round(-2.5)) + " " + B(Math.Round(2.4)));
        W("floor " + B(Math.Floor(-1.5)) + " " + B(Math.Ceiling(-1.5)) + " " + B(Math.Truncate(-1.5)) + " " + B(Math.Ceiling(1.2)));
        W("sign " + Math.Sign(-3) + " " + Math.Sign(0) + " " + Math.Sign(2.5));
        W("sqrt " + B(Math.Sqrt(2)) + " " + B(Math.Sqrt(16)) + " " + double.IsNaN(Math.Sqrt(-1)));
        W("pow " + B(Math.Pow(2, 10)) + " " + B(Math.Pow(2, -1)) + " " + B(Math.Pow(9, 0.5)));
        W("log " + B(Math.Log10(1000)) + " " + (Math.Log(Math.E) - 1 < 1e-12) + " " + (Math.Exp(1) - Math.E < 1e-12));
        W("trig " + Math.Sin(0.5).ToString("F6") + " " + Math.Cos(0.5).ToString("F6") + " " + Math.Tan(0.5).ToString("F6") + " " + Math.Atan2(1, 2).ToString("F6") + " " + Math.Asin(0.5).ToString("F6") + " " + Math.Acos(0.5).ToString("F6") + " " + Math.Atan(0.5).ToString("F6"));
        W("hyper " + Math.Sinh(0.5).ToString("F6") + " " + Math.Cosh(0.5).ToString("F6") + " " + Math.Tanh(0.5).ToString("F6"));
        W("other " + B(Math.IEEERemainder(5, 3)) + " " + Math.PI.ToString("F6"));
    }
}
