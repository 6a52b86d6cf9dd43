// Division and remainder by zero of every numeric type: a plain Exception, for float and double as well (IsZero check, CLR_RT_HeapBlock.cpp:2127).
using System;

public class Program
{
    static void W(string s) { Console.WriteLine(s); }

    static void T(string n, Action a)
    {
        try
        {
            a();
            W(n + " none");
        }
        catch (Exception e)
        {
            W(n + " " + e.GetType().FullName);
        }
    }

    static int I(int x) { return x; }

    static uint U(uint x) { return x; }

    static long L(long x) { return x; }

    static ulong UL(ulong x) { return x; }

    static float F(float x) { return x; }

    static double D(double x) { return x; }

    public static void Main()
    {
        T("int /", () => { int x = I(1) / I(0); W("" + x); });
        T("int %", () => { int x = I(1) % I(0); W("" + x); });
        T("uint /", () => { uint x = U(1) / U(0); W("" + x); });
        T("uint %", () => { uint x = U(1) % U(0); W("" + x); });
        T("long /", () => { long x = L(1) / L(0); W("" + x); });
        T("long %", () => { long x = L(1) % L(0); W("" + x); });
        T("ulong /", () => { ulong x = UL(1) / UL(0); W("" + x); });
        T("ulong %", () => { ulong x = UL(1) % UL(0); W("" + x); });
        T("float /", () => { float x = F(1) / F(0); W("done"); });
        T("float %", () => { float x = F(1) % F(0); W("done"); });
        T("double /", () => { double x = D(1) / D(0); W("done"); });
        T("double %", () => { double x = D(1) % D(0); W("done"); });
        T("double /-0", () => { double x = D(1) / D(-0.0); W("done"); });
        T("double 0/0", () => { double x = D(0) / D(0); W("done"); });
        T("byte /", () => { byte b = (byte)I(0); int x = 5 / b; W("" + x); });
        T("char %", () => { char c = (char)I(0); int x = 5 % c; W("" + x); });
        T("constant", () => { int z = I(0); W("" + (10 / z)); });
        W("" + L(-7) / 2 + " " + L(-7) % 2 + " " + L(7) / -2 + " " + L(7) % -2);
        W("" + U(0xFFFFFFF9) / 2 + " " + U(0xFFFFFFF9) % 2 + " " + UL(0xFFFFFFFFFFFFFFF9) / 2 + " " + UL(0xFFFFFFFFFFFFFFF9) % 10);
    }
}
