// NaN and infinities: NaN compares as greater, NaN equals nothing, +inf equals -inf (Compare_Signed_Values, CLR_RT_HeapBlock.cpp:1685-1745).
using System;

public class Program
{
    static void W(string s) { Console.WriteLine(s); }

    static string F(bool b) { return b ? "1" : "0"; }

    static void D(string n, double a, double b)
    {
        string s = F(a < b) + F(a <= b) + F(a > b) + F(a >= b) + F(a == b) + F(a != b);
        string t = "";
        if (a < b) { t += "1"; } else { t += "0"; }
        if (a <= b) { t += "1"; } else { t += "0"; }
        if (a > b) { t += "1"; } else { t += "0"; }
        if (a >= b) { t += "1"; } else { t += "0"; }
        if (a == b) { t += "1"; } else { t += "0"; }
        if (a != b) { t += "1"; } else { t += "0"; }
        W("double " + n + " " + s + " " + t);
    }

    static void S(string n, float a, float b)
    {
        string s = F(a < b) + F(a <= b) + F(a > b) + F(a >= b) + F(a == b) + F(a != b);
        string t = "";
        if (a < b) { t += "1"; } else { t += "0"; }
        if (a <= b) { t += "1"; } else { t += "0"; }
        if (a > b) { t += "1"; } else { t += "0"; }
        if (a >= b) { t += "1"; } else { t += "0"; }
        if (a == b) { t += "1"; } else { t += "0"; }
        if (a != b) { t += "1"; } else { t += "0"; }
        W("float " + n + " " + s + " " + t);
    }

    public static void Main()
    {
        D("1,2", 1, 2);
        D("2,1", 2, 1);
        D("1,1", 1, 1);
        D("nan,1", double.NaN, 1);
        D("1,nan", 1, double.NaN);
        D("nan,nan", double.NaN, double.NaN);
        D("inf,1", double.PositiveInfinity, 1);
        D("1,inf", 1, double.PositiveInfinity);
        D("-inf,1", double.NegativeInfinity, 1);
        D("inf,inf", double.PositiveInfinity, double.PositiveInfinity);
        D("inf,-inf", double.PositiveInfinity, double.NegativeInfinity);
        D("-inf,inf", double.NegativeInfinity, double.PositiveInfinity);
        D("inf,nan", double.PositiveInfinity, double.NaN);
        D("0,-0", 0.0, -0.0);
        S("1,2", 1, 2);
        S("nan,1", float.NaN, 1);
        S("1,nan", 1, float.NaN);
        S("nan,nan", float.NaN, float.NaN);
        S("inf,-inf", float.PositiveInfinity, float.NegativeInfinity);
        S("-inf,inf", float.NegativeInfinity, float.PositiveInfinity);
        S("inf,1", float.PositiveInfinity, 1);
        W(F(double.IsNaN(double.NaN)) + F(double.IsNaN(1)) + F(double.IsInfinity(double.NegativeInfinity)) + F(double.IsPositiveInfinity(double.PositiveInfinity)) + F(double.IsNegativeInfinity(double.PositiveInfinity)));
        W(F(float.IsNaN(float.NaN)) + F(float.IsInfinity(float.PositiveInfinity)) + F(float.IsPositiveInfinity(float.NegativeInfinity)));
        bool notLess = !(double.NaN < Id(1));
        W(F(notLess) + F(Id(double.NaN) == Id(double.NaN)) + F(Id(1).CompareTo(2) < 0));
    }

    static double Id(double d) { return d; }
}
