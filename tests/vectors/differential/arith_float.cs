// float operators, kept in single precision (R4 case of Numeric*, CLR_RT_HeapBlock.cpp); bits shown through BitConverter.
using System;

public class Program
{
    static void W(string s) { Console.WriteLine(s); }

    static string B(float f) { return BitConverter.ToUInt32(BitConverter.GetBytes(f), 0).ToString("X8"); }

    static void Ops(float a, float b)
    {
        W("a " + B(a) + " b " + B(b));
        W("add " + B(a + b) + " sub " + B(a - b) + " mul " + B(a * b));
        W("div " + B(a / b) + " rem " + B(a % b) + " neg " + B(-a));
        W("lt " + (a < b) + " gt " + (a > b) + " eq " + (a == b));
    }

    public static void Main()
    {
        Ops(1.5f, 2.25f);
        Ops(-1.5f, 2.25f);
        Ops(0.1f, 0.2f);
        Ops(1e30f, 1e-30f);
        Ops(16777216f, 1f);
        Ops(3.4e38f, 10f);
        Ops(1e-38f, 1e-3f);
        Ops(5.5f, 2f);
        float sum = 0;
        for (int i = 0; i < 10; i++)
        {
            sum += 0.1f;
        }

        W("sum " + B(sum));
        float f = 7;
        f++;
        f /= 3;
        W("mix " + B(f));
    }
}
