// double operators (R8 case of Numeric*, CLR_RT_HeapBlock.cpp); bits shown through BitConverter.
using System;

public class Program
{
    static void W(string s) { Console.WriteLine(s); }

    static string B(double d) { return BitConverter.DoubleToInt64Bits(d).ToString("X16"); }

    static void Ops(double a, double b)
    {
        W("a " + B(a) + " b " + B(b));
        W("add " + B(a + b) + " sub " + B(a - b) + " mul " + B(a * b));
        W("div " + B(a / b) + " rem " + B(a % b) + " neg " + B(-a));
        W("lt " + (a < b) + " gt " + (a > b) + " eq " + (a == b));
    }

    public static void Main()
    {
        Ops(1.5, 2.25);
        Ops(-7.5, 2);
        Ops(0.1, 0.2);
        Ops(1e300, 1e10);
        Ops(9007199254740992, 1);
        Ops(1e-310, 3);
        Ops(1.0, 3.0);
        Ops(-0.0, 5);
        double sum = 0;
        for (int i = 0; i < 10; i++)
        {
            sum += 0.1;
        }

        W("sum " + B(sum));
        double d = 7;
        d--;
        d /= 3.5;
        W("mix " + B(d));
        float f = 0.1f;
        W("float+double " + B(f + 0.2) + " int*double " + B(3 * d) + " long*float " + B(5000000000L * f));
    }
}
